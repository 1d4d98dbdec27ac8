/**
 * Characters that make text look like what it is not. Overrides and embeddings (Unicode UAX #9)
 * can show a name or a link backwards; the page isolates direction with `<bdi>` instead.
 */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** C0 and C1 controls but for tab and newline. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
/** Characters that take no room. The joiners (U+200C, U+200D) stay: scripts and emoji need them. */
const INVISIBLE = /[\u00AD\u115F\u1160\u180E\u200B\u2060-\u2064\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;
/** What remains of a name made of nothing one can see. */
const BLANK = /[\s\u200C-\u200F\u061C\u2800]/gu;

/** The longest name shown, in UTF-16 units. */
const LONGEST_NAME = 80;

/**
 * Somebody's words, safe to place in a text node: no control or direction-override characters,
 * newlines as `\n`. Everything else is kept as it was typed.
 */
export function safeText(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(CONTROLS, '').replace(DIRECTION_CONTROLS, '');
}

/**
 * A name that can be seen and told apart: one line, nothing invisible, at most 80 characters.
 * `fallback` (an id) stands in for a name with nothing to see.
 */
export function safeName(name: string, fallback: string): string {
  const seen = safeText(name).replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  if (seen.replace(BLANK, '') === '') return fallback;
  return seen.length <= LONGEST_NAME ? seen : `${clip(seen, LONGEST_NAME - 1)}…`;
}

/** The first `length` UTF-16 units of a text, never half a character. */
function clip(text: string, length: number): string {
  const end = text.codePointAt(length - 1) ?? 0;
  return text.slice(0, end > 0xffff ? length - 1 : length);
}

/** The URL if it is one a page may link to: `http` or `https`, no password in it. Else nothing. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const plain = parsed.username === '' && parsed.password === '';
  return plain && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.href : undefined;
}
