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

/** The commands in the person's language. */
type CommandTexts = Pick<SandboxText, 'commands' | 'commandWords'>;

/** Suggestions shown at most. */
const MOST = 8;
const NONE: Suggestions = { from: 0, options: [] };

/**
 * How the words before the caret may go on: a `/plan` command, a person after `@`, a channel after `#`.
 * Nothing where what is typed is whole already.
 */
export function suggest(written: string, caret: number, all: readonly Nameable[], texts: CommandTexts): Suggestions {
  const before = written.slice(0, caret);
  return commandSuggestions(before, texts) ?? nameSuggestions(before, all) ?? NONE;
}

function commandSuggestions(before: string, { commands, commandWords }: CommandTexts): Suggestions | undefined {
  if (/^\/[a-z]*$/iu.test(before)) {
    return '/plan'.startsWith(before.toLowerCase()) ? { from: 0, options: [{ label: '/plan', detail: '', insert: '/plan ' }] } : NONE;
  }
  const typed = /^\/plan\s+([\p{L}-]*)$/iu.exec(before)?.[1]?.toLowerCase();
  if (typed === undefined) return undefined;
  const known = Object.entries(commands).map(([name, detail]) => ({ name, detail, word: wordOf(name, commandWords) }));
  if (known.some(({ name, word }) => name === typed || word === typed)) return NONE;
  // Who types the English name means the command all the same.
  const options = known.filter(({ name, word }) => word.startsWith(typed) || name.startsWith(typed)).map(({ detail, word }) => ({ label: word, detail, insert: `${word} ` }));
  return { from: before.length - typed.length, options };
}

function wordOf(name: string, words: Readonly<Record<string, string>>): string {
  return words[name] ?? name;
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
