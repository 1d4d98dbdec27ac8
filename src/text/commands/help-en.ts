import type { CommandName } from '../../domain/command/command.js';

interface CommandHelp {
  /** As typed after `/plan`. */
  readonly usage: string;
  readonly about: string;
}

const commands: Readonly<Record<CommandName, CommandHelp>> = {
  status: { usage: 'status [item|area|unit]', about: 'where the whole plan, an item or a unit stands' },
  mine: { usage: 'mine', about: 'what you answer for; checks that wait come first' },
  of: { usage: 'of @person', about: 'what somebody answers for' },
  'at-risk': { usage: 'at-risk', about: 'what is at risk or off track, and what it needs' },
  'needs-attention': { usage: 'needs-attention', about: 'what needs somebody to look at it, and why' },
  overdue: { usage: 'overdue', about: 'checks without an answer, since when and whose' },
  item: { usage: 'item CODE', about: 'all that the plan says of an item' },
  evidence: { usage: 'evidence CODE', about: 'what is filed under an item' },
  history: { usage: 'history CODE', about: 'what happened with an item: reports, checks, changes' },
  report: { usage: 'report CODE your words', about: 'report on an item in your own words' },
  owner: { usage: 'owner CODE @person', about: 'hand an item to somebody' },
  cadence: { usage: 'cadence CODE how often', about: 'change how often an item is checked, such as “every 2 weeks on monday at 9:00”' },
  milestone: { usage: 'milestone CODE [which] reached', about: 'note that a milestone is reached, such as “milestone 2.a three-months reached”' },
  subscribe: { usage: 'subscribe [here|me|#channel] weekly mon 08:00 [item]', about: 'get the weekly digest here or for yourself' },
  unsubscribe: { usage: 'unsubscribe [item]', about: 'end a digest' },
  digest: { usage: 'digest now', about: 'see the digest now' },
  calendar: { usage: 'calendar', about: 'checks, the plan’s own calendar and closed days of the next four weeks' },
  start: { usage: 'start', about: 'start a plan, after a look at what would go out' },
  pause: { usage: 'pause', about: 'stop a plan at once: nothing is asked or posted' },
  undelivered: { usage: 'undelivered', about: 'messages that reached nobody, and why' },
  help: { usage: 'help [command]', about: 'this list, or more about one command' },
};

export const en = {
  heading: 'What you can ask',
  summary: 'What you can ask of /plan, and how.',
  asking: 'Ask',
  changing: 'Change',
  digests: 'Digests',
  plan: 'The plan',
  commands,
  who: (capacities: string): string => `Who may: ${capacities}.`,
  options: 'Only you see an answer; add --here to show it to everyone in a channel. --page N turns to a page. --plan CODE picks a plan.',
  optionsAloud: 'Everyone here sees an answer; what only you should see, ask me in our own chat. --page N turns to a page. --plan CODE picks a plan.',
  languages: 'Every command is understood in English and in Spanish.',
  unknown: (word: string): string => `I do not know “${word}”.`,
  didYouMean: (usage: string): string => `Did you mean “${usage}”?`,
  runIt: (command: string): string => `Run “${command}”`,
  showHelp: 'What can I ask?',
  missingItem: 'Please name the item, by its code.',
  missingPerson: 'Please name the person.',
  missingWords: 'Please add what you want to report.',
  missingCadence: 'Please add how often, such as “every 2 weeks on monday”.',
  option: (word: string): string => `I could not read “${word}”. The options are --plan CODE, --page N and --here.`,
  time: (word: string): string => `“${word}” is not a time of day. Write it as 08:00.`,
  onlyWeekly: (word: string): string => `A digest comes once a week; “${word}” is not possible.`,
  usage: (usage: string): string => `Write: ${usage}`,
  tooLong: 'That is too long to read as a command. Please shorten it.',
};
