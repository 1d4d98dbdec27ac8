import type pg from 'pg';
import { AppError } from '../../src/errors.js';
import { openPool } from './postgres.js';

/** The lock that processes on one database hold: the numbers are ours, apart from those that tasks lock by. */
const LOCK = '(20817, 1)';
/** How soon a connection that was lost is made again. Milliseconds. */
const AGAIN_MS = 2_000;

export interface PlaceOptions {
  readonly url: string;
  /** Nobody else may work on the database meanwhile; else others may that do not want to be alone either. */
  readonly alone: boolean;
  /** Told where the place was lost with its connection and somebody took it meanwhile. */
  readonly onTaken: () => void;
}

/**
 * Takes a place among the processes that work on a PostgreSQL database. It ends with `leave`, or with the process, however
 * that ends; a connection that is lost is made again.
 * @throws AppError `database-in-use` where somebody is alone on it, or this process cannot be.
 */
export async function takePlace({ url, alone, onTaken }: PlaceOptions): Promise<{ leave(): Promise<void> }> {
  const pool = openPool({ url, max: 1, searchPath: 'public', patient: true });
  let held: pg.PoolClient | undefined;
  let again: NodeJS.Timeout | undefined;
  let hasLeft = false;

  /** Says whether the place is ours. */
  async function take(): Promise<boolean> {
    const client = await pool.connect();
    client.on('error', () => lost(client));
    const isOurs = await lock(client, alone).catch((error: unknown) => {
      client.release(true);
      throw error;
    });
    if (isOurs && !hasLeft) held = client;
    else client.release(true);
    return isOurs;
  }

  function lost(client: pg.PoolClient): void {
    if (held !== client) return;
    held = undefined;
    client.release(true);
    retry();
  }

  function retry(): void {
    if (hasLeft) return;
    again = setTimeout(() => {
      take().then((isOurs) => {
        if (!isOurs) onTaken();
      }, retry);
    }, AGAIN_MS).unref();
  }

  async function leave(): Promise<void> {
    if (hasLeft) return;
    hasLeft = true;
    clearTimeout(again);
    const client = held;
    held = undefined;
    // The server notices only later that a connection is gone: whoever comes next finds the place free.
    await client?.query(`SELECT pg_advisory_unlock${alone ? '' : '_shared'}${LOCK}`).catch(() => undefined);
    client?.release(true);
    await pool.end();
  }

  try {
    if (!(await take())) throw new AppError('database-in-use', alone ? ALONE : OTHERS);
  } catch (error) {
    await leave();
    throw error;
  }
  return { leave };
}

const ALONE = 'Other Throughline processes work on this database, and the sandbox has to be alone: its people, its page and its clock are in one process. Stop the others, or set SANDBOX to off.';
const OTHERS = 'A Throughline process with the sandbox works on this database, and it has to be alone: its people, its page and its clock are in one process. Stop it, or give this one another DATABASE_URL.';

async function lock(client: pg.PoolClient, alone: boolean): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock${alone ? '' : '_shared'}${LOCK} AS taken`);
  return rows[0]?.taken === true;
}
