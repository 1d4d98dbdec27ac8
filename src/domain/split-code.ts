import { codeKey } from './code-key.js';
import type { ItemOverview, PlanOverview } from './overview.js';

/** One way to read words that begin with an item's code. */
export interface CodeReading {
  readonly item: ItemOverview;
  readonly rest: string;
}
export type SplitCode =
  | { readonly kind: 'item'; readonly item: ItemOverview; readonly rest: string }
  /** More than one item fits: `2 b is late` is 2.b, or item 2 and the words "b is late". Ask; a colon after the code settles it. */
  | { readonly kind: 'unclear'; readonly readings: readonly CodeReading[] }
  | { readonly kind: 'none'; readonly code: string };

/** A code is typed in at most this many words (`1 a 2`). */
const MAX_WORDS = 3;
const MAX_CODE = 60;

/** Takes the item's code from the front of a command's words. Give it only what the asker may see. */
export function splitCode(visible: PlanOverview, text: string): SplitCode {
  const trimmed = text.trim();
  const colon = /^([^:\n]{1,60}?)\s*:(?=\s|$)/u.exec(trimmed);
  if (colon?.[1] !== undefined) {
    const [code, rest] = [colon[1], trimmed.slice(colon[0].length).trim()];
    const items = withCode(visible.items, code);
    if (items.length > 0) return settle(items.map((item) => ({ item, rest })), code);
  }
  const readings: CodeReading[] = [];
  const tokens = leadingTokens(trimmed);
  for (const { end } of tokens) {
    const rest = trimmed.slice(end).trim();
    readings.push(...withCode(visible.items, trimmed.slice(0, end)).map((item) => ({ item, rest })));
  }
  return settle(readings, trimmed.slice(0, tokens[0]?.end ?? MAX_CODE));
}

/** Items with this code: written exactly so if there is one, else any spelling of it. */
export function withCode(items: readonly ItemOverview[], code: string): readonly ItemOverview[] {
  const key = codeKey(code.slice(0, MAX_CODE));
  if (key === '') return [];
  const same = items.filter((item) => codeKey(item.code) === key);
  const exact = same.filter((item) => item.code.toLowerCase() === code.trim().toLowerCase());
  return exact.length > 0 ? exact : same;
}

function settle(readings: readonly CodeReading[], code: string): SplitCode {
  const [only] = readings;
  if (!only) return { kind: 'none', code };
  return readings.length === 1 ? { kind: 'item', ...only } : { kind: 'unclear', readings };
}

/** The first word and those after it that could still belong to a code: three letters or digits at most. */
function leadingTokens(text: string): readonly { readonly end: number }[] {
  const tokens: { end: number }[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    const isFirst = tokens.length === 0;
    if (tokens.length === MAX_WORDS || (!isFirst && !/^[\p{L}\p{N}]{1,3}$/u.test(match[0]))) break;
    tokens.push({ end: match.index + match[0].length });
    if (/[:.,]$/.test(match[0])) break;
  }
  return tokens;
}
