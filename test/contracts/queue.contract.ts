import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openQueue } from '../../jobs/queue.js';
import type { QueueBackend, QueueOptions } from '../../jobs/queue.js';
import { AppError, ChatError } from '../../src/errors.js';
import type { JobDefinition, JobHandler, Queue } from '../../src/ports.js';
import { eventually, gate, pause } from '../support/eventually.js';
import { runTypescript } from '../support/run-typescript.js';
import { silentLog } from '../support/silent-log.js';

/** How another process reaches the engine: what `queue-crash-worker.ts` takes. */
export type EngineAddress =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

/** An engine under test. */
export interface RunningEngine {
  readonly backend: QueueBackend;
  /** Where a process works that will be killed, and how to go on there afterwards. */
  crashSite(): Promise<{ readonly address: EngineAddress; reopen(): Promise<QueueBackend> }>;
  stop(): Promise<void>;
}

const data = z.object({ id: z.string().max(20) });
type Definition = JobDefinition<typeof data>;
const define = (name: string, rest: Partial<Omit<Definition, 'name' | 'data'>> = {}): Definition => ({
  name,
  data,
  attempts: 3,
  backoffMs: 20,
  priority: 5,
  ...rest,
});

const task = define('task');
const other = define('other');
const urgent = define('urgent', { priority: 1 });
const later = define('later', { priority: 9 });
const once = define('once', { attempts: 1 });
const definitions = [task, other, urgent, later, once];

