import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { Logger, Member, Store } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { reschedulePerson } from '../asking/reschedule.js';
import { stewardsOf, tellPeople } from '../not-delivered/tell-people.js';
import type { InboundOf } from './answering-deps.js';
import { itemName, loadPersonItems } from './person-items.js';

/**
 * Takes over what a platform says of a person, asks them by their own clock from then on, and lets go what waited for
 * them to be reachable. Of an owner who left
 * and can be reached nowhere any more the stewards are told.
 */
export async function handleMemberChange(store: Store, organizationId: string, inbound: InboundOf<'member'>, log: Logger, now: Temporal.Instant): Promise<{ readonly deliveries: ReadonlySet<string> }> {
  const workspace = { platform: inbound.platform, workspace: inbound.workspace };
  const profile = inbound.change === 'left' ? { ...inbound.profile, active: false } : inbound.profile;
  const before = await store.people.byIdentity(organizationId, workspace, profile.user);
  // Taken before anything is written, so that no sweep waits for what is written here.
  const mayHaveMoved = profile.timeZone !== undefined && profile.timeZone !== before?.timeZone;
  if (mayHaveMoved) await store.checks.lockSweep(organizationId);
  const wasReached = before !== undefined && (await isReached(store, before));
  const { matched } = await store.people.saveProfiles(organizationId, workspace, [profile]);
  log.info('member.changed', { change: inbound.change, matched });
  const member = await store.people.byIdentity(organizationId, workspace, profile.user);
  if (!member) return { deliveries: new Set() };
  if (mayHaveMoved && member.timeZone !== before?.timeZone) await reschedulePerson(store, organizationId, member.id, now);
  if (profile.active && profile.kind === undefined) return { deliveries: new Set(await store.deliveries.unpark(organizationId, member.id)) };
  return { deliveries: new Set(wasReached && !(await isReached(store, member)) ? await tellOfLeaving(store, member, now) : []) };
}

async function isReached(store: Store, { organizationId, id }: Member): Promise<boolean> {
  return (await store.people.identities(organizationId, [id])).length > 0;
}

/** Each steward is told of the items they may see. */
async function tellOfLeaving(store: Store, member: Member, now: Temporal.Instant): Promise<readonly string[]> {
  const { organizationId, id, name } = member;
  const owned = (await loadPersonItems(store, member)).own.filter(({ item }) => item.ownerId === id);
  if (owned.length === 0) return [];
  const told: string[] = [];
  for (const steward of await stewardsOf(store, organizationId)) {
    const theirs = await loadPersonItems(store, steward);
    const seen = owned.flatMap(({ item }) => theirs.seen(item.id) ?? []);
    const [first] = seen;
    if (!first) continue;
    const texts = undeliveredTexts(steward.language);
    const items = answeringTexts(steward.language).list(seen.map((placed) => itemName(placed, steward)));
    told.push(...(await tellPeople(store, organizationId, [steward], { key: `left:${id}:${now.toString()}`, message: () => plainMessage(texts.left(name, items), texts.leftHow(first.item.code)), now })));
  }
  return told;
}
