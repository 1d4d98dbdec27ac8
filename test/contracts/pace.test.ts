import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPace } from '../../jobs/pace/open-pace.js';
import type { OpenPace, PaceBackend } from '../../jobs/pace/open-pace.js';
import type { Database } from '../../prisma/client.js';
import type { Pace } from '../../src/ports.js';
import { openTestPostgres } from '../support/database.js';
import { eventually, pause } from '../support/eventually.js';
import { recordingLog } from '../support/recording-log.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';
import { paceContract } from './pace.contract.js';

const LINE = { key: 'slack/T1/C1', limits: [{ points: 1, ms: 60_000 }] };

describe('the pace of one process', () => {
  const pace = openPace({ kind: 'pglite' }, recordingLog());
  paceContract(() => ({ open: () => pace }));
});

describe('the pace that processes keep in PostgreSQL', () => {
  let database: Database;
  let log = recordingLog();
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  const open = (): Pace => openPace({ kind: 'postgres', pool: database.pool }, log);

  paceContract(() => ({ open }));

  it('waits for no window that a moved clock put far ahead', async () => {
    const pace = open();
    const line = { key: 'slack/T1/C-clock', limits: [{ points: 1, ms: 1_000 }] };
    await pace.take([line]);
    await database.prisma.pace.updateMany({ where: { key: { endsWith: line.key } }, data: { expire: BigInt(Date.now() + 3_600_000) } });
    expect(await pace.take([line])).toBeUndefined();
    expect((await pace.take([line]))?.waitMs).toBeLessThanOrEqual(1_000);
  });

  it('is kept by each process alone while the table cannot be reached, and says so', async () => {
    log = recordingLog();
    const gone = openPace({ kind: 'postgres', pool: { ...database.pool, query: () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) } as typeof database.pool }, log);
    expect(await gone.take([LINE])).toBeUndefined();
    expect((await gone.take([LINE]))?.waitMs).toBeGreaterThan(50_000);
    expect(log.lines.filter(({ event }) => event === 'pace.error')).toHaveLength(1);
  });
});

describe('the pace that processes keep in Redis', () => {
  let redis: TestRedis;
  let log = recordingLog();
  const opened: OpenPace[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(() => {
    for (const pace of opened.splice(0)) pace.close();
  });
  afterAll(() => redis.stop());
  const open = (): OpenPace => {
    const backend: PaceBackend = { kind: 'redis', url: redis.url };
    const pace = openPace(backend, log);
    opened.push(pace);
    return pace;
  };
  const connected = async (pace: Pace): Promise<void> => {
    // A pace that is not connected yet keeps its own: whoever counts waits for the first hold that another sees.
    const probe = new Redis(redis.url);
    await eventually(async () => {
      await pace.hold('probe', 1_000);
      expect(await probe.keys('*probe')).toHaveLength(1);
    });
    probe.disconnect();
  };
  const ready: Pace[] = [];
  beforeAll(async () => {
    for (const pace of [openPace({ kind: 'redis', url: redis.url }, log), openPace({ kind: 'redis', url: redis.url }, log)]) {
      await connected(pace);
      ready.push(pace);
    }
  });
  let turn = 0;
  paceContract(() => ({
    open: () => {
      const pace = ready[(turn += 1) % 2];
      if (!pace) throw new Error('not connected');
      return pace;
    },
  }));

  it('leaves nothing behind that has no end', async () => {
    const pace = open();
    await connected(pace);
    await pace.take([LINE]);
    await pace.take([LINE]);
    await pace.hold('teams/t/a', 90_000);
    const probe = new Redis(redis.url);
    const keys = await probe.keys('*');
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) expect(await probe.pttl(key), key).toBeGreaterThan(0);
    probe.disconnect();
  });

  it('is kept by each process alone while Redis is away, says so once, and together again afterwards', async () => {
    log = recordingLog();
    const pace = open();
    const other = open();
    await connected(pace);
    await connected(other);
    const line = { key: 'slack/T1/C-away', limits: [{ points: 1, ms: 60_000 }] };
    await redis.kill();
    await pause(100);
    expect(await pace.take([line])).toBeUndefined();
    expect((await pace.take([line]))?.waitMs).toBeGreaterThan(50_000);
    expect(await other.take([line])).toBeUndefined();
    expect(log.lines.filter(({ event }) => event === 'pace.error').length).toBeGreaterThan(0);
    await redis.start();
    await connected(pace);
    await connected(other);
    // A Redis that is slow to answer counts as away: then each keeps the pace alone once more.
    let tries = 0;
    await eventually(async () => {
      const later = { ...line, key: `slack/T1/C-back-${(tries += 1)}` };
      expect([await pace.take([later]), (await other.take([later]))?.key]).toEqual([undefined, later.key]);
    });
  });
});
