import { en as asking } from '../asking/en.js';
import { counted, formatList } from '../format.js';

const items = (count: number): string => counted('en', count, { one: 'item', other: 'items' });

/** Answers to `/plan`, in English. */
export const en = {
  statuses: asking.statuses,
  kinds: { area: 'Area', goal: 'Goal', objective: 'Objective', action: 'Action' },
  horizons: { 'year-end': 'By year end', 'six-months': 'In six months', 'three-months': 'In three months', tomorrow: 'Tomorrow' },
  capacities: { steward: 'a plan steward', leader: 'a leader', member: 'a member', owner: 'its owner', deputy: 'a deputy', subscriber: 'who subscribed' },
  countOf: { 'on-track': 'on track', 'at-risk': 'at risk', 'off-track': 'off track', done: 'done', 'not-started': 'not started', unknown: 'without recent news' },
  countPart: (count: string, status: string): string => `${count} ${status}`,
  items,
  said: (words: string): string => `“${words}”`,
  nobody: 'nobody',
  someone: 'someone who left',
  noOwner: 'no owner yet',

  paging: {
    position: (page: number, pages: number, total: number): string => `Page ${page} of ${pages}, ${total} in all`,
    previous: 'Previous page',
    next: 'Next page',
  },

  plan: {
    none: 'No plan is running yet.',
    noneHint: 'A plan steward imports one and starts it.',
    unknown: (code: string): string => `There is no plan “${code}”.`,
    which: 'There is more than one plan. Which one do you mean?',
    whichHint: (command: string): string => `Or add it to the command: ${command} --plan CODE`,
    paused: 'This plan is paused: nobody is asked for now.',
    draft: 'This plan has not started yet: nobody is asked.',
  },

  find: {
    none: (words: string): string => `I found nothing called “${words}” in this plan.`,
    noneHint: 'Try a code such as 2.b, or a few words of the title. “status” shows the whole plan.',
    unclear: (words: string): string => `Which one do you mean by “${words}”?`,
    notUnit: 'That is a unit; please name one item.',
    noPerson: (words: string): string => `I know nobody called “${words}” in this plan.`,
    noUser: 'I could not match that person to anyone in this plan. A plan steward can check their email address.',
    whichPerson: (words: string): string => `Which person do you mean by “${words}”?`,
  },

  status: {
    plan: (title: string): string => `Where the plan stands: ${title}`,
    summary: (name: string, counts: string): string => `${name}: ${counts}.`,
    chart: 'Items by status',
    empty: 'There is nothing here yet.',
    since: (date: string, who: string): string => `since ${date}, by ${who}`,
    stale: (status: string, date: string): string => `last said “${status}” on ${date}; too long ago to count`,
    never: 'nothing reported yet',
    noted: (date: string): string => `last note ${date}`,
  },

  facts: {
    owner: 'Owner',
    deputies: 'Deputies',
    unit: 'Unit',
    next: 'Next check',
    openCheck: 'Waiting for an answer',
    openSince: (who: string, date: string): string => `${who}, asked ${date}`,
    lapsed: 'No answer',
    lapsedOn: (who: string, date: string): string => `${who}, to the check of ${date}`,
    needs: 'Needs',
    needFrom: (whom: string): string => `ask ${whom}`,
    needAt: (where: string): string => `from ${where}`,
    blockers: 'In the way',
    noNext: 'none planned',
    plus: 'more',
    because: 'Because',
    weWill: 'We will',
    impact: 'Anticipated impact',
    why: 'Why',
    success: 'Success criteria',
    milestones: 'Milestones',
    competencies: 'Competencies',
    evidenceAsked: 'Evidence asked for',
    milestoneBy: (text: string, date: string): string => `${text} (by ${date})`,
    reached: (text: string): string => `${text} — reached`,
  },

  measure: {
    none: 'no reading yet',
    on: (value: string, date: string): string => `${value} on ${date}`,
    target: (value: string): string => `target ${value}`,
    targetBy: (value: string, date: string): string => `target ${value} by ${date}`,
    baseline: (value: string): string => `baseline ${value}`,
    change: (value: string): string => `${value} since the reading before`,
    noChange: 'no change since the reading before',
  },

  mine: {
    heading: 'Your items',
    headingOf: (name: string): string => `Items of ${name}`,
    none: 'You answer for no item in this plan.',
    noneOf: (name: string): string => `${name} answers for no item in this plan.`,
    summary: (total: number, open: number): string =>
      open === 0 ? `You answer for ${items(total)}; nothing waits for you.` : `You answer for ${items(total)}; ${counted('en', open, { one: 'check waits', other: 'checks wait' })} for you.`,
    summaryOf: (name: string, total: number): string => `${name} answers for ${items(total)}.`,
    waiting: (date: string): string => `waits for your answer since ${date}`,
    next: (date: string): string => `next check ${date}`,
    report: 'Report',
    reportOn: (code: string): string => `Report on ${code}`,
    deputy: 'as deputy',
  },

  atRisk: {
    heading: 'At risk and off track',
    none: 'Nothing is reported at risk or off track.',
    reported: (date: string): string => `reported ${date}`,
    summary: (offTrack: number, atRisk: number): string => formatList('en', [offTrack > 0 ? `${offTrack} off track` : '', atRisk > 0 ? `${atRisk} at risk` : ''].filter((part) => part !== '')),
  },

  attention: {
    heading: 'Needs attention',
    none: 'Nothing needs attention just now.',
    summary: (count: number): string => `${items(count)} ${count === 1 ? 'needs' : 'need'} attention.`,
    'off-track': 'off track',
    'needs-help': (what: string): string => `still needs: ${what}`,
    asked: (who: string, date: string): string => `${who} was asked on ${date} and has not answered`,
    lapsed: (who: string, date: string): string => `${who} did not answer the check of ${date}`,
    stale: (date: string): string => `last status is from ${date}: too long ago to count`,
    unknown: 'nobody has reported yet',
    unowned: 'nobody has reported yet, and it has no owner',
    milestone: (text: string, date: string): string => `milestone of ${date} not reached: ${text}`,
  },

  overdue: {
    heading: 'Waiting for an answer',
    none: 'Every check has its answer.',
    summary: (count: number): string => `${counted('en', count, { one: 'item waits', other: 'items wait' })} for an answer.`,
    asked: (who: string, date: string): string => `${who}, asked ${date}`,
    lapsed: (who: string, date: string): string => `${who}, no answer to the check of ${date}`,
    again: (date: string): string => `asked again ${date}`,
  },

  evidence: {
    heading: (code: string): string => `Evidence for ${code}`,
    none: (code: string): string => `Nothing is filed under ${code} yet.`,
    summary: (code: string, count: number): string => `${counted('en', count, { one: 'piece', other: 'pieces' })} of evidence for ${code}.`,
    by: (who: string, date: string): string => `${who}, ${date}`,
    kinds: { text: 'Note', link: 'Link', file: 'File', message: 'Message', reading: 'Reading' },
    readingOn: (name: string, value: string, date: string): string => `${name}: ${value} on ${date}`,
  },

  history: {
    heading: (code: string): string => `History of ${code}`,
    none: (code: string): string => `Nothing has happened with ${code} yet.`,
    summary: (code: string, count: number): string => `${counted('en', count, { one: 'entry', other: 'entries' })} in the history of ${code}.`,
    report: (who: string, status: string): string => `${who} reported: ${status}`,
    note: (who: string): string => `${who} left a note`,
    late: 'late',
    edited: (who: string, status: string): string => `${who} changed the report: ${status}`,
    editedNote: (who: string): string => `${who} changed the note`,
    retracted: (who: string): string => `${who} took a report back`,
    restored: (who: string): string => `${who} put a report back`,
    taken: 'taken back since',
    asked: (who: string, on: string): string => `${who} was asked (check of ${on})`,
    reminded: (who: string): string => `${who} was reminded`,
    lapsed: (who: string, on: string): string => `${who} did not answer the check of ${on}`,
    passed: (on: string): string => `The check of ${on} passed without being asked`,
    excused: (on: string): string => `The check of ${on} was left out`,
    owner: (by: string, to: string): string => `${by} made ${to} the owner`,
    ownerFrom: (by: string, from: string, to: string): string => `${by} handed the item from ${from} to ${to}`,
    cadence: (by: string, words: string): string => `${by} changed how often it is checked: ${words}`,
    commandLine: 'A plan steward',
  },

  calendar: {
    heading: 'The next four weeks',
    none: 'No check is planned in the next four weeks.',
    summary: (count: number): string => `${counted('en', count, { one: 'check', other: 'checks' })} in the next four weeks.`,
    closed: 'Closed days',
    closedOn: (name: string, unit: string, from: string, to: string): string => (from === to ? `${from}: ${name} (${unit})` : `${from} – ${to}: ${name} (${unit})`),
    moved: (from: string): string => `moved from ${from}`,
  },

  links: { history: 'History', evidence: 'Evidence', details: 'Details', status: 'Status' },
};
