import { cleanText } from '../../../src/domain/clean-text.js';
import type { CostOf } from '../../../src/domain/cut-text.js';
import { jsonWeight } from './weight.js';

/** U+2060 word joiner: no width, no break. */
const JOINER = '\u2060';

/**
 * Somebody's words where clients read no Markdown. They still put a date in the place of `{{DATE(…)}}`, also in texts
 * that are plain otherwise: seen in Teams' own renderer.
 */
export function plain(text: string): string {
  return cleanText(text).replace(/\{(?=\{)/gu, `{${JOINER}`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/**
 * Somebody's words inside a Markdown text: shown as they are, but for blanks in a row. Only what can be markup is escaped:
 * clients differ in which needless escapes they show.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_~[\]]/gu, '\\$&')
    .replace(/[&<>]/gu, (character) => ENTITIES[character] ?? character);
}

/** What begins a list, a heading or a rule at the start of a line. */
const LINE_START = /^\s*(?:[-+#=]|\d{1,9}[.)](?:\s|$))/u;

/** Escaped text as a line of its own: nothing at its start makes it anything else. */
export function markdownLine(escaped: string): string {
  return LINE_START.test(escaped) ? `${JOINER}${escaped}` : escaped;
}

/** The most a character weighs once it is escaped. */
export const markdownWeight: CostOf = (character) => {
  const entity = ENTITIES[character];
  if (entity !== undefined) return entity.length * 2;
  if (character === '\\' || character === '\n') return 8;
  return '`*_~[]{'.includes(character) ? 8 : jsonWeight(character);
};

/** The most a character weighs in a plain text: two braces are kept apart. */
export const plainWeight: CostOf = (character) => (character === '{' ? 5 : jsonWeight(character));
