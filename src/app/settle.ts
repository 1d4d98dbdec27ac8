import type { Clock, Queue, Store } from '../ports.js';
import { stopwatch } from '../clock.js';
import { AppError } from '../errors.js';

const POLL_MS = 15;
const PATIENCE_MS = 120_000;

export interface SettleDeps {
  readonly store: { readonly inbox: Pick<Store['inbox'], 'waitingDue'>; readonly digests: Pick<Store['digests'], 'refreshesDue'>; readonly deliveries: Pick<Store['deliveries'], 'due'> };
  readonly queue: Pick<Queue, 'pending'>;
  readonly clock: Clock;
  readonly wallClock: Clock;
}

/**
 * Waits until nothing is left to do now: no job in hand, no event unread, no message unsent; or until `signal` says that
 * nobody waits for it any more. Throws AppError `not-settled` after two minutes.
 */
export async function settled(deps: SettleDeps, signal?: AbortSignal): Promise<void> {
  const elapsed = stopwatch();
  while (!signal?.aborted && !(await isIdle(deps))) {
    if (elapsed() > PATIENCE_MS) throw new AppError('not-settled', 'Work that was due did not finish within two minutes. See the log for what failed.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The queue is looked at last: what a worker has claimed waits nowhere any more, but its job is there until all that follows of it is asked for. */
async function isIdle({ store, queue, clock, wallClock }: SettleDeps): Promise<boolean> {
  if ((await store.inbox.waitingDue(wallClock.now(), 1)).length > 0) return false;
  if ((await store.digests.refreshesDue()).length > 0) return false;
  if ((await store.deliveries.due(clock.now(), wallClock.now(), 1)).length > 0) return false;
  return (await queue.pending()) === 0;
}
