import { Prisma } from '../generated/client.js';
import type { ColumnType } from './plan-upsert.js';

/**
 * Any number of rows as a table named "given" of one statement, for `INSERT … SELECT` and `UPDATE … FROM`: each column
 * travels as one array, or as one value where it is the same in every row. "position" counts them from 0.
 * @param columns their names and types; a row that leaves one out has nothing in it
 * @param rows at least one; dates and moments as `Date`, JSON as objects, arrays for array columns
 */
export function givenRows<C extends string>(columns: Readonly<Record<C, ColumnType>>, rows: readonly { readonly [K in C]?: unknown }[]): Prisma.Sql {
  const listed: Prisma.Sql[] = [Prisma.sql`${rows.map((_, position) => position)}::int[]`];
  const names = ['"position"'];
  const shown = ['"position"'];
  const same: Prisma.Sql[] = [];
  for (const name of namesOf(columns)) {
    const type = columns[name];
    const values = rows.map((row) => asText(row[name], type));
    const [first] = values;
    if (values.every((value) => value === first)) {
      same.push(Prisma.sql`, ${first}::text::${Prisma.raw(type)} as ${Prisma.raw(`"${name}"`)}`);
      continue;
    }
    // An array of arrays has no rows of different lengths: its elements travel as text.
    const isArray = type.endsWith('[]');
    listed.push(Prisma.sql`${values}::${Prisma.raw(isArray ? 'text' : type)}[]`);
    names.push(`"${name}"`);
    shown.push(isArray ? `"${name}"::${type}` : `"${name}"`);
  }
  return Prisma.sql`(select ${Prisma.raw(shown.join(', '))}${same.length > 0 ? Prisma.join(same, '') : Prisma.empty} from unnest(${Prisma.join(listed)}) as "listed" (${Prisma.raw(names.join(', '))})) as "given"`;
}

/** A value as PostgreSQL reads it from text; null for none. */
function asText(value: unknown, type: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && type !== 'jsonb') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && type !== 'jsonb') return `{${value.map((one) => `"${String(one).replace(/["\\]/gu, '\\$&')}"`).join()}}`;
  return JSON.stringify(value);
}

function namesOf<C extends string>(columns: Readonly<Record<C, unknown>>): C[] {
  const names: C[] = [];
  for (const name in columns) names.push(name);
  return names;
}

/**
 * The id of a given row, in order of position, after the ids of every earlier statement: a UUID of version 7, as Prisma
 * makes them where it writes row by row (RFC 9562, section 6.2, a counter that overflows into the time).
 */
export const GIVEN_ID = Prisma.sql`encode(overlay(uuid_send(gen_random_uuid()) placing
  int8send((((extract(epoch from statement_timestamp()) * 1000)::bigint + ("given"."position" >> 12)) << 16) | 28672 | ("given"."position" & 4095)) from 1 for 8), 'hex')::uuid`;
