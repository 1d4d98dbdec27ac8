import { expect } from 'vitest';
import { z } from 'zod';
import type { QueueBackend, QueueOptions } from '../../../jobs/queue.js';
import type { JobDefinition, JobHandler, Queue } from '../../../src/ports.js';
import { eventually } from '../../support/eventually.js';

/** How another process reaches an engine: what `queue-crash-worker.ts` takes. */
export type EngineAddress =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

/** An engine under test. */
export interface RunningEngine {
  /** For one more instance of the queue in this process. */
  backend(): QueueBackend;
  /** Where a process works that will be killed, and how to go on there afterwards. */
  crashSite(): Promise<{ readonly address: EngineAddress; reopen(): Promise<QueueBackend> }>;
  stop(): Promise<void>;
}

/** What the parts of the contract work with. Every queue is closed after its test. */
export interface QueueLab {
  engine(): RunningEngine;
  /** A queue nobody has used yet. */
  openFresh(options?: Partial<QueueOptions>): Promise<Queue>;
  /** One more instance of the last fresh queue. */
  open(options?: Partial<QueueOptions>): Promise<Queue>;
}

export const data = z.object({ id: z.string().max(20) });
type Definition = JobDefinition<typeof data>;
const define = (name: string, rest: Partial<Omit<Definition, 'name' | 'data'>> = {}): Definition => ({
  name,
  data,
  attempts: 3,
  backoffMs: 20,
  priority: 5,
  ...rest,
});

export const task = define('task');
export const other = define('other');
export const urgent = define('urgent', { priority: 1 });
export const later = define('later', { priority: 9 });
export const once = define('once', { attempts: 1 });
export const definitions = [task, other, urgent, later, once];

/** Waits until nothing waits and nothing runs. */
export const idle = (queue: Queue): Promise<void> => eventually(async () => expect(await queue.pending()).toBe(0));

/** A handler that notes each run, then does what it is told. */
export function recorder(act: (attempt: number, id: string) => unknown = () => undefined) {
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
