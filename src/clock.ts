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

/** A clock that processes on several machines agree on. */
export interface SharedClock extends Clock {
  /** Asks no more; it runs on from what it knew last. */
  stop(): void;
}

export interface SharedClockParts {
  /** Asks what the time is where all processes ask. What it throws later is passed over: the clock runs on from what it knew. */
  readonly ask: () => Promise<Temporal.Instant>;
  /** How long after an answer it is asked again, in milliseconds; ten seconds unless told otherwise. */
  readonly everyMs?: number;
  /** The clock that may be wrong; the machine's unless told otherwise. */
  readonly machine?: Clock;
  /** Told once when the machine's clock is found wrong, and again only after it was right: by how many milliseconds it is ahead, less than 0 where it is behind. */
  readonly onOff?: (aheadMs: number) => void;
}

const ASKED_EVERY_MS = 10_000;
/** A machine's clock that is no further off is right: those of one machine stay alike to the millisecond. Milliseconds. */
const RIGHT_WITHIN_MS = 1_000;
/** An answer that took longer says too little: half of it may be what is not known. Milliseconds. */
const LATE_MS = 1_000;

/**
 * The machine's time while that is right, else the time that is asked for, counted on by the machine's steady counter,
 * which does not jump when its clock is set. Two such clocks on two machines are at most three seconds apart, whatever
 * the machines' own clocks say: one and a half each. Rejects with what the first asking throws.
 */
export async function sharedClock({ ask, everyMs = ASKED_EVERY_MS, machine = systemClock, onOff }: SharedClockParts): Promise<SharedClock> {
  const measure = async () => {
    const began = performance.now();
    const told = await ask();
    const [here, at] = [machine.now(), performance.now()];
    const theirs = told.add({ milliseconds: Math.round((at - began) / 2) });
    return { here, theirs, at, tookMs: at - began, aheadMs: Math.round(here.since(theirs).total('milliseconds')) };
  };
  let wasRight = true;
  const known = (measured: Awaited<ReturnType<typeof measure>>) => {
    const isRight = Math.abs(measured.aheadMs) <= RIGHT_WITHIN_MS + measured.tookMs / 2;
    if (wasRight && !isRight) onOff?.(measured.aheadMs);
    wasRight = isRight;
    return { time: isRight ? measured.here : measured.theirs, at: measured.at };
  };

  let last = known(await measure());
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  async function again(): Promise<void> {
    const measured = await measure().catch(() => undefined);
    if (measured && measured.tookMs < LATE_MS) last = known(measured);
    if (!isStopped) askLater();
  }
  function askLater(): void {
    timer = setTimeout(() => void again(), everyMs).unref();
  }
  askLater();

  return {
    now: () => last.time.add({ milliseconds: Math.round(performance.now() - last.at) }),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
