import { Prisma } from '../generated/client.js';
import type { ColumnType } from './plan-upsert.js';

/**
 * Any number of rows as a table named "given" of one statement, for `INSERT … SELECT` and `UPDATE … FROM`: they travel as
 * one parameter, however many there are. "position" counts them from 0.
 * @param columns their names and types; a row that leaves one out has nothing in it
 * @param rows dates and moments as `Date`, JSON as objects, arrays for array columns
 */
export function givenRows<C extends string>(columns: Readonly<Record<C, ColumnType>>, rows: readonly { readonly [K in C]?: unknown }[]): Prisma.Sql {
  const described = Object.entries({ ...columns, position: 'int' }).map(([name, type]) => `"${name}" ${String(type)}`);
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows.map((row, position) => ({ ...row, position })))}::text::jsonb) as "given" (${Prisma.raw(described.join(', '))})`;
}

/**
 * The id of a given row, in order of position, after the ids of every earlier statement: a UUID of version 7, as Prisma
 * makes them where it writes row by row (RFC 9562, section 6.2, a counter that overflows into the time).
 */
export const GIVEN_ID = Prisma.sql`encode(overlay(uuid_send(gen_random_uuid()) placing
  int8send((((extract(epoch from statement_timestamp()) * 1000)::bigint + ("given"."position" >> 12)) << 16) | 28672 | ("given"."position" & 4095)) from 1 for 8), 'hex')::uuid`;
