import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { QueueBackend } from '../../jobs/queue.js';
import { pglitePool } from '../../prisma/engine/pglite-pool.js';
import { startRedis } from '../support/redis.js';
import { queueContract } from './queue.contract.js';
import type { RunningEngine } from './queue.contract.js';

queueContract('PGlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-queue-'));
  const databases: PGlite[] = [];
  async function open(dataDir?: string): Promise<QueueBackend> {
    const db = await PGlite.create(dataDir === undefined ? {} : { dataDir });
    databases.push(db);
    return { kind: 'postgres', pool: pglitePool(db) };
  }
  return {
    backend: await open(),
    crashSite: async () => ({ address: { kind: 'pglite', folder }, reopen: () => open(folder) }),
    stop: async () => {
      await Promise.all(databases.map((db) => db.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
});

queueContract('Redis', async () => {
  const redis = await startRedis();
  const backend: QueueBackend = { kind: 'redis', url: redis.url };
  return serverEngine(backend, { kind: 'redis', url: redis.url }, () => redis.stop());
});

/** An engine that several processes reach under the same address. */
function serverEngine(backend: QueueBackend, address: { kind: 'postgres' | 'redis'; url: string }, stop: () => Promise<void>): RunningEngine {
  return { backend, crashSite: async () => ({ address, reopen: async () => backend }), stop };
}
