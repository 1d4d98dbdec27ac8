/** How much room a character takes once it is encoded, never too little. */
export type CostOf = (character: string) => number;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How far back from the end of the room a nicer place to part is looked for. */
const NICE = 1 / 3;

export const units: CostOf = (character) => character.length;

export function costOfText(text: string, costOf: CostOf): number {
  let cost = 0;
  for (const character of text) cost += costOf(character);
  return cost;
}

/** A text in pieces of at most `room`, parted at lines or words where it can be, never inside a character. Joined they are the text. */
export function splitText(text: string, room: number, costOf: CostOf = units): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = partAt(text, start, fits(text, start, room, costOf));
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** A text of at most `room`: cut with an ellipsis where it is longer, never inside a character. */
export function shorten(text: string, room: number, costOf: CostOf = units): string {
  if (fits(text, 0, room, costOf) === text.length) return text;
  const end = boundary(text, 0, fits(text, 0, room - 1, costOf));
  return `${text.slice(0, end).trimEnd()}…`;
}

/** The end of the longest part from `start` that fits; at least one character. */
function fits(text: string, start: number, room: number, costOf: CostOf): number {
  let end = start;
  for (let left = room; end < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    left -= costOf(character);
    if (left < 0 && end > start) break;
    end += character.length;
  }
  return end;
}

function partAt(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const earliest = end - Math.floor((end - start) * NICE);
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, end - 1) + 1;
    if (at > earliest && boundary(text, start, at) === at) return at;
  }
  return boundary(text, start, end);
}

/** The last edge of a character at or before `end`; `end` itself where one character takes all the room. */
function boundary(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const around = text.slice(start, end + 2);
  const at = graphemes.segment(around).containing(end - start)?.index ?? 0;
  return at > 0 ? start + at : end;
}
