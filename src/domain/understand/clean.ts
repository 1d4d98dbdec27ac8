/**
 * The longest message that is read, in UTF-16 units. Chat platforms stop far below (Slack at
 * 40,000 characters); what is longer is a pasted document, of which the start is read.
 */
export const MAX_WORDS = 131_072;

/**
 * How much of it is read for its meaning: some three thousand words, more than anybody answers in
 * chat. Where more was written, the status is asked for, since the rest may say otherwise.
 */
export const MAX_READ = 16_384;

/**
 * The words as a reader sees them: without invisible characters (zero-width, bidirectional
 * controls, lone surrogates, control codes), composed, with plain line ends. Every excerpt that
 * `understand` gives occurs in this text. Cleaning twice changes nothing.
 */
export function cleanWords(words: string): string {
  return words
    .slice(0, MAX_WORDS)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\p{Cf}\p{Cs}]|(?![\n\t])\p{Cc}/gu, '')
    // Composing sorts the marks of one letter: a long pile of them would take minutes.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .normalize('NFC')
    .trim();
}
