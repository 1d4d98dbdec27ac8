import { localOf } from '../../domain/time/dates.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../domain/time/local-time.js';
import { addOpenDays } from '../../domain/time/work-calendar.js';
import type { AbsenceInfo, CheckRow, Store } from '../../ports.js';
import type { KnownItems } from './known-items.js';

/** Checks parted by whether the person they ask is there. */
export interface Presence<C = CheckRow> {
  readonly present: readonly C[];
  /** By the person who answers instead. */
  readonly delegated: ReadonlyMap<string, readonly C[]>;
  /** Of people who come back on a known day, by the last day away. */
  readonly returning: readonly { readonly check: C; readonly lastDay: string }[];
  /** Of people who are away until they say they are back. */
  readonly gone: readonly C[];
}

/** Parts an organization's checks by who is there at `now`, each day as the check's zone counts it. */
export async function presenceOf<C extends Pick<CheckRow, 'personId' | 'timeZone'>>(store: Store, organizationId: string, checks: readonly C[], now: Temporal.Instant): Promise<Presence<C>> {
  const earliest = localOf(now.subtract({ hours: 24 }), 'UTC').date;
  const absences = new Map<string, AbsenceInfo>();
  for (const absence of await store.people.absences(organizationId, [...new Set(checks.map((check) => check.personId))], earliest)) absences.set(absence.personId, absence);

  const present: C[] = [];
  const delegated = new Map<string, C[]>();
  const returning: { check: C; lastDay: string }[] = [];
  const gone: C[] = [];
  for (const check of checks) {
    const absence = absences.get(check.personId);
    if (!absence || !coversToday(absence, localOf(now, check.timeZone).date)) present.push(check);
    else if (absence.delegateId !== undefined && absence.delegateId !== check.personId) delegated.set(absence.delegateId, [...(delegated.get(absence.delegateId) ?? []), check]);
    else if (absence.endsOn === undefined) gone.push(check);
    else returning.push({ check, lastDay: absence.endsOn });
  }
  return { present, delegated, returning, gone };
}

function coversToday({ startsOn, endsOn }: AbsenceInfo, today: string): boolean {
  return startsOn <= today && (endsOn === undefined || endsOn >= today);
}

/** The cadence's time on the first open day after the last day away, and the checks for which that is one moment. */
export function returnMoments(returning: Presence['returning'], known: KnownItems): ReadonlyMap<string, { readonly at: Temporal.Instant; readonly checkIds: readonly string[] }> {
  const moments = new Map<string, { at: Temporal.Instant; checkIds: string[] }>();
  for (const { check, lastDay } of returning) {
    const at = onReturn(lastDay, check, known.get(check.itemId)?.asked);
    const moment = moments.get(at.toString()) ?? { at, checkIds: [] };
    moment.checkIds.push(check.id);
    moments.set(at.toString(), moment);
  }
  return moments;
}

function onReturn(lastDay: string, check: CheckRow, one: AskedItem | undefined): Temporal.Instant {
  if (!one) return toInstant(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString(), '09:00', check.timeZone).at;
  return toInstant(addOpenDays(one.schedule.calendar, lastDay, 1), one.schedule.at, check.timeZone).at;
}
