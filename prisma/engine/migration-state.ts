import type { MigrationFile } from './migration-files.js';

/** Where a database stands against the migrations this build knows, by name. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Begun and neither finished nor marked as rolled back. */
  readonly failed: readonly string[];
  /** Applied, and changed in the folder since. */
  readonly edited: readonly string[];
  /** Applied by a newer build: this one does not know them. */
  readonly unknown: readonly string[];
}

interface AppliedRow {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** Asks the database for rows; the statement takes no parameters. */
export type ReadRows = <R>(sql: string) => Promise<readonly R[]>;

const TABLE = 'public._prisma_migrations';

/** Reads the state without changing anything; on an empty database everything is pending. */
export async function migrationState(read: ReadRows, migrations: readonly MigrationFile[]): Promise<MigrationState> {
  const rows = await appliedRows(read);
  const finished = new Map(rows.filter((row) => row.finished).map((row) => [row.name, row]));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    applied: migrations.filter(({ name }) => finished.has(name)).map(({ name }) => name),
    pending: migrations.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    failed: rows.filter((row) => !row.finished).map((row) => row.name),
    edited: migrations.filter(({ name, checksum }) => (finished.get(name)?.checksum ?? checksum) !== checksum).map(({ name }) => name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
  };
}

async function appliedRows(read: ReadRows): Promise<readonly AppliedRow[]> {
  const [table] = await read<{ there: boolean }>(`SELECT to_regclass('${TABLE}') IS NOT NULL AS there`);
  if (!table?.there) return [];
  return read<AppliedRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM ${TABLE} WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
}
