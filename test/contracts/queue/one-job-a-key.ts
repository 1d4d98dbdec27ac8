import { describe, expect, it } from 'vitest';
import type { JobHandler } from '../../../src/ports.js';
import { eventually, gate, pause } from '../../support/eventually.js';
import { data, idle, other, recorder, task } from './lab.js';
import type { QueueLab } from './lab.js';

/** Deduplication. */
export function queueOneJobAKey(lab: QueueLab): void {
  describe('one job a key', () => {
    const key = { dedupeKey: 'k' };

    it('counts waiting jobs of one key as one, keys and kinds apart', async () => {
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
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
      const queue = await lab.openFresh();
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
}
