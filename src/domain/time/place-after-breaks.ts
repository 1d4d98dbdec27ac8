import { compareCodes } from './compare-codes.js';
import { SPREAD_DAYS } from './open-day-line.js';
import type { OpenDayLine } from './open-day-line.js';
import type { ItemSchedule, Placement } from './prompt.js';

/** Schedules whose dates fall on the same days of one calendar, before they are spread. */
export interface SpreadGroup {
  readonly line: OpenDayLine;
  readonly placed: readonly (readonly [ItemSchedule, readonly Placement[]])[];
}

/**
 * Spreads what would all come on the first open day after a long break. Of the n items that a person would be asked
 * about that day in that unit, in order of code, the k-th (from 0) goes to open day ⌊5k/n⌋ of that unit's next five,
 * the first day counted as 0. Changes each placement's `place`.
 */
export function placeAfterBreaks(groups: readonly SpreadGroup[]): void {
  const crowds = new Map<string, Placement[]>();
  for (const { line, placed } of groups) {
    for (const placement of placed.flatMap(([, placements]) => placements)) {
      if (!line.breakBefore(placement.base)) continue;
      const key = JSON.stringify([placement.schedule.person, placement.schedule.unit, placement.base]);
      const crowd = crowds.get(key);
      if (crowd) crowd.push(placement);
      else crowds.set(key, [placement]);
    }
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
