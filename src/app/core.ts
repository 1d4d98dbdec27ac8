import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { movableClock, systemClock } from '../clock.js';
import type { MovableClock } from '../clock.js';
import type { Config } from '../config.js';
import type { Clock, Logger, Store } from '../ports.js';

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

/** Opens the database and brings it up to date. Throws AppError as `openDatabase` and `migrate` do. */
export async function openCore(config: Config, log: Logger): Promise<Core> {
  const onError = (): void => log.warn('database.connection-lost');
  const database = await openDatabase('url' in config.database ? { url: config.database.url, onError } : { folder: config.database.folder });
  try {
    const applied = await database.migrate();
    if (applied.length > 0) log.info('database.migrated', { count: applied.length });
    const sandboxClock = config.sandbox.on ? await openSandboxClock(config.dataFolder) : undefined;
    return {
      database,
      store: createStore(database.prisma),
      clock: sandboxClock ?? systemClock,
      ...(sandboxClock && { sandboxClock }),
      wallClock: systemClock,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The time that commands follow: the sandbox's as it was left, where the sandbox is on. */
export async function sandboxTime(config: Config): Promise<Clock> {
  return config.sandbox.on ? openSandboxClock(config.dataFolder) : systemClock;
}

/** Sets a sandbox that has not run yet to a moment of its own; one that has keeps its time. */
export async function setSandboxStart(dataFolder: string, moment: Temporal.Instant): Promise<void> {
  const file = clockFile(dataFolder);
  if ((await file.load()) === undefined) await file.save(moment.since(systemClock.now()).total('milliseconds'));
}

/** The sandbox's clock goes on where it was left. */
function openSandboxClock(dataFolder: string): Promise<MovableClock> {
  return movableClock(clockFile(dataFolder));
}

/** Its distance from the machine's time, kept in the data folder. */
function clockFile(dataFolder: string): { load(): Promise<number | undefined>; save(offsetMs: number): Promise<void> } {
  const folder = join(dataFolder, 'sandbox');
  const path = join(folder, 'clock.json');
  return {
    load: async () => {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : Number(text);
    },
    save: async (offsetMs) => {
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.new`, String(offsetMs));
      await rename(`${path}.new`, path);
    },
  };
}
