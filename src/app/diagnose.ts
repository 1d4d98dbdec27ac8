import { Temporal } from 'temporal-polyfill';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';
import type { Core } from './core.js';
import { openQueueFor } from './open-queue.js';

/** What the database takes for the time. */
export async function databaseClock({ database }: Core): Promise<Temporal.Instant> {
  const [row] = await database.prisma.$queryRaw<{ at: Date }[]>`select clock_timestamp() as "at"`;
  return Temporal.Instant.fromEpochMilliseconds(row?.at.getTime() ?? 0);
}

const FAILED_COUNTED = 1_000;

/** Opens the queue for a moment: where it runs and how many jobs failed for good. Throws when it does not answer. */
export async function queueState(core: Core, config: Pick<Config, 'redisUrl'>, log: Logger): Promise<{ readonly kind: string; readonly failed: number }> {
  const queue = await openQueueFor(config, core.database, log);
  try {
    await queue.ping();
    return { kind: config.redisUrl !== undefined ? 'Redis' : core.database.engine === 'pglite' ? 'PGlite' : 'PostgreSQL', failed: (await queue.failed(FAILED_COUNTED)).length };
  } finally {
    await queue.close();
  }
}
