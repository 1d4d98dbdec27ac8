/**
 * Marks that show nothing, hide what a text says, or turn it around, and that PostgreSQL or a reader cannot use:
 * controls, zero-width spaces, soft hyphens, byte-order marks, and bidirectional overrides. The zero-width joiners
 * U+200C and U+200D stay inside a word: Persian, Hindi and emoji need them.
 */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const EDGES = /^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/gu;

/** One line of somebody's text: composed, without hidden marks, blanks run together, trimmed. Empty where nothing shows. */
export function cleanLine(text: string): string {
  return visible(text.replace(/[\s\u0085]+/gu, ' ')).replace(/\s+/gu, ' ').replace(EDGES, '');
}

/** As `cleanLine`, keeping line breaks (as `\n`) and at most one empty line in a row; no line ends in blanks. */
export function cleanLines(text: string): string {
  return visible(text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n'))
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(EDGES, '');
}

function visible(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(HIDDEN, '').normalize('NFC');
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** For printing inside a sentence: right-to-left text between isolates (U+2068, U+2069), so that it cannot reorder what is around it. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
