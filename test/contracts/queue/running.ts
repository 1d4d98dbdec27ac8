import { describe, expect, it } from 'vitest';
import type { JobHandler } from '../../../src/ports.js';
import { eventually, gate, pause } from '../../support/eventually.js';
import { idle, later, recorder, task, urgent } from './lab.js';
import type { QueueLab } from './lab.js';

/** What happens to a job that succeeds. */
export function queueRunning(lab: QueueLab): void {
  describe('running', () => {
    it('hands a job its data once and then forgets it', async () => {
      const queue = await lab.openFresh();
      const runs: unknown[] = [];
      await queue.work({ task: async (input, job) => void runs.push([input, job.attempt, job.id.length > 0]) }, { concurrency: 2 });
      await queue.add(task, { id: 'a' });
      await eventually(() => expect(runs).toEqual([[{ id: 'a' }, 1, true]]));
      await idle(queue);
      expect(await queue.failed(10)).toEqual([]);
    });

    it('takes many jobs at once, each exactly once', async () => {
      const queue = await lab.openFresh();
      const ids = Array.from({ length: 520 }, (_, i) => `${i}`);
      await queue.addMany(task, ids.map((id) => ({ data: { id } })));
      expect(await queue.pending()).toBe(520);
      const runs = recorder();
      await queue.work({ task: runs.handler }, { concurrency: 20 });
      await idle(queue);
      expect([...runs.ids].sort()).toEqual([...ids].sort());
    });

    it('keeps a delayed job until its time, and lets others pass', async () => {
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
      await queue.add(later, { id: 'later' });
      await queue.add(task, { id: 'middle-1' });
      await queue.add(urgent, { id: 'urgent' });
      await queue.add(task, { id: 'middle-2' });
      const runs = recorder();
      await queue.work({ later: runs.handler, task: runs.handler, urgent: runs.handler }, { concurrency: 1 });
      await eventually(() => expect(runs.ids).toEqual(['urgent', 'middle-1', 'middle-2', 'later']));
    });

    it('runs as many at once as asked and no more', async () => {
      const queue = await lab.openFresh();
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
      const worker = await lab.openFresh();
      const sender = await lab.open();
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
}
