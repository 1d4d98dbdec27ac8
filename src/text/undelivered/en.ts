import { counted } from '../format.js';

/** Why a message was not delivered, by the code that is kept with it. */
const causes: Readonly<Record<string, string>> = {
  'not-matched': 'nobody in chat has this person’s email address',
  'no-chat': 'its workspace is not connected',
  'workspace-gone': 'Throughline was removed from its workspace',
  'user-gone': 'this person has left the workspace',
  'user-unreachable': 'this person takes no messages from Throughline',
  'app-not-installed': 'app not installed for this person: an administrator of Teams can add it (Teams admin center, Teams apps, Setup policies)',
  'channel-gone': 'the channel is archived, deleted or out of my sight',
  'not-in-channel': 'I am not in the channel',
  'channel-shared': 'people of other organizations read the channel',
  'not-authorized': 'the workspace does not allow me to; connect it again with every permission',
  'message-refused': 'the chat platform refused the message',
  'stored-data-unreadable': 'what was stored makes no sense',
};

/** What is said of messages that did not reach anybody, in English. */
export const en = {
  command: {
    heading: 'Not delivered',
    none: 'Every message was delivered.',
    summary: (count: number): string => `${counted('en', count, { one: 'message was', other: 'messages were' })} not delivered.`,
    row: (kind: string, who: string, date: string): string => `${kind} to ${who}, ${date}`,
    waits: 'It waits, and goes out once that is mended.',
    gaveUp: 'It was given up.',
    onlyStewards: 'Only plan stewards see what was not delivered.',
  },
  kinds: { prompt: 'A question', reminder: 'A reminder', digest: 'A digest', playback: 'The answer to a report', answer: 'An answer', question: 'A question', notice: 'A notice' },
  causes,
  cause: (code: string): string => `it could not be sent (${code})`,
  channel: (name: string): string => `#${name}`,
  aChannel: 'a channel',
  privateChannel: 'a private channel',
  someone: 'somebody',
  closed: {
    'not-in': (channel: string): string => `Not delivered: I am not in ${channel}.`,
    archived: (channel: string): string => `Not delivered: ${channel} is archived.`,
    shared: (channel: string): string => `Not delivered: people of other organizations read ${channel}, so I post nothing of the plan there.`,
    gone: (channel: string): string => `Not delivered: ${channel} is deleted, or I can no longer see it.`,
  },
  closedHow: {
    'not-in': 'Please add me: open the channel and write “/invite @Throughline”, or add me under its members. Then I post what waits.',
    archived: 'What waits is posted once the channel is back. For a digest elsewhere, write “/plan subscribe here” in another channel.',
    shared: 'For digests elsewhere, write “/plan subscribe here” in a channel of your own organization.',
    gone: 'If it is a private channel, add me to it: then I post what waits. If it is gone, write “/plan subscribe here” in another channel.',
  },
  ended: (channel: string): string => `${channel} was deleted, so its digests are ended.`,
  endedHow: 'For digests elsewhere, write “/plan subscribe here” in another channel.',
  workspaceLost: (name: string): string => `Throughline was removed from the workspace ${name}.`,
  workspaceWaits: 'Nothing is lost: what was to be said there waits until it is connected again.',
  refused: (kind: string, who: string): string => `Not delivered: the chat platform refused a message (${kind.toLowerCase()}) to ${who}.`,
  noApp: (name: string): string => `Not delivered: app not installed. Teams has no Throughline for ${name}, and perhaps for others.`,
  noAppHow: 'An administrator of Teams can add it for everybody: Teams admin center, Teams apps, Setup policies, Installed apps. What waits goes out then.',
  look: '“/plan undelivered” lists what was not delivered.',
  left: (name: string, items: string): string => `${name} has left the workspace and answers for ${items}. Until somebody takes over, nobody is asked.`,
  leftHow: (code: string): string => `To hand it over: /plan owner ${code} @person`,
};

export type UndeliveredTexts = typeof en;
