import type { Temporal } from 'temporal-polyfill';
import type { OwnerCommand } from '../../domain/owner-command.js';
import { parseWhen } from '../../domain/time/when-words.js';
import type { WhenProblem } from '../../domain/time/when-words.js';
import type { CheckRow } from '../../ports.js';
import { formatDateTime } from '../../text/format.js';
import { loadSlots, nextMoment } from './ask-again.js';
import type { CheckSlot } from './ask-again.js';
import { pressedCheck } from './pressed-check.js';
import { findOwnChecks } from './own-checks.js';
import { itemName } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say, touchChecks } from './turn.js';
import type { Turn } from './turn.js';

interface PutOff {
  readonly check: CheckRow;
  readonly at: Temporal.Instant;
}

/** `snooze 2d`: puts the person's open checks off, or the one with the code. */
export async function snoozeByWords(turn: Turn, { when, code }: OwnerCommand & { readonly kind: 'snooze' }): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const own = await findOwnChecks(turn, code);
  if (!own) return;
  const slotOf = await loadSlots(store, organizationId, own.checks);
  const moments = own.checks.map((check) => ({ check, moment: momentFor(slotOf(check), when, now) }));
  const problem = moments.flatMap(({ moment }) => ('problem' in moment ? [moment.problem] : []))[0];
  if (problem) return say(turn, plainMessage(texts.command.whenProblems[problem], texts.command.snoozeExample));
  const putOff = moments.flatMap(({ check, moment }) => ('at' in moment ? [{ check, at: moment.at }] : []));
  await putChecksOff(turn, putOff);
  const byMoment = new Map<string, CheckRow[]>();
  for (const { check, at } of putOff) {
    const said = formatDateTime(member.language, at, member.timeZone);
    byMoment.set(said, [...(byMoment.get(said) ?? []), check]);
  }
  await say(turn, plainMessage(...[...byMoment].map(([said, checks]) => texts.command.snoozed(own.names(checks), said))));
}

/** The button: puts one check off to the next open day. */
export async function snoozeByButton(turn: Turn, checkId: string): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const pressed = await pressedCheck(turn, checkId);
  if (!pressed) return;
  const { check, placed } = pressed;
  if (check.state === 'due' && check.askAt) return say(turn, plainMessage(texts.refused.snoozedAlready(check.itemCode, formatDateTime(member.language, check.askAt, member.timeZone))));
  if (check.state !== 'asked') return say(turn, plainMessage(texts.refused.notOpen(check.itemCode)));
  const at = nextMoment(now, (await loadSlots(store, organizationId, [check]))(check));
  await putChecksOff(turn, [{ check, at }]);
  await say(turn, plainMessage(texts.command.snoozed(itemName(placed, member), formatDateTime(member.language, at, member.timeZone))));
}

function momentFor(slot: CheckSlot, when: string | undefined, now: Temporal.Instant): { readonly at: Temporal.Instant } | { readonly problem: WhenProblem } {
  if (when === undefined) return { at: nextMoment(now, slot) };
  return whenOrProblem(parseWhen(when, { ...slot, now }));
}

function whenOrProblem(when: ReturnType<typeof parseWhen>): { readonly at: Temporal.Instant } | { readonly problem: WhenProblem } {
  return when.ok ? { at: when.at } : { problem: when.problem };
}

async function putChecksOff(turn: Turn, putOff: readonly PutOff[]): Promise<void> {
  const { store, organizationId, member, now } = turn;
  for (const { check, at } of putOff) {
    await store.checks.snooze(organizationId, [check.id], at);
    await store.people.audit({ organizationId, actorId: member.id, action: 'check.snoozed', subjectKind: 'check', subjectId: check.id, details: { until: at.toString() }, at: now });
  }
  await touchChecks(turn, putOff.map(({ check }) => check.id));
}
