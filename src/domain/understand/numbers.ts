import type { Language } from '../types.js';
import type { Sentence } from './clauses.js';
import type { Span } from './span.js';
import { wordNumbers } from './number-words.js';

/** What an amount is written in. A bare "$" may be any dollar or peso. */
export type Currency = 'dollar' | 'peso' | 'euro' | 'pound' | 'other' | '$';

/** A number in a sentence. Places are those of the folded text and take in "$", "%" and "k". */
export interface NumberToken extends Span {
  /** The likelier reading first: "12.500" is 12500 or 12.5, by language and by measure. */
  readonly values: readonly number[];
  readonly kind: 'percent' | 'money' | 'plain';
  /** The money it names, where it names one: "€100", "20,000 pesos". */
  readonly currency: Currency | null;
  /** Written in words: "nine". */
  readonly inWords: boolean;
  /** Index of its clause in the sentence. */
  readonly clause: number;
}

const DIGITS = /(?<![\p{L}\p{N}_.,:/#@-]|\d')(?<sign>(?:(?:us|mx|mxn|usd|eur|gbp)? ?[$€£]|usd|mxn|eur|gbp|cad|aud|nzd|chf|cop|clp|ars|pen|brl|gtq|crc|dop) ?)?(?<number>[1-9]\d{0,2}(?: \d{3}){1,4}(?:[.,]\d{1,2})?(?![.,'’]?\d| \d{3}(?!\d))|\d+(?:[.,]\d+)*)(?<scale> ?(?:k|mil|thousand|million|millones|mm|m)(?![\p{L}\p{N}]))?(?<percent> ?%| ?percent(?:age)?(?! points?)| ?por ?ciento| per ?cent)?(?<currency> ?(?:dollars?|dolares|usd|mxn|pesos|euros?|eur|pounds|bucks|[€£])(?!\p{L}))?/gu;
/** A group of three digits set off by a space, or an apostrophe between digits: one number, cut. */
const CUT_AFTER = /^(?: \d{3}(?!\d)|['’]\d)/u;
const CUT_BEFORE = /(?:^|[^\p{L}\p{N}.,])\d{1,3} $/u;
const PERCENT_WORD = /^ ?(?:%|percent|per cent|por ciento)/u;
const MAX_NUMBERS = 60;

/** The numbers of a sentence, in figures and in words, in order. */
export function findNumbers(sentence: Sentence, language: Language): NumberToken[] {
  const tokens: NumberToken[] = [];
  const text = sentence.text;
  const clauseOf = (at: number): number => Math.max(0, sentence.clauses.findIndex(({ end }) => end > sentence.start + at));
  for (const match of text.matchAll(DIGITS)) {
    if (tokens.length >= MAX_NUMBERS) break;
    const { sign, number = '', scale, percent, currency } = match.groups ?? {};
    const end = match.index + match[0].length;
    const digits = number;
    const money = sign !== undefined || currency !== undefined;
    // Of "12 500,000" no part is a number: it is written in two ways at once.
    const isGroup = /^\d{3}(?:[.,]|$)/u.test(digits) && CUT_BEFORE.test(text.slice(Math.max(0, match.index - 5), match.index));
    if (isGroup || (/^\d{1,3}$/u.test(digits) && CUT_AFTER.test(text.slice(end, end + 5)))) continue;
    // "3rd", "2.a" and "12-month" are no numbers of their own.
    if (/^(?:[\p{L}\p{N}]|[.-]\p{L}(?!\p{L})|-\p{L})/u.test(text.slice(end, end + 3)) || digits.length > 20) continue;
    const factor = scaleOf(scale);
    const values = (digits.includes(' ') ? [Number(digits.replaceAll(' ', '').replace(',', '.'))] : valuesOf(digits, language, percent !== undefined)).map((value) => round(value * factor));
    if (values.length === 0) continue;
    tokens.push({
      values, kind: percent !== undefined ? 'percent' : money || /k$/u.test(scale ?? '') ? 'money' : 'plain', currency: currencyOf(sign ?? currency), inWords: false,
      clause: clauseOf(match.index + (sign ?? '').length), start: sentence.start + match.index, end: sentence.start + end,
    });
  }
  for (const { value, start, end } of wordNumbers(text)) {
    if (tokens.length >= 2 * MAX_NUMBERS) break;
    const overlaps = tokens.some((token) => start + sentence.start < token.end && token.start < end + sentence.start);
    if (overlaps) continue;
    const percent = PERCENT_WORD.exec(text.slice(end, end + 12))?.[0] ?? '';
    const currency = /^ (?:dollars?|dolares|usd|pesos)(?!\p{L})/u.exec(text.slice(end, end + 12))?.[0] ?? '';
    tokens.push({ values: [value], kind: percent !== '' ? 'percent' : currency !== '' ? 'money' : 'plain', currency: currencyOf(currency), inWords: true, clause: clauseOf(start), start: sentence.start + start, end: sentence.start + end + percent.length + currency.length });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

/** The money that a sign or a word names; null for none. */
export function currencyOf(written: string | undefined): Currency | null {
  const sign = (written ?? '').trim();
  if (/€|^eur/u.test(sign)) return 'euro';
  if (/£|^gbp|^pound/u.test(sign)) return 'pound';
  if (/^(?:mxn?|cop|ars|clp|dop|pesos)/u.test(sign)) return 'peso';
  if (/^(?:cad|aud|nzd|chf|pen|brl|gtq|crc)/u.test(sign)) return 'other';
  if (/^(?:us|dollar|dolar|buck)/u.test(sign)) return 'dollar';
  return sign.startsWith('$') ? '$' : null;
}

function scaleOf(scale: string | undefined): number {
  switch (scale?.trim()) {
    case undefined: return 1;
    case 'k': case 'mil': case 'thousand': return 1000;
    default: return 1_000_000;
  }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * What digits with separators can mean. "93,4" and "93.4" are decimals wherever they are written;
 * three digits after a single separator are thousands after a comma, and after a full stop in
 * Spanish, but may be decimals where a percent or a small measure asks for one.
 */
export function valuesOf(digits: string, language: Language, percent: boolean): number[] {
  const separators = digits.match(/[.,]/gu) ?? [];
  if (separators.length === 0) return [Number(digits)];
  const last = separators.at(-1) ?? '.';
  const kinds = new Set(separators);
  if (kinds.size === 2) {
    const at = digits.lastIndexOf(last);
    const whole = digits.slice(0, at);
    if (whole.includes(last) || !isGrouped(whole)) return [];
    return [Number(`${whole.replace(/[.,]/gu, '')}.${digits.slice(at + 1)}`)];
  }
  const thousands = isGrouped(digits) ? Number(digits.replace(/[.,]/gu, '')) : undefined;
  const decimal = separators.length === 1 ? Number(digits.replace(',', '.')) : undefined;
  const thousandsFirst = !percent && (last === ',' || language === 'es');
  const order = thousandsFirst ? [thousands, decimal] : [decimal, thousands];
  return order.filter((value): value is number => value !== undefined);
}

function isGrouped(digits: string): boolean {
  return /^[1-9]\d{0,2}(?:[.,]\d{3})+$|^\d+$/u.test(digits);
}
