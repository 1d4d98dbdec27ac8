/** Unicode's first strong isolate and its end: what stands between cannot reorder what stands around it. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';
/** Right-to-left scripts, where an isolate changes what is seen. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|\ud802|\ud803|\ud83a|\ud83b/;
/** More than this is never looked at: input may be of any size. */
const LOOKED_AT = 1_000;

/**
 * Somebody's words, safe inside a sentence of ours: one line, nothing invisible, shortened to `max`
 * characters, and isolated where they run from right to left.
 */
export function safeEcho(text: string, max = 40): string {
  const flat = text.slice(0, LOOKED_AT).replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const characters = Array.from(flat);
  const short = characters.length <= max ? flat : `${characters.slice(0, max - 1).join('').trimEnd()}…`;
  return RIGHT_TO_LEFT.test(short) ? `${ISOLATE}${short}${END_ISOLATE}` : short;
}
