import type { JobDefinition, JobHandler, Logger, Worker } from '../src/ports.js';
import { failureCode } from './engine.js';
import type { Engine } from './engine.js';
import { jobProcessor } from './process-job.js';
import { waitBeforeRetry } from './retry.js';

export interface WorkerParts {
  readonly engine: Engine;
  readonly definitions: ReadonlyMap<string, JobDefinition>;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly concurrency: number;
  readonly log: Logger;
  readonly onError: (error: unknown) => void;
}

/** Starts taking jobs from the engine. `drain` may be called more than once; the first call decides. */
export function startWorker({ engine, definitions, handlers, concurrency, log, onError }: WorkerParts): Worker {
  const inHand = new Set<Promise<void>>();
  let draining: Promise<boolean> | undefined;

  const processor = jobProcessor({
    definitions,
    handlers,
    log,
    inHand: {
      stopping: () => draining !== undefined,
      started: (run) => {
        const settled: Promise<void> = run
          .catch(() => undefined)
          .finally(() => {
            inHand.delete(settled);
          });
        inHand.add(settled);
      },
    },
  });
  const started = engine.startWorker(processor, { concurrency, backoffStrategy: waitBeforeRetry });
  const { worker } = started;
  worker.on('error', onError);
  worker.on('stalled', (id) => log.warn('job.stalled', { id }));
  worker.on('failed', (job, error) => {
    // Any other failure is reported where it happens; this one BullMQ decides without running the job.
    if (failureCode(error.message) === 'stalled') log.error('job.failed', { job: job?.name, id: job?.id, code: 'stalled' });
  });

  async function stop(deadlineMs: number): Promise<boolean> {
    const deadline = timeLimit(deadlineMs);
    try {
      await worker.pause(true);
      const allFinished = await Promise.race([Promise.all(inHand).then(() => true), deadline.passed]);
      if (!allFinished) {
        log.warn('worker.deadline-missed', { inHand: inHand.size });
        await worker.close(true);
        return false;
      }
      return await Promise.race([worker.close(false).then(() => true), deadline.passed]);
    } finally {
      started.release();
      deadline.clear();
    }
  }

  return { drain: (deadlineMs) => (draining ??= stop(deadlineMs)) };
}

function timeLimit(ms: number): { readonly passed: Promise<false>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return { passed, clear: () => clearTimeout(timer) };
}
