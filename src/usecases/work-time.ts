import type { Clock, WorkTime } from '../ports.js';

/** The clocks of two processes may be so far apart: what one calls due now another holds for due in a moment. Milliseconds; see `sharedClock`. */
const APART_MS = 3_000;

/** When a delivery is looked at that somebody asked for: what is due within the moment that clocks may be apart is due. */
export function workTime({ clock, wallClock }: { readonly clock: Clock; readonly wallClock: Clock }): WorkTime {
  return { now: clock.now().add({ milliseconds: APART_MS }), wallClock: wallClock.now() };
}
