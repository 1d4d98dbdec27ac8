import type { BackoffStrategy, JobsOptions } from 'bullmq';
import type { AddOptions, JobDefinition } from '../src/ports.js';
import { errorFields } from '../src/errors.js';

/** Failed jobs are kept for whoever looks after the deployment: the latest thousand, at most thirty days. */
const KEEP_FAILED = { count: 1000, age: 30 * 24 * 60 * 60 };

/** No wait is longer than a day: by then the sweep has added the job again. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/** Names our own way of waiting, `waitBeforeRetry`, in a stored job. */
const BACKOFF_TYPE = 'throughline';

/** A definition and the options of one `add`, as BullMQ wants them. */
export function jobOptions(definition: JobDefinition, { delayMs, dedupeKey, priority }: AddOptions): JobsOptions {
  return {
    attempts: definition.attempts,
    backoff: { type: BACKOFF_TYPE, delay: definition.backoffMs },
    priority: priority ?? definition.priority,
    removeOnComplete: true,
    removeOnFail: KEEP_FAILED,
    ...(delayMs === undefined ? {} : { delay: delayMs }),
    ...(dedupeKey === undefined ? {} : { deduplication: { id: `${definition.name}:${dedupeKey}`, keepLastIfActive: true } }),
  };
}

/** One attempt that failed: its message is a code, for BullMQ stores it; `retryAfterMs` is the least wait asked for. */
export class AttemptFailed extends Error {
  readonly retryAfterMs: number | undefined;

  constructor(cause: unknown) {
    super(errorFields(cause).code, { cause });
    this.name = 'AttemptFailed';
    this.stack = '';
    this.retryAfterMs = retryAfter(cause);
  }
}

/**
 * Milliseconds to wait after the n-th failed attempt (from 1): the definition's `backoffMs`, doubled each time, at least
 * what the error asked for, at most a day.
 */
export const waitBeforeRetry: BackoffStrategy = (attempt, _type, error, job) => {
  const backoff = job?.opts.backoff;
  const first = typeof backoff === 'object' ? (backoff.delay ?? 0) : (backoff ?? 0);
  const asked = error instanceof AttemptFailed ? (error.retryAfterMs ?? 0) : 0;
  return Math.min(Math.max(first * 2 ** (attempt - 1), asked), MAX_WAIT_MS);
};

function retryAfter(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('retryAfterMs' in error)) return undefined;
  const { retryAfterMs } = error;
  return typeof retryAfterMs === 'number' && retryAfterMs > 0 ? Math.ceil(retryAfterMs) : undefined;
}
