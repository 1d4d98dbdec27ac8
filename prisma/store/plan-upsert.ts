import type { Db } from '../convert.js';

export type ColumnType = 'uuid' | 'text' | 'text[]' | 'int' | 'int[]' | 'float8' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** A table as far as an import writes it: its columns and their types. `id` and `organizationId` go without saying. */
export interface Table<C extends string = string> {
  readonly name: string;
  readonly columns: Readonly<Record<C, ColumnType>>;
  /** Columns that are set when a row is made and never by an import again: they hold what happened since. */
  readonly once: readonly C[];
}

/** A row as JSON: dates and instants as ISO text, numbers and money as numbers, nothing as null. */
export type Row<C extends string = string> = { readonly [K in C]: unknown } & { readonly id: string };

/** Describes a table to the functions below; columns in `once` are written when a row is made and never changed. */
export function table<const C extends string>(name: string, columns: Readonly<Record<C, ColumnType>>, once: readonly NoInfer<C>[] = []): Table<C> {
  return { name, columns, once };
}

/**
 * Writes any number of rows in one statement: makes those that are new, changes those whose content differs, leaves
 * the rest untouched. Prisma has no update of many rows to many values. The statement is built from the table alone;
 * the rows travel as one parameter.
 */
export async function upsertRows<C extends string>(db: Db, organizationId: string, { name, columns, once }: Table<C>, rows: readonly Row<C>[]): Promise<void> {
  if (rows.length === 0) return;
  const types: Readonly<Record<string, ColumnType>> = { id: 'uuid', organizationId: 'uuid', ...columns };
  const all = Object.keys(types);
  const changing = all.filter((column) => column !== 'id' && column !== 'organizationId' && !once.some((one) => one === column));
  const list = (names: readonly string[], prefix = ''): string => names.map((column) => `${prefix}"${column}"`).join(', ');
  const statement = `
    INSERT INTO public."${name}" AS "kept" (${list(all)})
    SELECT ${list(all)} FROM jsonb_to_recordset($1::text::jsonb) AS "given" (${all.map((column) => `"${column}" ${types[column] ?? 'text'}`).join(', ')})
    ON CONFLICT ("id") DO UPDATE SET ${changing.map((column) => `"${column}" = EXCLUDED."${column}"`).join(', ')}
    WHERE (${list(changing, '"kept".')}) IS DISTINCT FROM (${list(changing, 'EXCLUDED.')})`;
  await db.$executeRawUnsafe(statement, JSON.stringify(rows.map((row) => ({ ...row, organizationId }))));
}
