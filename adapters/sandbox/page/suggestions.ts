import type { SandboxText } from '../../../src/text/sandbox/index.js';
import type { Nameable } from './mentions.js';

/** One way to go on. */
export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  /** What takes the place of the text from `from` to the caret. */
  readonly insert: string;
}

export interface Suggestions {
  readonly from: number;
  readonly options: readonly Suggestion[];
}

/** Suggestions shown at most. */
const MOST = 8;
const NONE: Suggestions = { from: 0, options: [] };

/**
 * How the words before the caret may go on: a `/plan` command, a person after `@`, a channel after `#`.
 * Nothing where what is typed is whole already.
 */
export function suggest(text: string, caret: number, all: readonly Nameable[], commands: SandboxText['commands']): Suggestions {
  const before = text.slice(0, caret);
  return commandSuggestions(before, commands) ?? nameSuggestions(before, all) ?? NONE;
}

function commandSuggestions(before: string, commands: SandboxText['commands']): Suggestions | undefined {
  if (/^\/[a-z]*$/iu.test(before)) {
    return '/plan'.startsWith(before.toLowerCase()) ? { from: 0, options: [{ label: '/plan', detail: '', insert: '/plan ' }] } : NONE;
  }
  const typed = /^\/plan\s+([\p{L}-]*)$/iu.exec(before)?.[1]?.toLowerCase();
  if (typed === undefined) return undefined;
  if (Object.hasOwn(commands, typed)) return NONE;
  const options = Object.entries(commands)
    .filter(([command]) => command.startsWith(typed))
    .map(([command, detail]) => ({ label: command, detail, insert: `${command} ` }));
  return { from: before.length - typed.length, options };
}

function nameSuggestions(before: string, all: readonly Nameable[]): Suggestions | undefined {
  const found = /(?:^|[\s(])([@#][^@#\n]{0,40})$/u.exec(before)?.[1];
  if (found === undefined) return undefined;
  const typed = found.toLowerCase();
  if (all.some((one) => one.label.toLowerCase() === typed)) return NONE;
  const matches = (label: string) => {
    const name = label.toLowerCase();
    return name[0] === typed[0] && (name.startsWith(typed) || name.includes(` ${typed.slice(1)}`));
  };
  const options = all
    .filter((one) => matches(one.label))
    .slice(0, MOST)
    .map((one) => ({ label: one.label, detail: one.detail, insert: `${one.label} ` }));
  return { from: before.length - found.length, options };
}
