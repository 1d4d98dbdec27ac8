import { z } from 'zod';
import { AppError } from '../../errors.js';
import { parseDate } from '../time/dates.js';
import { parseZone, suggestZone } from '../time/zones.js';
import type { PlainDateText, ZoneId } from '../types.js';
import { cleanLine, cleanLines } from './clean-text.js';
import { keyText } from './key-text.js';
import type { FaultDetail } from './faults.js';
import { isCode } from './sort-key.js';
import { nearest } from './suggest.js';

/**
 * The values of a plan file. Each takes the text that stands in the file and gives the value, or a fault in
 * `params.fault`. Their metadata is what the published JSON Schema shows, as an editor reads YAML: numbers as numbers.
 */
type Reading<T> = { readonly value: T } | { readonly fault: FaultDetail };

const MOST_LINE_LETTERS = 500;
const MOST_TEXT_LETTERS = 20_000;

function leaf<T>(description: string, json: Readonly<Record<string, unknown>>, read: (text: string) => Reading<T>) {
  return z
    .string()
    .transform((text, context): T => {
      const reading = read(text);
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', params: { fault: reading.fault } });
      return z.NEVER;
    })
    .meta({ description, ...json });
}

const TEXT_OR_NUMBER = { type: ['string', 'number'] };

function readText(clean: (text: string) => string, max: number): (text: string) => Reading<string> {
  return (text) => {
    const value = clean(text);
    if (value === '') return { fault: { code: 'empty-text' } };
    return value.length > max ? { fault: { code: 'too-long', max } } : { value };
  };
}
const readLine = readText(cleanLine, MOST_LINE_LETTERS);

/** One line of text. */
export const line = (description: string) => leaf(description, { type: 'string', minLength: 1, maxLength: MOST_LINE_LETTERS }, readLine);

/** Text of any number of lines. */
export const text = (description: string) =>
  leaf(description, { type: 'string', minLength: 1, maxLength: MOST_TEXT_LETTERS }, readText(cleanLines, MOST_TEXT_LETTERS));

/** A word that may look like a number, such as a school year or the name of somebody. */
export const word = (description: string) => leaf(description, TEXT_OR_NUMBER, readLine);

const KEY = /^[\p{L}\d]+(?:[._-][\p{L}\d]+)*$/u;
const MOST_KEY_LETTERS = 60;

const readKey = (keep: (text: string) => string) => (text: string): Reading<string> => {
  const value = keep(text);
  return KEY.test(value) && value.length <= MOST_KEY_LETTERS ? { value } : { fault: { code: 'not-a-key', value: text } };
};

/** A short stable name: letters, digits, and `-`, `.` or `_` between them. Capitals do not matter: kept in small letters. */
export const key = (description: string) => leaf<string>(description, { ...TEXT_OR_NUMBER, examples: ['north-high'] }, readKey(keyText));

/** The code of a plan: a key that people read, so it is kept as it is written; capitals do not tell two plans apart. */
export const planCode = (description: string) => leaf<string>(description, { ...TEXT_OR_NUMBER, examples: ['lakeshore-2026'] }, readKey((text) => text.normalize('NFC')));

/** The code of an item. */
export const code = (description: string) =>
  leaf<string>(description, { ...TEXT_OR_NUMBER, examples: ['2.b'] }, (text) => {
    const value = text.normalize('NFC').trim();
    return isCode(value) ? { value } : { fault: { code: 'not-a-code', value } };
  });

/** A date outside these years was mistyped: no plan reaches further. The database cannot keep the year 0000. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

function isInRange(dateOrMonth: string): boolean {
  const year = Number(dateOrMonth.slice(0, 4));
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

/** A date as it is written everywhere: `2026-09-01`; from 1900 to 2200. */
export const date = (description: string) =>
  leaf<PlainDateText>(description, { type: 'string', format: 'date', examples: ['2026-09-01'] }, (text) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { fault: { code: 'not-a-date', value: text } };
    try {
      const value = parseDate(text).toString();
      return isInRange(value) ? { value } : { fault: { code: 'date-out-of-range', value, from: EARLIEST_YEAR, to: LATEST_YEAR } };
    } catch {
      return { fault: { code: 'no-such-date', value: text } };
    }
  });

