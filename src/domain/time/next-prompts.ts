import type { Temporal } from 'temporal-polyfill';
import type { PlainDateText } from '../types.js';
import { addDays, localOf, toDay } from './dates.js';
import { nextOccurrence } from './occurrences.js';
import { momentsOf, promptAt } from './plan-prompts.js';
import type { ItemSchedule, Prompt } from './prompt.js';

/** A schedule and how far it has been dealt with. */
export interface HandledSchedule extends ItemSchedule {
  /** The latest nominal date already asked about, lapsed or excused; its prompt and earlier ones do not come again. */
  readonly handledThrough?: PlainDateText;
}

/**
 * How far ahead is searched, in days, piece by piece: most cadences have their next prompt in the first piece, and
 * only the rest pay for the later ones.
 */
const SEARCH_DAYS = [10, 40, 200, 800] as const;
/** How far one piece reaches beyond a rare date (the next leap day) that was looked up. */
const RARE_PIECE_DAYS = 40;

/**
 * The next prompt of each schedule that goes out after an instant, in the order of the schedules given; undefined
 * where none comes any more. Pass all the schedules of a person in a unit, as `planPrompts` asks. Work is shared among
 * schedules with the same rule, start, calendar, time and zone: share calendar objects.
 * Throws `no-open-day` where a calendar is closed without end.
 */
export function nextPrompts(schedules: readonly HandledSchedule[], after: Temporal.Instant): (Prompt | undefined)[] {
  const found = new Map<HandledSchedule, Prompt>();
  let open = schedules;
  let from = after;
  for (const days of SEARCH_DAYS) {
    const to = after.add({ hours: days * 24 });
    search(schedules, open, after, from, to, found);
    open = open.filter((schedule) => !found.has(schedule));
    if (open.length === 0) break;
    from = to;
  }
  for (const schedule of open) searchRare(schedule, schedules, after, from, found);
  return schedules.map((schedule) => found.get(schedule));
}

function search(
  all: readonly HandledSchedule[],
  open: readonly HandledSchedule[],
  after: Temporal.Instant,
  from: Temporal.Instant,
  to: Temporal.Instant,
  found: Map<HandledSchedule, Prompt>,
): void {
  const crowds = new Set(open.map(crowdOf));
  const together = all.filter((schedule) => crowds.has(crowdOf(schedule)));
  const moments = momentsOf(together, from, to);
  for (const schedule of open) {
    const { handledThrough = '' } = schedule;
    const next = moments.get(schedule)?.find(({ at, occurrenceOn }) => at.epochMilliseconds > after.epochMilliseconds && occurrenceOn > handledThrough);
    if (next) found.set(schedule, { ...promptAt(schedule, next), absorbed: next.absorbed.filter((on) => on > handledThrough) });
  }
}

/** For what is left: far-off starts and leap days. Goes straight to the next nominal date instead of searching day by day. */
function searchRare(
  schedule: HandledSchedule,
  all: readonly HandledSchedule[],
  after: Temporal.Instant,
  from: Temporal.Instant,
  found: Map<HandledSchedule, Prompt>,
): void {
  const { rule, startsOn, calendar, handledThrough } = schedule;
  const date = localOf(from, 'UTC').date;
  // A nominal date a little before may have been moved past `from`.
  const unseen = addDays(date, -RARE_PIECE_DAYS);
  const unhandled = handledThrough === undefined ? unseen : addDays(handledThrough, 1);
  const next = nextOccurrence(rule, startsOn, unhandled > unseen ? unhandled : unseen, calendar);
  if (next === undefined) return;
  const jump = toDay(next) - toDay(date) - RARE_PIECE_DAYS;
  const begin = jump > 0 ? from.add({ hours: jump * 24 }) : from;
  search(all, [schedule], after, begin, begin.add({ hours: RARE_PIECE_DAYS * 4 * 24 }), found);
}

function crowdOf({ person, unit }: HandledSchedule): string {
  return JSON.stringify([person, unit]);
}
