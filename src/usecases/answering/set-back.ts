import { Temporal } from 'temporal-polyfill';
import { localOf } from '../../domain/time/dates.js';
import type { CheckRow } from '../../ports.js';
import { loadSlots, momentOn, nextMoment } from './ask-again.js';
import { labelOf } from './own-checks.js';
import { loadPersonItems } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say, touchChecks } from './turn.js';
import type { Turn } from './turn.js';

/** `back`: ends an absence. What waited for the planned return is asked at the next slot instead. */
export async function setBack(turn: Turn): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const today = localOf(now, member.timeZone).date;
  const [absence] = await store.people.absences(organizationId, [member.id], today);
  const items = await loadPersonItems(store, member);
  const names = texts.list(items.open.map((check) => labelOf(turn, items, check)));
  const waiting = items.open.length > 0 ? [texts.command.backWaiting(names)] : [];
  if (!(await store.people.setBack(organizationId, member.id, now))) return say(turn, plainMessage(texts.command.notAway, ...waiting));
  await store.people.audit({ organizationId, actorId: member.id, action: 'person.back', subjectKind: 'person', subjectId: member.id, details: {}, at: now });
  const open = await store.checks.openForItems(organizationId, items.own.map(({ item }) => item.id));
  const lastDay = absence?.endsOn;
  if (lastDay !== undefined) await bringForward(turn, open.filter((check) => check.personId === member.id && waitsFor(check, lastDay)));
  await say(turn, plainMessage(texts.command.back, ...waiting));
}

/** Whether a check was put off past the absence. */
function waitsFor({ state, askAt, timeZone }: CheckRow, lastDay: string): boolean {
  return state === 'due' && askAt !== undefined && localOf(askAt, timeZone).date > lastDay;
}

async function bringForward(turn: Turn, checks: readonly CheckRow[]): Promise<void> {
  const { store, organizationId, now } = turn;
  const slotOf = await loadSlots(store, organizationId, checks);
  for (const check of checks) {
    const slot = slotOf(check);
    const today = momentOn(localOf(now, slot.zone).date, slot);
    const soonest = Temporal.Instant.compare(today, now) > 0 ? today : nextMoment(now, slot);
    if (check.askAt && Temporal.Instant.compare(soonest, check.askAt) < 0) await store.checks.snooze(organizationId, [check.id], soonest);
  }
  await touchChecks(turn, checks.map((check) => check.id));
}