/** A month: `2026-09`. */
export const month = (description: string) =>
  leaf<string>(description, { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', examples: ['2026-09'] }, (text) => {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return { fault: { code: 'not-a-month', value: text } };
    return isInRange(text) ? { value: text } : { fault: { code: 'date-out-of-range', value: text, from: EARLIEST_YEAR, to: LATEST_YEAR } };
  });

export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
}

/** A number with a decimal point, without separators or units. */
export const number = (description: string, { min = -1e15, max = 1e15, decimals }: NumberRange = {}) =>
  leaf<number>(description, { type: decimals === 0 ? 'integer' : 'number', minimum: min, maximum: max }, (text) => {
    const value = Number(text);
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text) || !Number.isFinite(value)) {
      return { fault: { code: 'not-a-number', value: text, ...plainNumber(text) } };
    }
    const tooFine = decimals !== undefined && !Number.isInteger(Number((value * 10 ** decimals).toPrecision(15)));
    if (tooFine) return { fault: { code: 'not-a-number', value: text, suggestion: value.toFixed(decimals) } };
    // Minus zero is zero, to a reader and to a database.
    return value < min || value > max ? { fault: { code: 'out-of-range', value: text, min, max } } : { value: value + 0 };
  });

/** What somebody who wrote `93,4 %` or `$450,000` most likely means. */
function plainNumber(text: string): { suggestion?: string } {
  const bare = text.replace(/[\s%$€£_\u00a0\u202f]/g, '');
  const point = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/.test(point) ? { suggestion: point } : {};
}

/** `true` or `false`. */
export const flag = (description: string) =>
  leaf<boolean>(description, { type: 'boolean' }, (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { fault: { code: 'not-one-of', value: text, allowed: ['true', 'false'] } },
  );

/** One of some words; capitals do not matter. */
export const choice = <const T extends string>(description: string, allowed: readonly T[]) =>
  leaf<T>(description, { type: 'string', enum: [...allowed] }, (text) => {
    const found = allowed.find((one) => one === text.trim().toLowerCase());
    if (found !== undefined) return { value: found };
    const suggestion = nearest(text, allowed);
    return { fault: { code: 'not-one-of', value: text, allowed, ...(suggestion !== undefined && { suggestion }) } };
  });

/** An IANA time zone. */
export const zone = (description: string) =>
  leaf<ZoneId>(description, { type: 'string', examples: ['America/Chicago'] }, (text) => {
    try {
      return { value: parseZone(text) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const suggestion = suggestZone(text);
      return { fault: { code: 'unknown-zone', value: text, ...(suggestion !== undefined && { suggestion }) } };
    }
  });

const EMAIL = z.email().max(254);
const LINK = z.url({ protocol: /^https?$/ }).max(2_000);

/** An email address, kept in lower case. */
export const email = (description: string) =>
  leaf<string>(description, { type: 'string', format: 'email' }, (text) => {
    const value = keyText(text);
    return EMAIL.safeParse(value).success ? { value } : { fault: { code: 'not-an-email', value: text } };
  });

/** A web address. */
export const link = (description: string) =>
  leaf<string>(description, { type: 'string', format: 'uri' }, (text) => {
    const value = text.trim();
    return LINK.safeParse(value).success ? { value } : { fault: { code: 'not-a-link', value: text } };
  });

/** A currency by its ISO 4217 code. */
export const currency = (description: string) =>
  leaf<string>(description, { type: 'string', pattern: '^[A-Za-z]{3}$', examples: ['USD'] }, (text) => {
    const value = text.trim().toUpperCase();
    return Intl.supportedValuesOf('currency').includes(value) ? { value } : { fault: { code: 'not-a-currency', value: text } };
  });

/** Somebody or something named elsewhere in the file; whether it is there is checked once the whole file is read. */
export const person = (description: string) => leaf(`${description} A person of \`people\`: their name as written there, or their email.`, { type: 'string' }, readLine);
export const unit = (description: string) => leaf(`${description} The key of a unit of \`units\`.`, TEXT_OR_NUMBER, readLine);
export const competency = (description: string) => leaf(`${description} The key or title of an entry of \`competencies\`.`, TEXT_OR_NUMBER, readLine);
export const itemCode = (description: string) => leaf(`${description} The code of an item of this file.`, TEXT_OR_NUMBER, readLine);
