import { counted, plural } from '../format.js';

/** Starting and pausing a plan, in English. */
export const en = {
  refused: { start: 'You cannot start a plan.', pause: 'You cannot pause a plan.' },
  previewOf: (title: string): string => `Before “${title}” starts`,
  between: (from: string, to: string): string => `This would go out from ${from} to ${to}.`,
  count: (questions: number, people: number): string => `${counted('en', questions, { one: 'question', other: 'questions' })} to ${counted('en', people, { one: 'person', other: 'people' })}.`,
  nothingDue: 'Nothing is due in these days.',
  localTimes: 'Times are those of each person’s own place.',
  allMatched: 'Every owner is matched to somebody in chat.',
  unmatched: (count: number): string => `${counted('en', count, { one: 'owner is', other: 'owners are' })} not matched to anyone in chat and would not be asked:`,
  unmatchedHint: 'The email in the plan should be the one they use in chat.',
  more: (count: number): string => `${count} more`,
  start: 'Start the plan',
  startOf: (title: string): string => `Start “${title}”: owners are asked from now on`,
  started: (title: string): string => `“${title}” is running. Owners are asked from now on.`,
  startedHint: '“pause” stops it at once.',
  calendar: 'Calendar',
  runningAlready: (title: string): string => `“${title}” is running already.`,
  pausing: (title: string): string => `Pausing “${title}” stops it at once: nothing more is asked, reminded of or posted.`,
  closes: (count: number): string => `${counted('en', count, { one: 'question that waits is', other: 'questions that wait are' })} closed; nobody is blamed for ${plural('en', count, { one: 'it', other: 'them' })}.`,
  pause: 'Pause the plan',
  pauseOf: (title: string): string => `Pause “${title}”: nothing more is asked or posted`,
  paused: (title: string): string => `“${title}” is paused: nothing more is asked, reminded of or posted.`,
  pausedHint: 'What people answer is still filed.',
  notRunning: (title: string): string => `“${title}” is not running, so there is nothing to pause.`,
  startAgain: 'Start it…',
};
