import type { Who } from '../../domain/command/command.js';
import { findPerson } from '../../domain/find-person.js';
import { addDays, localOf } from '../../domain/time/dates.js';
import { parseWhen } from '../../domain/time/when-words.js';
import type { WhenProblem } from '../../domain/time/when-words.js';
import { PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { OwnerCommand } from '../../domain/owner-command.js';
import type { CheckRow, Member } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { formatDate } from '../../text/format.js';
import { loadSlots, momentOn, nextMoment } from './ask-again.js';
import type { CheckSlot } from './ask-again.js';
import { labelOf } from './own-checks.js';
import { loadPersonItems } from './person-items.js';
import type { PersonItems } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say, touchChecks } from './turn.js';
import type { Turn } from './turn.js';

type Away = OwnerCommand & { readonly kind: 'away' };

/** The first day back and what is open now. */
interface Leave {
  readonly items: PersonItems;
  /** `YYYY-MM-DD`; undefined until they say they are back. */
  readonly backOn?: string;
  readonly delegate?: Member;
  readonly slotOf: (check: CheckRow) => CheckSlot;
}

/**
 * `away until Friday`: nobody asks this person until that day; a delegate is asked instead, else what comes due waits.
 * Undefined where the date cannot be read and the message, not being `isSure`, is better taken as plain words.
 */
export async function setAway(turn: Turn, { until, delegate: who }: Away, { isSure }: { readonly isSure: boolean }): Promise<(() => Promise<void>) | undefined> {
  const { store, organizationId, member, texts, now } = turn;
  const items = await loadPersonItems(store, member);
  const slotOf = await loadSlots(store, organizationId, items.open);
  const back = until === undefined ? undefined : readBack(turn, until, items, slotOf);
  if (back && 'problem' in back) return isSure ? () => say(turn, plainMessage(texts.command.whenProblems[back.problem], texts.command.awayExample)) : undefined;
  const delegate = who && (await findDelegate(turn, who));
  if (who && !delegate?.active) return () => say(turn, plainMessage(texts.command.delegateUnknown));
  if (delegate?.id === member.id) return () => say(turn, plainMessage(texts.command.delegateSelf));
  return () => leave(turn, { items, slotOf, ...(back && { backOn: back.on }), ...(delegate && { delegate }) }, localOf(now, member.timeZone).date);
}

/** A button: away from today on, for so many days. */
export async function awayForDays(turn: Turn, days: number): Promise<void> {
  const until = addDays(localOf(turn.now, turn.member.timeZone).date, days);
  await (await setAway(turn, { kind: 'away', until: `until ${until}` }, { isSure: true }))?.();
}

async function findDelegate({ store, organizationId, workspace }: Turn, who: Who): Promise<Member | undefined> {
  if (who.kind === 'user') return store.people.byIdentity(organizationId, workspace, who.user);
  const found = findPerson((await store.people.all(organizationId)).filter((person) => person.active), who.name);
  return found.kind === 'person' ? found.person : undefined;
}

function readBack({ member, now }: Turn, until: string, items: PersonItems, slotOf: Leave['slotOf']): { readonly on: string } | { readonly problem: WhenProblem } {
  const [open] = items.open;
  const slot = open ? slotOf(open) : { at: '09:00', calendar: PLAIN_WEEK };
  const when = parseWhen(until, { ...slot, zone: member.timeZone, now });
  if (!when.ok) return { problem: when.problem };
  return when.on > localOf(now, member.timeZone).date ? { on: when.on } : { problem: 'past' };
}

async function leave(turn: Turn, leaving: Leave, today: string): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const { backOn, delegate, items } = leaving;
  const endsOn = backOn === undefined ? undefined : addDays(backOn, -1);
  await store.people.setAway(organizationId, { personId: member.id, startsOn: today, ...(endsOn !== undefined && { endsOn }), ...(delegate && { delegateId: delegate.id }) }, now);
  await store.people.audit({ organizationId, actorId: member.id, action: 'person.away', subjectKind: 'person', subjectId: member.id, details: { startsOn: today, endsOn: endsOn ?? null, delegateId: delegate?.id ?? null }, at: now });
  await passOn(turn, leaving);
  const names = texts.list(items.open.map((check) => labelOf(turn, items, check)));
  const isOpen = items.open.length > 0;
  await say(
    turn,
    plainMessage(
      backOn === undefined ? texts.command.awayOpen : texts.command.away(formatDate(member.language, backOn, 'weekday')),
      ...(delegate ? [texts.command.awayDelegate(delegate.name), ...(isOpen ? [texts.command.awayHanded(names, delegate.name)] : [])] : []),
      ...(delegate ? [] : backOn === undefined ? [texts.command.awayPasses] : isOpen ? [texts.command.awayWaiting(names)] : []),
      texts.command.awayBack,
    ),
  );
  if (delegate) await tellDelegate(turn, delegate, backOn, items);
}

/** What is open now goes to the delegate, asked on the next open day; else it waits, or is left out where nobody knows for how long. */
async function passOn(turn: Turn, { items, backOn, delegate, slotOf }: Leave): Promise<void> {
  const { store, organizationId, now } = turn;
  const ids = items.open.map((check) => check.id);
  if (ids.length === 0) return;
  if (delegate) await store.checks.reassign(organizationId, ids, delegate.id);
  if (!delegate && backOn === undefined) await store.checks.close(organizationId, ids, 'excused', 'away', now);
  else for (const check of items.open) await store.checks.snooze(organizationId, [check.id], delegate || backOn === undefined ? nextMoment(now, slotOf(check)) : momentOn(backOn, slotOf(check)));
  await touchChecks(turn, ids);
  for (const check of items.open) turn.effects.items.add(check.itemId);
}

async function tellDelegate(turn: Turn, delegate: Member, backOn: string | undefined, items: PersonItems): Promise<void> {
  const { store, organizationId, member, eventId, now, effects } = turn;
  const { command, list } = answeringTexts(delegate.language);
  const names = list(items.open.map((check) => labelOf({ ...turn, member: delegate }, items, check)));
  const message = plainMessage(
    backOn === undefined ? command.delegateNoticeOpen(member.name) : command.delegateNotice(member.name, formatDate(delegate.language, backOn, 'weekday')),
    ...(items.open.length > 0 ? [command.delegateTakes(names)] : []),
  );
  const [identity] = await store.people.identities(organizationId, [delegate.id]);
  if (!identity) return;
  const { platform, workspace, user } = identity;
  const ids = await store.deliveries.create(organizationId, [
    { platform, workspace, key: `delegate:${eventId}`, kind: 'notice', destination: { kind: 'direct', user }, personId: delegate.id, content: { kind: 'message', message }, dueAt: now },
  ]);
  for (const id of ids) effects.deliveries.add(id);
}
