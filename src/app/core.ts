import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../prisma/client.js';
import type { Database, DatabaseLocation } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { sharedClock, systemClock } from '../clock.js';
import type { MovableClock, SharedClock } from '../clock.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { Clock, Logger, Store } from '../ports.js';
import { tellDatabaseFaults } from './observe/database-faults.js';
import { withTrail } from './observe/trail.js';
import { openSandboxClock } from './sandbox-clock-file.js';

/** The database and the time: what every command needs. */
export interface Core {
  readonly database: Database;
  readonly store: Store;
  /** The time that everything planned follows; moved by hand in the sandbox. */
  readonly clock: Clock;
  /** The same clock where it can be moved. */
  readonly sandboxClock?: MovableClock;
  readonly wallClock: Clock;
  close(): Promise<void>;
}

export interface CoreOptions {
  readonly log: Logger;
  /** Told before migrations are applied, and how many: it may take long. */
  readonly onMigrating?: (count: number) => void;
  /** The time that everything planned follows, where it is another than the sandbox's or the machine's. */
  readonly clock?: Clock;
  /** The real time, where it is another than the one that processes share or, with the embedded database, the machine's: leases, and what platforms ask to wait for. */
  readonly wallClock?: Clock;
}

/** Opens the database and brings it up to date. Throws AppError as `openDatabase` and `migrate` do, and `clock-offset`. */
export async function openCore(config: Config, { log, onMigrating, clock, wallClock: given }: CoreOptions): Promise<Core> {
  const database = await openDatabase(databaseLocation(config, log));
  try {
    const { pending } = await database.migrationState();
    if (pending.length > 0) onMigrating?.(pending.length);
    const applied = await database.migrate();
    if (applied.length > 0) log.info('database.migrated', { count: applied.length });
    const sandboxClock = config.sandbox.on ? await openSandboxClock(config.dataFolder) : undefined;
    const shared = given === undefined && database.engine === 'postgres' ? await clockOf(database, log) : undefined;
    const wallClock = given ?? shared ?? systemClock;
    return {
      database,
      store: withTrail(createStore(database.prisma), log),
      clock: clock ?? sandboxClock ?? wallClock,
      ...(sandboxClock && { sandboxClock }),
      wallClock,
      close: () => {
        shared?.stop();
        return database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The time of the database server is the one that all processes on it can agree on. */
function clockOf({ prisma }: Database, log: Logger): Promise<SharedClock> {
  return sharedClock({
    async ask() {
      const [row] = await prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as "now"`;
      if (!row) throw new AppError('database-no-time', 'The database did not say what time it is.');
      return Temporal.Instant.fromEpochMilliseconds(row.now.getTime());
    },
    onOff: (aheadMs) => log.warn('clock.off', { secondsAhead: Math.round(aheadMs / 1_000) }),
  });
}

/** Where the settings say the database is. */
export function databaseLocation({ database }: Pick<Config, 'database'>, log: Logger): DatabaseLocation {
  const onFault = tellDatabaseFaults(log);
  return 'url' in database ? { url: database.url, onError: () => log.warn('database.connection-lost'), onFault } : { folder: database.folder, onFault };
}

/** The time that commands follow: the sandbox's as it was left, where the sandbox is on. */
export async function commandClock(config: Pick<Config, 'sandbox' | 'dataFolder'>): Promise<Clock> {
  return config.sandbox.on ? openSandboxClock(config.dataFolder) : systemClock;
}
