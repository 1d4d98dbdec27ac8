import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openQueue } from '../../jobs/queue.js';
import type { Queue } from '../../src/ports.js';
import { silentLog } from '../support/silent-log.js';
import { queueFailing } from './queue/failing.js';
import { definitions } from './queue/lab.js';
import type { QueueLab, RunningEngine } from './queue/lab.js';
import { queueOneJobAKey } from './queue/one-job-a-key.js';
import { queueRunning } from './queue/running.js';
import { queueStopping } from './queue/stopping.js';

/** What every engine of the queue must do. */
export function queueContract(title: string, startEngine: () => Promise<RunningEngine>): void {
  describe(`queue on ${title}`, () => {
    let engine: RunningEngine | undefined;
    let opened: Queue[] = [];
    let count = 0;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.stop());
    afterEach(async () => {
      await Promise.all(opened.map((queue) => queue.close()));
      opened = [];
    });

    const lab: QueueLab = {
      engine: () => {
        if (!engine) throw new Error(`${title} was not started.`);
        return engine;
      },
      open: async (options) => {
        const queue = await openQueue({ backend: lab.engine().backend(), definitions, log: silentLog, name: `queue-${count}`, ...options });
        opened.push(queue);
        return queue;
      },
      openFresh: (options) => {
        count += 1;
        return lab.open(options);
      },
    };

    queueRunning(lab);
    queueFailing(lab);
    queueOneJobAKey(lab);
    queueStopping(lab);

    it('answers a ping', async () => {
      const queue = await lab.openFresh();
      await expect(queue.ping()).resolves.toBeUndefined();
    });
  });
}
