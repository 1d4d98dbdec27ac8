import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError, ChatError } from '../../../src/errors.js';
import type { JobHandler } from '../../../src/ports.js';
import { eventually } from '../../support/eventually.js';
import { data, idle, once, recorder, task } from './lab.js';
import type { QueueLab } from './lab.js';

/** What happens to a job that does not succeed. */
export function queueFailing(lab: QueueLab): void {
  describe('failing', () => {
    it('tries again, waiting twice as long each time', async () => {
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
      const adding = queue.add(task, { id: 'x'.repeat(21) });
      await expect(adding).rejects.toThrow(AppError);
      await expect(adding).rejects.toThrow(/task.*id/);
      await expect(adding).rejects.not.toThrow(/xxx/);
      await expect(queue.addMany(task, [{ data: { id: 'fits' } }, { data: { id: 'x'.repeat(21) } }])).rejects.toThrow(/id/);
      expect(await queue.pending()).toBe(0);
    });

    it('fails a stored job whose data does not fit at once, without a run or a retry', async () => {
      const loose = { ...task, data: z.object({ id: z.string() }) };
      const sender = await lab.openFresh({ definitions: [loose] });
      await sender.add(loose, { id: 'x'.repeat(21) });
      const queue = await lab.open();
      const runs = recorder();
      await queue.work({ task: runs.handler }, { concurrency: 1 });
      await eventually(async () => expect(await queue.failed(10)).toMatchObject([{ attempts: 1, reason: 'bad-data' }]));
      expect(runs.ids).toEqual([]);
    });

    it('refuses to work on jobs without a definition, and shows jobs without a handler as failed', async () => {
      const queue = await lab.openFresh();
      await expect(queue.work({ unheard: async () => undefined }, { concurrency: 1 })).rejects.toThrow(/unheard/);
      await queue.work({ task: async () => undefined }, { concurrency: 1 });
      await queue.add(once, { id: 'a' });
      await eventually(async () => expect(await queue.failed(10)).toMatchObject([{ name: 'once', reason: 'no-handler' }]));
    });
  });
}
