import { codeRuns } from '../code-runs.js';

const WIDTH = 12;
const CODE = /^[\p{L}\d]+(?:[._-][\p{L}\d]+)*$/u;
const MOST_CODE_LETTERS = 24;

/**
 * Whether a text can be an item's code: letters and digits with points, hyphens or underscores between, such as
 * `2.b`; at most 24, and no more than twelve letters or digits in a row, so that a sort key can hold them.
 */
export function isCode(text: string): boolean {
  return text.length <= MOST_CODE_LETTERS && CODE.test(text) && codeRuns(text).every((run) => run.length <= WIDTH);
}

/**
 * A text that sorts as `compareCodes` orders codes, in any collation of the database: every run of digits or
 * letters padded to twelve, nothing between. Two codes with one sort key read the same (`2.b` and `2B`).
 */
export function sortKeyOf(code: string): string {
  return codeRuns(code).map((run) => (/^\d/.test(run) ? run.padStart(WIDTH, '0') : run.padEnd(WIDTH, '0'))).join('');
}
