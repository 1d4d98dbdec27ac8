/** What Teams shows of the app before anybody has spoken with it. */
export const en = {
  shortDescription: 'Asks for progress, files what people answer, tells where the plan stands.',
  fullDescription:
    'Throughline asks the owner of each goal for evidence when a progress check is due, understands the answer in plain words, in English or Spanish, files it, and posts a weekly digest of what moved, what is stuck and what nobody has answered. Write “status 2” to it, or mention it in a channel, to see where the plan stands.',
  /** A title is typed for the person who chooses it, so it is a command as people write it. */
  menu: {
    status: { title: 'status', about: 'where the whole plan stands, or an item: status 2.b' },
    mine: { title: 'mine', about: 'what you answer for; what waits comes first' },
    of: { title: 'of', about: 'what somebody answers for: of Ana Lark' },
    'at-risk': { title: 'at-risk', about: 'what is at risk or off track, and what it needs' },
    'needs-attention': { title: 'needs-attention', about: 'what somebody should look at, and why' },
    overdue: { title: 'overdue', about: 'checks without an answer, since when, and whose' },
    item: { title: 'item', about: 'everything the plan says about an item: item 2.b' },
    evidence: { title: 'evidence', about: 'what is filed under an item: evidence 2.b' },
    history: { title: 'history', about: 'what happened to an item: history 2.b' },
    subscribe: { title: 'subscribe', about: 'the weekly digest, here: subscribe here weekly mon 08:00' },
    digest: { title: 'digest now', about: 'the digest as it is now' },
    calendar: { title: 'calendar', about: 'checks, the plan’s calendar and closed days of the next four weeks' },
    undo: { title: 'undo', about: 'take back the report you sent last' },
    away: { title: 'away', about: 'nothing is asked of you until you are back; “away until Friday” works too' },
    help: { title: 'help', about: 'everything you can ask' },
  },
  find: { title: 'Find an item', about: 'Find an item of the plan, and paste where it stands', words: 'Code or words', wordsAbout: 'Such as 2.b, or reading' },
  report: { title: 'Report progress', about: 'Tell how one of your items is going' },
  save: { title: 'Save as evidence', about: 'Keep this message under an item of the plan' },
};
export type TeamsPackageTexts = typeof en;
