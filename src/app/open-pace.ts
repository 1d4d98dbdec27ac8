import { openPace } from '../../jobs/pace/open-pace.js';
import type { OpenPace } from '../../jobs/pace/open-pace.js';
import type { Database } from '../../prisma/client.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';

/** The pace beside its database: in Redis where there is one, else in the database; the embedded one has one process, which keeps it by itself. */
export function openPaceFor(config: Pick<Config, 'redisUrl'>, database: Database, log: Logger): OpenPace {
  if (config.redisUrl !== undefined) return openPace({ kind: 'redis', url: config.redisUrl }, log);
  return openPace(database.engine === 'postgres' ? { kind: 'postgres', pool: database.pool } : { kind: 'pglite' }, log);
}
