import { createTask } from 'node-cron';
import type { Logger as CronLogger } from 'node-cron';
import type { Temporal } from 'temporal-polyfill';
import type { Clock, Logger } from '../src/ports.js';
import { errorFields, stackFrames } from '../src/errors.js';

const EVERY_MINUTE = '* * * * *';
/** A little longer than a minute: whatever the machine's clock says, no tick comes later after the last. */
const LATE_MS = 75_000;

export interface CronParts {
  /** What the tick is told; the sandbox's may be far ahead of the machine's. */
  readonly clock: Clock;
  /** Does a minute's work. Ticks never overlap: one that is due while this runs is left out, the next comes in a minute. */
  readonly onTick: (at: Temporal.Instant) => Promise<void>;
  readonly log: Logger;
  /** When to tick, as cron writes it; every minute unless told otherwise. */
  readonly every?: string;
  /** After how many milliseconds without a tick one comes all the same. */
  readonly lateMs?: number;
}

export interface Cron {
  /** Ticks no more and waits for the tick in hand. */
  stop(): Promise<void>;
}

/**
 * Ticks now and then at the start of every minute of the machine's time; where that was set back, or a busy minute's
 * start was missed, a little over a minute after the last one. A tick that fails is logged; the next one runs.
 */
export function startCron({ clock, onTick, log, every = EVERY_MINUTE, lateMs = LATE_MS }: CronParts): Cron {
  let inHand: Promise<void> | undefined;
  let late: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function run(): Promise<void> {
    try {
      await onTick(clock.now());
    } catch (error) {
      log.error('cron.tick-failed', errorFields(error));
      log.debug('cron.stack', { stack: stackFrames(error) });
    }
  }

  function tick(): void {
    if (isStopped) return;
    clearTimeout(late);
    late = setTimeout(tick, lateMs);
    if (inHand) {
      log.warn('cron.tick-skipped');
      return;
    }
    inHand = run().finally(() => {
      inHand = undefined;
    });
  }

  const task = createTask(every, tick, { timezone: 'UTC', logger: cronLogger(log), suppressMissedWarning: true });
  task.on('execution:missed', () => log.warn('cron.tick-missed'));
  void task.start();
  tick();

  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(late);
      await task.destroy();
      await inHand;
    },
  };
}

/** node-cron writes to the console unless told otherwise. */
function cronLogger(log: Logger): CronLogger {
  const report = (level: 'debug' | 'info' | 'warn' | 'error') => () => log[level]('cron.notice');
  return { debug: report('debug'), info: report('info'), warn: report('warn'), error: report('error') };
}
