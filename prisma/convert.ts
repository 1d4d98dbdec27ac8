import { Temporal } from 'temporal-polyfill';
import type { Language } from '../src/domain/types.js';
import { LANGUAGES } from '../src/domain/types.js';
import type { Translations } from '../src/domain/overview.js';
import type { Prisma } from './generated/client.js';

/** A Prisma client or an open transaction. */
export type Db = Prisma.TransactionClient;

/** Prisma's `Date` as an instant, and back. */
export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
/** An instant as the database gives it; undefined where the column is empty. */
export function optionalInstant(date: Date | null | undefined): Temporal.Instant | undefined {
  return date ? toInstant(date) : undefined;
}
/** An instant as the database takes it, to the millisecond. */
export function fromInstant(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
/** The same; an absent one empties the column. */
export function fromOptionalInstant(instant: Temporal.Instant | undefined): Date | null {
  return instant ? fromInstant(instant) : null;
}

/** A `date` column (midnight UTC in Prisma) as `YYYY-MM-DD`, and back. */
export function toDateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
/** A date `YYYY-MM-DD` as the database gives it; undefined where the column is empty. */
export function optionalDateText(date: Date | null | undefined): string | undefined {
  return date ? toDateText(date) : undefined;
}
/** A date `YYYY-MM-DD` as the database takes it. */
export function fromDateText(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`);
}
/** The same; an absent one empties the column. */
export function fromOptionalDateText(date: string | undefined): Date | null {
  return date === undefined ? null : fromDateText(date);
}

/** Null in a column, nothing in the domain. */
export function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

/** A language column; anything unknown counts as not set. */
export function toLanguage(value: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}

/** Narrows a text column that a check constraint limits to `allowed`. */
export function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new TypeError(`a stored value is outside ${allowed.join(', ')}`);
  return found;
}

/** A `translations` column. */
export function toTranslations(value: unknown): Translations {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Groups rows by a key, keeping their order. */
export function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
