const WIDTH = 12;
/** Letters, digits and `.`, `-`, `_` between them; runs short enough for a sort key. */
const CODE = /^(?:\p{L}{1,12}|\d{1,12})(?:[._-]?(?:\p{L}{1,12}|\d{1,12}))*$/u;
const MOST_CODE_LETTERS = 24;

/** Whether a text can be an item's code: letters and digits, with points or hyphens between, such as `2.b`. */
export function isCode(text: string): boolean {
  return text.length <= MOST_CODE_LETTERS && CODE.test(text);
}

/**
 * A text that sorts as `compareCodes` orders codes, in any collation of the database: every run of digits or
 * letters padded to twelve, nothing between. Two codes with one sort key read the same (`2.b` and `2B`).
 */
export function sortKeyOf(code: string): string {
  const runs = code.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  return runs.map((run) => (/^\d/.test(run) ? run.padStart(WIDTH, '0') : run.padEnd(WIDTH, '0'))).join('');
}
