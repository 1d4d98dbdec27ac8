import type { Language } from '../types.js';
import type { Sentence } from './clauses.js';
import type { Span } from './span.js';
import { wordNumbers } from './number-words.js';

/** A number in a sentence. Places are those of the folded text and take in "$", "%" and "k". */
export interface NumberToken extends Span {
  /** The likelier reading first: "12.500" is 12500 or 12.5, by language and by measure. */
  readonly values: readonly number[];
  readonly kind: 'percent' | 'money' | 'plain';
  /** Written in words: "nine". */
  readonly inWords: boolean;
  /** Index of its clause in the sentence. */
  readonly clause: number;
}

const DIGITS = /(?<![\p{L}\p{N}_.,:/#@-])(?<sign>(?:us|mx|mxn|usd|eur)? ?[$€£] ?)?(?<number>\d{1,3}(?: \d{3}){1,3}(?![\d.,]*\d)|\d+(?:[.,]\d+)*)(?<scale> ?(?:k|mil|thousand|million|millones|mm|m)(?![\p{L}\p{N}]))?(?<percent> ?%| ?percent(?:age)?(?! points?)| ?por ?ciento| per ?cent)?(?<currency> (?:dollars?|dolares|usd|pesos|euros?|bucks)(?!\p{L}))?/gu;
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
    let end = match.index + match[0].length;
    let digits = number;
    const money = sign !== undefined || currency !== undefined;
    // "140 000" is one number where it is money; elsewhere "12 140" may be two.
    if (digits.includes(' ') && !money) {
      digits = digits.slice(0, digits.indexOf(' '));
      end = match.index + (sign ?? '').length + digits.length;
    }
    // "3rd", "2.a" and "12-month" are no numbers of their own.
    if (/^(?:[\p{L}\p{N}]|[.-]\p{L}(?!\p{L})|-\p{L})/u.test(text.slice(end, end + 3)) || digits.length > 16) continue;
    const factor = scaleOf(scale);
    const values = valuesOf(digits.replaceAll(' ', ''), language, percent !== undefined).map((value) => round(value * factor));
    if (values.length === 0) continue;
    tokens.push({
      values, kind: percent !== undefined ? 'percent' : money || /k$/u.test(scale ?? '') ? 'money' : 'plain', inWords: false,
      clause: clauseOf(match.index + (sign ?? '').length), start: sentence.start + match.index, end: sentence.start + end,
    });
  }
  for (const { value, start, end } of wordNumbers(text)) {
    if (tokens.length >= 2 * MAX_NUMBERS) break;
    const overlaps = tokens.some((token) => start + sentence.start < token.end && token.start < end + sentence.start);
    if (overlaps) continue;
    const percent = PERCENT_WORD.exec(text.slice(end, end + 12))?.[0] ?? '';
    const currency = /^ (?:dollars?|dolares|usd|pesos)(?!\p{L})/u.exec(text.slice(end, end + 12))?.[0] ?? '';
    tokens.push({ values: [value], kind: percent !== '' ? 'percent' : currency !== '' ? 'money' : 'plain', inWords: true, clause: clauseOf(start), start: sentence.start + start, end: sentence.start + end + percent.length + currency.length });
  }
  return tokens.sort((a, b) => a.start - b.start);
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
