import { createTask } from 'node-cron';
import type { Logger as CronLogger } from 'node-cron';
import type { Temporal } from 'temporal-polyfill';
import type { Clock, Logger } from '../src/ports.js';
import { errorFields, stackFrames } from '../src/errors.js';

const EVERY_MINUTE = '* * * * *';

export interface CronParts {
  /** What the tick is told; the sandbox's may be far ahead of the machine's. */
  readonly clock: Clock;
  /** Does a minute's work. Ticks never overlap: one that is due while this runs is left out, the next comes in a minute. */
  readonly onTick: (at: Temporal.Instant) => Promise<void>;
  readonly log: Logger;
  /** When to tick, as cron writes it; every minute unless told otherwise. */
  readonly every?: string;
}

export interface Cron {
  /** Ticks no more and waits for the tick in hand. */
  stop(): Promise<void>;
}

/** Ticks now and then at the start of every minute of the machine's time. A tick that fails is logged; the next one runs. */
export function startCron({ clock, onTick, log, every = EVERY_MINUTE }: CronParts): Cron {
  let inHand: Promise<void> | undefined;

  async function run(): Promise<void> {
    try {
      await onTick(clock.now());
    } catch (error) {
      log.error('cron.tick-failed', errorFields(error));
      log.debug('cron.stack', { stack: stackFrames(error) });
    }
  }

  function tick(): void {
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
