import { describe, expect, it } from 'vitest';
import type { JobHandler } from '../../../src/ports.js';
import { eventually, gate, pause } from '../../support/eventually.js';
import { runTypescript } from '../../support/run-typescript.js';
import { idle, recorder, task } from './lab.js';
import type { QueueLab } from './lab.js';

/** What happens when a worker stops, in order or not. */
export function queueStopping(lab: QueueLab): void {
  describe('stopping', () => {
    it('finishes what is in hand, takes nothing more, and leaves the rest for others', async () => {
      const queue = await lab.openFresh();
      const door = gate();
      const runs = recorder(() => door.wait);
      const worker = await queue.work({ task: runs.handler }, { concurrency: 2 });
      await queue.add(task, { id: 'in-hand' });
      await eventually(() => expect(runs.ids).toEqual(['in-hand']));
      await pause(200);
      const drained = worker.drain(30_000);
      await queue.add(task, { id: 'waiting' });
      await pause(100);
      door.open();
      expect(await drained).toBe(true);
      expect(await worker.drain(0)).toBe(true);
      expect(runs.ids).toEqual(['in-hand']);
      expect(await queue.pending()).toBe(1);
      await (await lab.open()).work({ task: runs.handler }, { concurrency: 1 });
      await eventually(() => expect(runs.ids).toEqual(['in-hand', 'waiting']));
    });

    it('stops at once when idle', async () => {
      const queue = await lab.openFresh();
      const worker = await queue.work({ task: async () => undefined }, { concurrency: 5 });
      await pause(300);
      const asked = performance.now();
      expect(await worker.drain(20_000)).toBe(true);
      expect(performance.now() - asked).toBeLessThan(5000);
    });

    it('says so when the deadline passes, and the job runs again elsewhere', async () => {
      const queue = await lab.openFresh({ lockMs: 1000 });
      const runs = recorder(() => new Promise(() => undefined));
      const worker = await queue.work({ task: runs.handler }, { concurrency: 1 });
      await queue.add(task, { id: 'endless' });
      await eventually(() => expect(runs.ids).toEqual(['endless']));
      expect(await worker.drain(200)).toBe(false);
      const again = recorder();
      await (await lab.open({ lockMs: 1000 })).work({ task: again.handler }, { concurrency: 1 });
      await eventually(() => expect(again.ids).toEqual(['endless']));
      await idle(queue);
    });

    it('gives up on a job that keeps losing its worker', async () => {
      const queue = await lab.openFresh({ lockMs: 300 });
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
      const site = await lab.engine().crashSite();
      const settings = { address: site.address, name: 'crash', lockMs: 1000 };
      const child = await runTypescript('test/contracts/queue-crash-worker.ts', [JSON.stringify(settings)]);
      await child.said('working').finally(() => child.kill());
      const queue = await lab.openFresh({ backend: await site.reopen(), name: 'crash', lockMs: 1000 });
      const runs = recorder();
      await queue.work({ task: runs.handler }, { concurrency: 1 });
      await eventually(() => expect(runs.ids).toEqual(['crash']));
      await idle(queue);
      expect(await queue.failed(10)).toEqual([]);
    });
  });
}
