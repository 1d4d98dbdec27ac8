/** The longest text one person can send the bot at once, in UTF-16 units: Slack's own limit. */
export const LONGEST_TEXT = 40_000;

/** C0 and C1 controls but for tab and newline. */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
/** Embeddings, overrides and isolates (Unicode UAX #9), which can show a text backwards. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Zero-width characters that part words nobody sees parted. The joiners stay: scripts and emoji need them. */
const INVISIBLE = /[\u200B\u2060\uFEFF]/gu;

/** Somebody's text as it can be kept and shown: newlines as `\n`, no controls, nothing that turns it around, no broken characters. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(CONTROLS, '').replace(DIRECTION_CONTROLS, '').replace(INVISIBLE, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