/** What every engine of the queue must do. */
export function queueContract(title: string, startEngine: () => Promise<RunningEngine>): void {
  describe(`queue on ${title}`, () => {
    let engine: RunningEngine;
    let count = 0;
    let opened: Queue[] = [];

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.stop());
    afterEach(async () => {
      await Promise.all(opened.map((queue) => queue.close()));
      opened = [];
    });

    async function open(options: Partial<QueueOptions> = {}): Promise<Queue> {
      const queue = await openQueue({ backend: engine.backend, definitions, log: silentLog, name: `q${count}`, ...options });
      opened.push(queue);
      return queue;
    }
    /** A queue nobody has used yet; `open` gives further instances of it. */
    function openFresh(options: Partial<QueueOptions> = {}): Promise<Queue> {
      count += 1;
      return open(options);
    }
    const idle = (queue: Queue) => eventually(async () => expect(await queue.pending()).toBe(0));

    describe('running', () => {
      it('hands a job its data once and then forgets it', async () => {
        const queue = await openFresh();
        const runs: unknown[] = [];
        await queue.work({ task: async (input, job) => void runs.push([input, job.attempt, job.id.length > 0]) }, { concurrency: 2 });
        await queue.add(task, { id: 'a' });
        await eventually(() => expect(runs).toEqual([[{ id: 'a' }, 1, true]]));
        await idle(queue);
        expect(await queue.failed(10)).toEqual([]);
      });

      it('takes many jobs at once, each exactly once', async () => {
        const queue = await openFresh();
        const ids = Array.from({ length: 1100 }, (_, i) => `${i}`);
        await queue.addMany(task, ids.map((id) => ({ data: { id } })));
        expect(await queue.pending()).toBe(1100);
        const runs = recorder();
        await queue.work({ task: runs.handler }, { concurrency: 20 });
        await idle(queue);
        expect([...runs.ids].sort()).toEqual([...ids].sort());
      });

      it('keeps a delayed job until its time, and lets others pass', async () => {
        const queue = await openFresh();
        const runs = recorder();
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        const added = performance.now();
        await queue.add(task, { id: 'late' }, { delayMs: 700 });
        await queue.add(task, { id: 'now' });
        expect(await queue.pending()).toBeGreaterThanOrEqual(1);
        await eventually(() => expect(runs.ids).toEqual(['now', 'late']));
        expect((runs.times[1] ?? 0) - added).toBeGreaterThan(690);
      });

      it('runs the first priority first, and the older first within one', async () => {
        const queue = await openFresh();
        await queue.add(later, { id: 'later' });
        await queue.add(task, { id: 'middle-1' });
        await queue.add(urgent, { id: 'urgent' });
        await queue.add(task, { id: 'middle-2' });
        const runs = recorder();
        await queue.work({ later: runs.handler, task: runs.handler, urgent: runs.handler }, { concurrency: 1 });
        await eventually(() => expect(runs.ids).toEqual(['urgent', 'middle-1', 'middle-2', 'later']));
      });

      it('runs as many at once as asked and no more', async () => {
        const queue = await openFresh();
        const door = gate();
        let now = 0;
        let most = 0;
        const handler: JobHandler = async () => {
          now += 1;
          most = Math.max(most, now);
          await door.wait;
          now -= 1;
        };
        await queue.work({ task: handler }, { concurrency: 3 });
        await queue.addMany(task, Array.from({ length: 9 }, (_, i) => ({ data: { id: `${i}` } })));
        await eventually(() => expect(now).toBe(3));
        await pause(200);
        expect(await queue.pending()).toBe(9);
        door.open();
        await idle(queue);
        expect(most).toBe(3);
      });

      it('wakes an idle worker within a second, also for another instance', async () => {
        const worker = await openFresh();
        const sender = await open();
        const runs = recorder();
        await worker.work({ task: runs.handler }, { concurrency: 1 });
        await pause(1000);
        const waits: number[] = [];
        for (const id of ['1', '2', '3', '4', '5']) {
          await pause(200);
          const added = performance.now();
          await sender.add(task, { id });
          await eventually(() => expect(runs.ids).toContain(id));
          waits.push((runs.times.at(-1) ?? Infinity) - added);
        }
        expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(1000);
      });
    });

    describe('failing', () => {
      it('tries again, waiting twice as long each time', async () => {
        const queue = await openFresh();
        const patient = { ...task, backoffMs: 150 };
        const runs = recorder((attempt) => {
          if (attempt < 3) throw new Error('not yet');
        });
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        await queue.add(patient, { id: 'a' });
        await eventually(() => expect(runs.attempts).toEqual([1, 2, 3]));
        const [first = 0, second = 0, third = 0] = runs.times;
        expect(second - first).toBeGreaterThan(145);
        expect(third - second).toBeGreaterThan(295);
        await idle(queue);
        expect(await queue.failed(10)).toEqual([]);
      });

      it('waits at least as long as the platform asks', async () => {
        const queue = await openFresh();
        const runs = recorder((attempt) => {
          if (attempt === 1) throw new ChatError('rate-limited', 'slow down', 600);
        });
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        await queue.add(task, { id: 'a' });
        await eventually(() => expect(runs.attempts).toEqual([1, 2]));
        const [first = 0, second = 0] = runs.times;
        expect(second - first).toBeGreaterThan(595);
      });

      it('shows what failed for good, newest first, by code and never by words', async () => {
        const queue = await openFresh();
        const words = 'Ms. Example said something private';
        const handler: JobHandler = async (input) => {
          if (data.parse(input).id === 'coded') throw new ChatError('user-gone', words);
          throw new TypeError(words);
        };
        await queue.work({ task: handler, once: handler }, { concurrency: 1 });
        await queue.add(task, { id: 'coded' });
        await eventually(async () => expect(await queue.failed(10)).toHaveLength(1));
        await queue.add(once, { id: 'plain' });
        await eventually(async () => expect(await queue.failed(10)).toHaveLength(2));
        expect(await queue.failed(10)).toMatchObject([
          { name: 'once', data: { id: 'plain' }, attempts: 1, reason: 'TypeError' },
          { name: 'task', data: { id: 'coded' }, attempts: 3, reason: 'user-gone' },
        ]);
        expect(await queue.failed(1)).toHaveLength(1);
        expect(await queue.failed(0)).toEqual([]);
        expect(await queue.pending()).toBe(0);
      });

      it('refuses data that does not fit, naming the field and not the value', async () => {
        const queue = await openFresh();
        const adding = queue.add(task, { id: 'x'.repeat(21) });
        await expect(adding).rejects.toThrow(AppError);
        await expect(adding).rejects.toThrow(/task.*id/);
        await expect(adding).rejects.not.toThrow(/xxx/);
        await expect(queue.addMany(task, [{ data: { id: 'fits' } }, { data: { id: 'x'.repeat(21) } }])).rejects.toThrow(/id/);
        expect(await queue.pending()).toBe(0);
      });

      it('fails a stored job whose data does not fit at once, without a run or a retry', async () => {
        const loose = { ...task, data: z.object({ id: z.string() }) };
        const sender = await openFresh({ definitions: [loose] });
        await sender.add(loose, { id: 'x'.repeat(21) });
        const queue = await open();
        const runs = recorder();
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        await eventually(async () => expect(await queue.failed(10)).toMatchObject([{ attempts: 1, reason: 'bad-data' }]));
        expect(runs.ids).toEqual([]);
      });

      it('refuses to work on jobs without a definition, and shows jobs without a handler as failed', async () => {
        const queue = await openFresh();
        await expect(queue.work({ unheard: async () => undefined }, { concurrency: 1 })).rejects.toThrow(/unheard/);
        await queue.work({ task: async () => undefined }, { concurrency: 1 });
        await queue.add(once, { id: 'a' });
        await eventually(async () => expect(await queue.failed(10)).toMatchObject([{ name: 'once', reason: 'no-handler' }]));
      });
    });

    describe('one job a key', () => {
      const key = { dedupeKey: 'k' };

      it('counts waiting jobs of one key as one, keys and kinds apart', async () => {
        const queue = await openFresh();
        await queue.add(task, { id: 'k1' }, key);
        await queue.add(task, { id: 'k2' }, key);
        await queue.addMany(task, [{ data: { id: 'k3' }, options: key }, { data: { id: 'm' }, options: { dedupeKey: 'm' } }]);
        await queue.add(other, { id: 'o' }, key);
        await queue.add(task, { id: 'free' });
        expect(await queue.pending()).toBe(4);
        const runs = recorder();
        await queue.work({ task: runs.handler, other: runs.handler }, { concurrency: 1 });
        await idle(queue);
        expect([...runs.ids].sort()).toEqual(['free', 'k1', 'm', 'o']);
      });

      it('runs once more, afterwards, for what is added while it runs', async () => {
        const queue = await openFresh();
        const door = gate();
        let now = 0;
        let most = 0;
        const ids: string[] = [];
        const handler: JobHandler = async (input) => {
          now += 1;
          most = Math.max(most, now);
          ids.push(data.parse(input).id);
          if (ids.length === 1) await door.wait;
          now -= 1;
        };
        await queue.work({ task: handler }, { concurrency: 4 });
        await queue.add(task, { id: 'first' }, key);
        await eventually(() => expect(ids).toEqual(['first']));
        await queue.add(task, { id: 'second' }, key);
        await queue.add(task, { id: 'third' }, key);
        door.open();
        await eventually(() => expect(ids).toHaveLength(2));
        await idle(queue);
        expect(ids).toHaveLength(2);
        expect(most).toBe(1);
        await queue.add(task, { id: 'fourth' }, key);
        await eventually(() => expect(ids).toHaveLength(3));
      });

      it('loses nothing when the running one fails for good, and tries the next as often as any', async () => {
        const queue = await openFresh();
        const door = gate();
        const runs = recorder(async (_attempt, id) => {
          if (id === 'bad') await door.wait;
          throw new Error('no');
        });
        await queue.work({ once: runs.handler, task: runs.handler }, { concurrency: 1 });
        await queue.add({ ...task, attempts: 1 }, { id: 'bad' }, key);
        await eventually(() => expect(runs.ids).toEqual(['bad']));
        await queue.add(task, { id: 'next' }, key);
        door.open();
        await eventually(async () => expect(await queue.failed(10)).toHaveLength(2));
        expect(runs.ids).toEqual(['bad', 'next', 'next', 'next']);
        expect(runs.attempts).toEqual([1, 1, 2, 3]);
        await queue.add({ ...task, attempts: 1 }, { id: 'again' }, key);
        await eventually(() => expect(runs.ids.at(-1)).toBe('again'));
      });

      it('counts a job that waits for its next try as waiting', async () => {
        const queue = await openFresh();
        const slow = { ...task, backoffMs: 500 };
        const runs = recorder((attempt) => {
          if (attempt === 1) throw new Error('not yet');
        });
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        await queue.add(slow, { id: 'a' }, key);
        await eventually(() => expect(runs.ids).toEqual(['a']));
        await eventually(async () => expect(await queue.pending()).toBe(1));
        await pause(100);
        await queue.add(slow, { id: 'b' }, key);
        await idle(queue);
        expect(runs.ids).toEqual(['a', 'a']);
      });
    });

    describe('stopping', () => {
      it('finishes what is in hand, takes nothing more, and leaves the rest for others', async () => {
        const queue = await openFresh();
        const door = gate();
        const runs = recorder(() => door.wait);
        const worker = await queue.work({ task: runs.handler }, { concurrency: 1 });
        await queue.add(task, { id: 'in-hand' });
        await eventually(() => expect(runs.ids).toEqual(['in-hand']));
        const drained = worker.drain(30_000);
        await queue.add(task, { id: 'waiting' });
        await pause(100);
        door.open();
        expect(await drained).toBe(true);
        expect(await worker.drain(0)).toBe(true);
        expect(runs.ids).toEqual(['in-hand']);
        expect(await queue.pending()).toBe(1);
        await (await open()).work({ task: runs.handler }, { concurrency: 1 });
        await eventually(() => expect(runs.ids).toEqual(['in-hand', 'waiting']));
      });

      it('stops at once when idle', async () => {
        const queue = await openFresh();
        const worker = await queue.work({ task: async () => undefined }, { concurrency: 5 });
        await pause(300);
        const asked = performance.now();
        expect(await worker.drain(20_000)).toBe(true);
        expect(performance.now() - asked).toBeLessThan(5000);
      });

      it('says so when the deadline passes, and the job runs again elsewhere', async () => {
        const queue = await openFresh({ lockMs: 1000 });
        const runs = recorder(() => new Promise(() => undefined));
        const worker = await queue.work({ task: runs.handler }, { concurrency: 1 });
        await queue.add(task, { id: 'endless' });
        await eventually(() => expect(runs.ids).toEqual(['endless']));
        expect(await worker.drain(200)).toBe(false);
        const again = recorder();
        await (await open({ lockMs: 1000 })).work({ task: again.handler }, { concurrency: 1 });
        await eventually(() => expect(again.ids).toEqual(['endless']));
        await idle(queue);
      });

      it('gives up on a job that keeps losing its worker', async () => {
        const queue = await openFresh({ lockMs: 300 });
        let runs = 0;
        const handler: JobHandler = () => {
          runs += 1;
          return new Promise(() => undefined);
        };
        await queue.add(task, { id: 'poison' });
        for (let lost = 1; lost <= 4; lost += 1) {
          const worker = await queue.work({ task: handler }, { concurrency: 1 });
          await eventually(() => expect(runs).toBe(lost));
          await worker.drain(0);
        }
        await queue.work({ task: handler }, { concurrency: 1 });
        await eventually(async () => expect(await queue.failed(1)).toMatchObject([{ data: { id: 'poison' }, reason: 'stalled' }]));
        expect(runs).toBe(4);
      });

      it('runs a job again whose process was killed', async () => {
        const site = await engine.crashSite();
        const settings = { address: site.address, name: 'crash', lockMs: 1000 };
        const child = await runTypescript('test/contracts/queue-crash-worker.ts', [JSON.stringify(settings)]);
        await child.said('working').finally(() => child.kill());
        const queue = await openFresh({ backend: await site.reopen(), name: 'crash', lockMs: 1000 });
        const runs = recorder();
        await queue.work({ task: runs.handler }, { concurrency: 1 });
        await eventually(() => expect(runs.ids).toEqual(['crash']));
        await idle(queue);
        expect(await queue.failed(10)).toEqual([]);
      });
    });

    it('answers a ping', async () => {
      const queue = await openFresh();
      await expect(queue.ping()).resolves.toBeUndefined();
    });
  });
}

/** A handler that notes each run, then does what it is told. */
function recorder(act: (attempt: number, id: string) => unknown = () => undefined) {
  const ids: string[] = [];
  const attempts: number[] = [];
  const times: number[] = [];
  const handler: JobHandler = async (input, job) => {
    const { id } = data.parse(input);
    ids.push(id);
    attempts.push(job.attempt);
    times.push(performance.now());
    await act(job.attempt, id);
  };
  return { ids, attempts, times, handler };
}
