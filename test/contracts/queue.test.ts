import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueueBackend } from '../../jobs/queue.js';
import { openDatabase } from '../../prisma/client.js';
import type { Database, DatabaseLocation } from '../../prisma/client.js';
import { QUEUE_SEARCH_PATH } from '../../prisma/engine/pg-like.js';
import { openPool } from '../../prisma/engine/postgres.js';
import { createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { startRedis } from '../support/redis.js';
import { queueContract } from './queue.contract.js';
import type { RunningEngine } from './queue/lab.js';

queueContract('PGlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-queue-'));
  const databases: Database[] = [];
  async function open(location: DatabaseLocation): Promise<QueueBackend> {
    const database = await openDatabase(location);
    databases.push(database);
    return { kind: database.engine, pool: database.pool };
  }
  const backend = await open({ memory: true });
  return {
    backend: () => backend,
    crashSite: async () => ({ address: { kind: 'pglite', folder }, reopen: () => open({ folder }) }),
    stop: async () => {
      await Promise.all(databases.map((database) => database.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
});

queueContract('PostgreSQL', async () => {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  const pool = openPool({ url, max: 20, searchPath: QUEUE_SEARCH_PATH });
  return serverEngine({ kind: 'postgres', pool }, { kind: 'postgres', url }, async () => {
    await pool.end();
    await dropPostgresDatabase(server, url);
  });
});
endPostgresWithFile();

queueContract('Redis', async () => {
  const redis = await startRedis();
  const backend: QueueBackend = { kind: 'redis', url: redis.url };
  return serverEngine(backend, { kind: 'redis', url: redis.url }, () => redis.stop());
});

/** An engine that several processes reach under the same address. */
function serverEngine(backend: QueueBackend, address: { kind: 'postgres' | 'redis'; url: string }, stop: () => Promise<void>): RunningEngine {
  return { backend: () => backend, crashSite: async () => ({ address, reopen: async () => backend }), stop };
}
