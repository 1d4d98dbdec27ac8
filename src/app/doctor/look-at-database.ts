import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../../prisma/client.js';
import type { Database } from '../../../prisma/client.js';
import { AppError, errorFields, faultCode } from '../../errors.js';
import { formatList, formatNumber } from '../../text/format.js';
import { databaseLocation } from '../core.js';
import { openSandboxClock } from '../sandbox-clock-file.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

export interface FoundDatabase {
  readonly findings: readonly Finding[];
  /** Open and not migrated; absent where it does not open, or is not made yet. */
  readonly database?: Database;
}

/** Opens the database as it is: nothing is made, nothing migrated. */
export async function openAsItIs({ config, texts, log }: LookParts): Promise<FoundDatabase> {
  if ('folder' in config.database && !existsSync(join(config.database.folder, 'database'))) return { findings: [fine(texts.database, texts.databaseNone)] };
  try {
    const database = await openDatabase(databaseLocation(config, log));
    return { database, findings: [fine(texts.database, texts.databaseFine(database.engine))] };
  } catch (error) {
    const isUnreachable = error instanceof AppError && error.code === 'database-unreachable';
    if (isUnreachable) return { findings: [fault(texts.database, texts.databaseFault(reason(error.cause)))] };
    if (error instanceof AppError && error.code === 'data-folder-in-use') return { findings: [fault(texts.database, texts.databaseHeld)] };
    return { findings: [fault(texts.database, error instanceof AppError ? error.message : texts.notLooked(faultCode(error)))] };
  }
}

/** A name with several addresses fails once for each of them; the first says enough. */
function reason(cause: unknown): string {
  return errorFields(cause instanceof AggregateError ? cause.errors[0] : cause).code;
}

/** Whether a database that was open before still answers. */
export async function lookAtConnection({ texts }: LookParts, database: Database): Promise<readonly Finding[]> {
  await database.ping();
  return [fine(texts.database, texts.databaseFine(database.engine))];
}

/** Whether the database is as this version needs it; applies nothing. */
export async function lookAtMigrations({ texts, language }: LookParts, database: Database): Promise<readonly Finding[]> {
  const { applied, pending, failed, unknown, edited } = await database.migrationState();
  const list = (names: readonly string[]): string => formatList(language, [...names]);
  const faults = [
    ...(failed.length > 0 ? [texts.migrationsFailed(list(failed))] : []),
    ...(unknown.length > 0 ? [texts.migrationsUnknown(list(unknown))] : []),
    ...(edited.length > 0 ? [texts.migrationsEdited(list(edited))] : []),
    ...(failed.length === 0 && pending.length > 0 ? [texts.migrationsPending(list(pending))] : []),
  ];
  return faults.length > 0 ? faults.map((text) => fault(texts.migrations, text)) : [fine(texts.migrations, texts.migrationsFine(applied.length))];
}

/** More than a job's patience; less than what a person would notice. Seconds. */
const CLOCKS_MAY_DIFFER = 5;

/** Whether the database's clock is this machine's. The processes go by the database's meanwhile; what they are built on does not. */
export async function lookAtClocks({ texts, wallClock, language }: LookParts, database: Database): Promise<readonly Finding[]> {
  const before = wallClock.now();
  const [row] = await database.prisma.$queryRaw<{ at: Date }[]>`select clock_timestamp() as "at"`;
  const theirs = Temporal.Instant.fromEpochMilliseconds(row?.at.getTime() ?? 0);
  const apart = Math.abs(theirs.since(before).total('seconds'));
  const seconds = formatNumber(language, Math.ceil(apart));
  return [apart > CLOCKS_MAY_DIFFER ? fault(texts.clock, texts.clockFault(seconds)) : fine(texts.clock, texts.clockFine(seconds))];
}

/** Where the sandbox's clock stands; a damaged one is a finding with its mend. */
export async function lookAtSandboxClock({ config, texts }: LookParts): Promise<readonly Finding[]> {
  if (!config.sandbox.on) return [];
  const clock = await openSandboxClock(config.dataFolder);
  return [fine(texts.clock, texts.clockSandbox(clock.now().round('second').toString()))];
}

/** Whether this Node.js knows time zones. */
export async function lookAtZones({ texts }: LookParts): Promise<readonly Finding[]> {
  const { length } = Intl.supportedValuesOf('timeZone');
  return [length > 300 ? fine(texts.zones, texts.zonesFine(length)) : fault(texts.zones, texts.zonesFault)];
}
