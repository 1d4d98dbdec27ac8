import { compareCodes } from './compare-codes.js';
import { SPREAD_DAYS } from './open-day-line.js';
import type { OpenDayLine } from './open-day-line.js';
import type { Placement } from './prompt.js';
import type { WorkCalendar } from './work-calendar.js';

/**
 * Spreads what would all come on the first open day after a long break. Of the n items that a person would be asked
 * about that day in that unit, in order of code, the k-th (from 0) goes to open day ⌊5k/n⌋ of that unit's next five,
 * the first day counted as 0. Changes each placement's `place`.
 */
export function placeAfterBreaks(placements: readonly Placement[], lines: ReadonlyMap<WorkCalendar, OpenDayLine>): void {
  const crowds = new Map<string, Placement[]>();
  for (const placement of placements) {
    const { person, unit, calendar } = placement.schedule;
    if (!lines.get(calendar)?.breakBefore(placement.base)) continue;
    const key = JSON.stringify([person, unit, placement.base]);
    const crowd = crowds.get(key);
    if (crowd) crowd.push(placement);
    else crowds.set(key, [placement]);
  }
  for (const crowd of crowds.values()) {
    const items = new Map(crowd.map(({ schedule }) => [schedule.item.id, schedule.item]));
    const ordered = [...items.values()].sort((a, b) => compareCodes(a.code, b.code) || (a.id < b.id ? -1 : 1));
    const turn = new Map(ordered.map(({ id }, k) => [id, k]));
    for (const placement of crowd) {
      const k = turn.get(placement.schedule.item.id) ?? 0;
      placement.place = placement.base + Math.floor((SPREAD_DAYS * k) / ordered.length);
    }
  }
}
