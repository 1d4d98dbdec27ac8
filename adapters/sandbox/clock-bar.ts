import type { Logger } from '../../src/ports/system.js';
import type { ClockStep, ClockView } from './api.js';
import { Fault } from './fault.js';

/** The sandbox's clock, as it is handed in. */
export interface ClockControls {
  /** The time in the sandbox, an ISO instant. */
  now(): string;
  /**
   * Moves time forward; everything due on the way happens before it resolves. Calls `progress` with the
   * time reached, as it goes. Gives the same `from` and `to` where there was nothing to move to.
   */
  advance(to: ClockStep, progress: (now: string) => void): Promise<ClockMove>;
}

/** ISO instants. */
export interface ClockMove {
  readonly from: string;
  readonly to: string;
}

export interface ClockBar {
  view(): ClockView;
  /** Throws `Fault` `clock-busy` while another move goes on, `clock-failed` where it did not work. */
  move(to: ClockStep): Promise<ClockMove>;
}

/** One move at a time; every open page is told of each step. */
export function createClockBar(controls: ClockControls, tell: (clock: ClockView) => void, log: Logger): ClockBar {
  let moving: ClockStep | undefined;
  const view = (now = controls.now()): ClockView => (moving === undefined ? { now } : { now, moving });
  return {
    view,
    async move(to) {
      if (moving !== undefined) throw new Fault('clock-busy');
      moving = to;
      tell(view());
      try {
        return await controls.advance(to, (now) => tell(view(now)));
      } catch (cause) {
        log.error('sandbox.clock-failed', { to, reason: cause instanceof Error ? cause.name : 'unknown' });
        throw new Fault('clock-failed', { cause });
      } finally {
        moving = undefined;
        tell(view());
      }
    },
  };
}
