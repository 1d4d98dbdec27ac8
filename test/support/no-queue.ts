import type { Pace, Seats, WorkRequests } from '../../src/ports.js';

/** Where a test works through everything itself. */
export const noWork: WorkRequests = { deliver: async () => undefined, inbound: async () => undefined, refreshDigests: async () => undefined, callLine: async () => undefined };

/** A pace that holds nobody back: tests are faster than platforms allow, and move other clocks than the one it would go by. */
export const noPace: Pace = { take: async () => undefined, passing: async () => undefined, hold: async () => undefined, heldFor: async () => 0 };

/** As many workers as anybody wants. */
export const allSeats: Seats = { take: () => () => undefined, free: () => Number.MAX_SAFE_INTEGER, againMs: () => 1 };
