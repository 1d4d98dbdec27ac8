import type { Span } from './span.js';

/** A number written out, with its place. */
export interface WordNumber extends Span {
  readonly value: number;
}

const UNITS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  cero: 0, uno: 1, un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12, trece: 13, catorce: 14,
  quince: 15, dieciseis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19, veintiuno: 21, veintiun: 21, veintiuna: 21, veintidos: 22, veintitres: 23, veinticuatro: 24, veinticinco: 25, veintiseis: 26, veintisiete: 27, veintiocho: 28, veintinueve: 29,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90,
};
const HUNDREDS: Readonly<Record<string, number>> = {
  cien: 100, ciento: 100, doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300, cuatrocientos: 400, cuatrocientas: 400, quinientos: 500, quinientas: 500,
  seiscientos: 600, seiscientas: 600, setecientos: 700, setecientas: 700, ochocientos: 800, ochocientas: 800, novecientos: 900, novecientas: 900,
};
/** Words that are more often something else: "one more thing", "once we", "una maestra". */
const NEVER_ALONE = new Set(['one', 'uno', 'un', 'una', 'once', 'cien']);
const WORD = /[a-z]+/gu;

/**
 * Numbers written in English or Spanish words in a folded sentence: "two hundred and forty-one",
 * "ninety-two point six", "noventa y tres". "One" and "una" alone are no numbers.
 */
export function wordNumbers(text: string): WordNumber[] {
  const words = [...text.matchAll(WORD)].map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
  const found: WordNumber[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const run = readRun(words, i, text);
    if (run === undefined) continue;
    const first = words[i];
    const last = words[run.last];
    if (first !== undefined && last !== undefined && !(run.last === i && NEVER_ALONE.has(first.word))) found.push({ value: run.value, start: first.start, end: last.end });
    i = run.last;
  }
  return found;
}

interface Word extends Span {
  readonly word: string;
}

function readRun(words: readonly Word[], from: number, text: string): { value: number; last: number } | undefined {
  let total = 0;
  let group = 0;
  let last = -1;
  let previous: 'none' | 'unit' | 'ten' | 'hundred' | 'thousand' = 'none';
  let i = from;
  for (; i < words.length; i += 1) {
    const current = words[i];
    if (current === undefined) break;
    if (last >= 0 && !/^[ -]{1,2}$/u.test(text.slice(words[i - 1]?.end ?? 0, current.start))) break;
    const { word } = current;
    const unit = lookUp(UNITS, word);
    const ten = lookUp(TENS, word);
    const hundred = lookUp(HUNDREDS, word);
    if (unit !== undefined) {
      if (previous === 'unit' || (previous === 'ten' && unit > 9)) break;
      group += unit;
      previous = 'unit';
    } else if (ten !== undefined) {
      if (previous === 'unit' || previous === 'ten') break;
      group += ten;
      previous = 'ten';
    } else if (hundred !== undefined) {
      if (group !== 0) break;
      group += hundred;
      previous = 'hundred';
    } else if (word === 'hundred') {
      if (group === 0 && last >= 0) break;
      group = (group === 0 ? 1 : group) * 100;
      previous = 'hundred';
    } else if (word === 'thousand' || word === 'mil') {
      if (last < 0) break;
      total += (group === 0 ? 1 : group) * 1000;
      group = 0;
      previous = 'thousand';
    } else if ((word === 'and' && (previous === 'hundred' || previous === 'thousand')) || (word === 'y' && previous === 'ten')) {
      continue;
    } else break;
    last = i;
  }
  if (last < 0) return undefined;
  return withDecimals(words, total + group, last);
}

/** "point six", "coma cinco", "punto veinticinco". */
function withDecimals(words: readonly Word[], whole: number, last: number): { value: number; last: number } {
  const mark = words[last + 1]?.word;
  if (mark !== 'point' && mark !== 'coma' && mark !== 'punto') return { value: whole, last };
  let digits = '';
  let i = last + 2;
  for (; i < words.length && digits.length < 4; i += 1) {
    const word = words[i]?.word ?? '';
    const part = lookUp(UNITS, word) ?? lookUp(TENS, word);
    if (part === undefined) break;
    digits += String(part);
  }
  return digits === '' ? { value: whole, last } : { value: Number(`${whole}.${digits}`), last: i - 1 };
}

function lookUp(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
