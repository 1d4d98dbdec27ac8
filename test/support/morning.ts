import { Temporal } from 'temporal-polyfill';

const NINE = 9;
const DAY = 24;
/** Zones of whole hours lie up to twelve behind UTC. */
const FURTHEST_WEST = 12;

/**
 * The zone in which it was nine when the tests began, and is not yet five in the afternoon when they end. Where real
 * processes work by the real time, owners live here: outside of their working day nobody is asked what was missed.
 */
export const MORNING = zoneAtNine(Temporal.Now.zonedDateTimeISO('UTC').hour);

/** The date there. */
export function todayInMorning(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(MORNING);
}

function zoneAtNine(hourInUtc: number): string {
  const ahead = ((NINE - hourInUtc + FURTHEST_WEST + DAY) % DAY) - FURTHEST_WEST;
  // The signs of these names are the other way round: Etc/GMT+5 is five hours behind.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
