import type { Message } from '../../domain/message.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Member, NewDelivery } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { itemName } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import { pressedCheck } from './pressed-check.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** "Not mine": tells the stewards who may see the item. The check stays open until somebody takes it over. */
export async function notMine(turn: Turn, checkId: string): Promise<void> {
  const { store, organizationId, member, texts, now, effects } = turn;
  const pressed = await pressedCheck(turn, checkId);
  if (!pressed) return;
  const { placed, check } = pressed;
  const stewards = await stewardsWhoSee(turn, placed);
  const identities = await store.people.identities(organizationId, stewards.map((steward) => steward.id));
  const notices = stewards.flatMap((steward): NewDelivery[] => {
    const identity = identities.find((one) => one.personId === steward.id);
    if (!identity) return [];
    const { platform, workspace, user } = identity;
    const message = notice(steward, member, placed);
    return [{ platform, workspace, key: `not-mine:${check.id}:${member.id}:${steward.id}`, kind: 'notice', destination: { kind: 'direct', user }, personId: steward.id, content: { kind: 'message', message }, dueAt: now }];
  });
  if (notices.length === 0) return say(turn, plainMessage(texts.notMine.nobody));
  const written = await store.deliveries.create(organizationId, notices);
  if (written.length === 0) return say(turn, plainMessage(texts.notMine.toldBefore));
  for (const id of written) effects.deliveries.add(id);
  await store.people.audit({ organizationId, actorId: member.id, action: 'check.not-mine', subjectKind: 'check', subjectId: check.id, details: { itemId: placed.item.id }, at: now });
  const told = stewards.filter((steward) => notices.some((one) => one.personId === steward.id));
  await say(turn, plainMessage(texts.notMine.told(texts.list(told.map((steward) => steward.name)))));
}

/** A private item is named to nobody who may not see it, stewards included. */
async function stewardsWhoSee({ store, organizationId, member }: Turn, { plan, item }: PlacedItem): Promise<readonly Member[]> {
  const overview = await store.overview.load({ organizationId, planId: plan.plan.id });
  if (!overview) return [];
  const people = await store.people.all(organizationId);
  return people.filter(({ id, active, roles, unitId }) => {
    if (!active || id === member.id || !roles.includes('steward')) return false;
    const seen = visiblePlan(overview, { kind: 'person', personId: id, ...(unitId !== undefined && { unitId }) });
    return seen.items.some((one) => one.id === item.id);
  });
}

function notice(steward: Member, member: Member, placed: PlacedItem): Message {
  const { notMine: texts } = answeringTexts(steward.language);
  return plainMessage(texts.notice(member.name, itemName(placed, steward)), texts.howTo(placed.item.code));
}
