import { Temporal } from 'temporal-polyfill';
import { AppError } from './errors.js';
import type { Clock } from './ports.js';

/** The machine's time. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that can be moved forward, never back, and stopped while a jump is worked through. */
export interface MovableClock extends Clock {
  /** Moves to `instant` and runs on from there. Rejects with `AppError('clock-backwards')` when it has passed. */
  moveTo(instant: Temporal.Instant): Promise<void>;
  /** Moves to `instant` like `moveTo` and stands still there until `release`. */
  freeze(instant: Temporal.Instant): Promise<void>;
  /** Runs again after `freeze`. Does nothing on a running clock. */
  release(): void;
}

export interface MovableClockParts {
  /** What runs underneath; the machine's time unless told otherwise. */
  readonly base?: Clock;
  /** How far ahead of `base` the clock was left, in milliseconds, less than 0 where it lags behind; undefined when it never moved. */
  readonly load: () => Promise<number | undefined>;
  /** Keeps the distance, in milliseconds. It is kept before the clock moves: after a crash no record lies in the future. */
  readonly save: (offsetMs: number) => Promise<void>;
}

/** Opens the sandbox's clock where it was left. Rejects with `AppError('clock-offset')` when what was kept is no number. */
export async function movableClock({ base = systemClock, load, save }: MovableClockParts): Promise<MovableClock> {
  let offsetMs = (await load()) ?? 0;
  if (!Number.isFinite(offsetMs)) {
    throw new AppError('clock-offset', 'The saved clock of the sandbox is damaged. Start the sandbox with a fresh data folder.');
  }
  let stoppedAt: Temporal.Instant | undefined;
  let lastMove: Promise<void> = Promise.resolve();

  const now = (): Temporal.Instant => stoppedAt ?? base.now().add({ milliseconds: offsetMs });

  async function move(instant: Temporal.Instant, stop: boolean): Promise<void> {
    if (Temporal.Instant.compare(instant, now()) < 0) {
      throw new AppError('clock-backwards', `The clock cannot go back: it is ${now().toString()}, asked for ${instant.toString()}.`);
    }
    const ahead = Math.max(offsetMs, offsetTo(instant, base.now()));
    await save(ahead);
    offsetMs = ahead;
    stoppedAt = stop || stoppedAt ? instant : undefined;
  }

  /** One move at a time, so that two at once cannot end up going back. */
  function inTurn(instant: Temporal.Instant, stop: boolean): Promise<void> {
    const turn = lastMove.then(() => move(instant, stop));
    lastMove = turn.catch(() => undefined);
    return turn;
  }

  return {
    now,
    moveTo: (instant) => inTurn(instant, false),
    freeze: (instant) => inTurn(instant, true),
    release: () => {
      stoppedAt = undefined;
    },
  };
}

/** Whole milliseconds from `base` to `instant`, rounded up, so that the moved clock has reached `instant`. */
function offsetTo(instant: Temporal.Instant, base: Temporal.Instant): number {
  return Math.ceil(base.until(instant, { largestUnit: 'milliseconds' }).total('milliseconds'));
}

/** Starts to measure; gives the milliseconds since. For waits and deadlines: it never jumps when the machine's clock is set. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
