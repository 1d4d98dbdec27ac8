import type { Database } from '../../prisma/client.js';
import { jobDefinitions } from '../../jobs/definitions.js';
import { openQueue } from '../../jobs/queue.js';
import type { JobQueue } from '../../jobs/queue.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';

/**
 * The queue beside its database: on Redis where there is one, else on the database itself.
 * `asItIs`: its tables are not brought up to date.
 */
export function openQueueFor(config: Pick<Config, 'redisUrl'>, database: Database, log: Logger, { asItIs = false }: { readonly asItIs?: boolean } = {}): Promise<JobQueue> {
  const backend = config.redisUrl !== undefined ? ({ kind: 'redis', url: config.redisUrl } as const) : ({ kind: database.engine, pool: database.pool } as const);
  return openQueue({ backend, definitions: jobDefinitions, log, asItIs });
}
