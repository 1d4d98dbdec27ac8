import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openQueue } from '../../jobs/queue.js';
import type { Queue } from '../../src/ports.js';
import { eventually, gate, pause } from '../support/eventually.js';
import { recordingLog } from '../support/recording-log.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';

const task = { name: 'task', data: z.object({ id: z.string() }), attempts: 3, backoffMs: 20, priority: 5 };

describe('queue on a Redis that comes and goes', () => {
  let redis: TestRedis;
  let queue: Queue | undefined;
  let log = recordingLog();

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  afterEach(async () => {
    redis.thaw();
    await queue?.close();
    queue = undefined;
    await redis.kill();
    await redis.start();
  });

  async function open(): Promise<Queue> {
    log = recordingLog();
    queue = await openQueue({ backend: { kind: 'redis', url: redis.url }, definitions: [task], log, lockMs: 2000 });
    return queue;
  }
  async function msUntilRejected(action: Promise<unknown>): Promise<number> {
    const asked = performance.now();
    await expect(action).rejects.toThrow();
    return performance.now() - asked;
  }

  it('works on after the server was restarted empty, with the same queue and worker', async () => {
    const opened = await open();
    const ids: string[] = [];
    await opened.work({ task: async (data) => void ids.push(task.data.parse(data).id) }, { concurrency: 2 });
    await opened.add(task, { id: 'before' });
    await eventually(() => expect(ids).toEqual(['before']));
    await redis.kill();
    await redis.start();
    await eventually(() => opened.ping());
    await opened.addMany(task, [{ data: { id: 'after-1' } }, { data: { id: 'after-2' } }]);
    await opened.add(task, { id: 'after-3' }, { dedupeKey: 'k' });
    await eventually(() => expect([...ids].sort()).toEqual(['after-1', 'after-2', 'after-3', 'before']));
    const events = log.lines.map(({ event }) => event);
    expect(events.filter((event) => event === 'queue.lost')).toHaveLength(1);
    expect(events.filter((event) => event === 'queue.back')).toHaveLength(1);
  });

  it('survives losing its server while a job runs', async () => {
    const opened = await open();
    const door = gate();
    const ids: string[] = [];
    const handler = async (data: unknown): Promise<void> => {
      ids.push(task.data.parse(data).id);
      if (ids.length === 1) await door.wait;
    };
    await opened.work({ task: handler }, { concurrency: 1 });
    await opened.add(task, { id: 'cut-off' });
    await eventually(() => expect(ids).toHaveLength(1));
    await redis.kill();
    door.open();
    await pause(100);
    await redis.start();
    await eventually(() => opened.add(task, { id: 'next' }));
    await eventually(() => expect(ids).toContain('next'), 30_000);
  });

  it('refuses to add in about two seconds while the server is away, and adds nothing afterwards', async () => {
    const opened = await open();
    await redis.kill();
    await pause(100);
    expect(await msUntilRejected(opened.add(task, { id: 'lost' }))).toBeLessThan(4000);
    expect(await msUntilRejected(opened.ping())).toBeLessThan(4000);
    await redis.start();
    await eventually(() => opened.ping());
    expect(await opened.pending()).toBe(0);
  });

  it('refuses in about two seconds when the server hangs', async () => {
    const opened = await open();
    redis.freeze();
    expect(await msUntilRejected(opened.add(task, { id: 'lost' }))).toBeLessThan(5000);
    expect(await msUntilRejected(opened.ping())).toBeLessThan(5000);
    redis.thaw();
    await eventually(() => opened.ping());
  });

  it('stops in time while the server is away', async () => {
    const opened = await open();
    const worker = await opened.work({ task: async () => undefined }, { concurrency: 1 });
    await pause(300);
    await redis.kill();
    await pause(100);
    const asked = performance.now();
    await worker.drain(1000);
    await opened.close();
    expect(performance.now() - asked).toBeLessThan(4000);
  });

  it('says what to do when there is no server to open', async () => {
    await redis.kill();
    const opening = openQueue({ backend: { kind: 'redis', url: redis.url.replace('//', '//user:hush@') }, definitions: [task], log });
    await expect(opening).rejects.toMatchObject({ code: 'queue-unreachable' });
    await expect(opening).rejects.toThrow(/REDIS_URL/);
    await expect(opening).rejects.not.toThrow(/hush/);
  });
});
