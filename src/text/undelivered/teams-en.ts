/** What is said otherwise where a message was for Teams, in English: an app is added to a team, and asked by its name. */
export const inTeamsEn = {
  causes: {
    'not-in-channel': 'Throughline is not in the channel’s team or in the chat: whoever owns it can add the app there',
    'user-gone': 'Teams knows this person no longer',
    'user-unreachable': 'this person takes no messages from Throughline, or has blocked it',
    'not-authorized': 'an administrator of Teams has blocked the app (Teams admin center, Teams apps, Manage apps)',
  } as Readonly<Record<string, string>>,
  closedHow: {
    'not-in': 'Please add me: open the channel’s team, Manage team, Apps, and add Throughline; in a chat under its apps. Then I post what waits.',
    archived: 'What waits is posted once the channel is back. For a digest elsewhere, write “@Throughline subscribe here” in another channel.',
    shared: 'For digests elsewhere, write “@Throughline subscribe here” in a channel of your own organization.',
    gone: 'If it is still there, add Throughline to its team: then I post what waits. If it is gone, write “@Throughline subscribe here” in another channel.',
  },
  endedHow: 'For digests elsewhere, write “@Throughline subscribe here” in another channel.',
};
export type InTeamsTexts = typeof inTeamsEn;
