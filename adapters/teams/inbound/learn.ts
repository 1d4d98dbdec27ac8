import { Temporal } from 'temporal-polyfill';
import { errorFields } from '../../../src/errors.js';
import type { Chat, Receive } from '../../../src/ports/chat.js';
import type { ConversationReference, ReferenceStore } from '../../../src/ports/reference-store.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import { openAddress, sealAddress } from '../connect/sealed-address.js';
import { readConversation } from '../outbound/address.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Activity } from './activity-schema.js';
import { eventKey } from './event-key.js';
import { conversationOf, from, isAnywhere, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';
import type { VerifiedSender } from './take-activity.js';

export interface LearnParts {
  readonly references: Pick<ReferenceStore, 'save' | 'find'>;
  readonly receive: Receive;
  readonly chatFor: (tenant: string) => Pick<Chat, 'profile'>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Keeps what an activity tells of how to reach who sent it and where they are; rejects where it cannot be stored. */
export type Learn = (activity: Activity, sender: VerifiedSender, seen: Seen) => Promise<void>;

/** So many people and places are known to be kept as they are, each for so long: another process may have let them go. Milliseconds. */
const MOST = 10_000;
const KNOWN_MS = 3_600_000;

/**
 * Every activity tells where it is served, and its sender's language and zone: Teams has no event for any of these. What
 * is known already costs no query; a profile that changed is handed on in the background.
 */
export function createLearn(parts: LearnParts): Learn {
  const { references, sealer, clock } = parts;
  const kept = boundedMap<string>(MOST);
  const hour = (): number => Math.floor(clock.now().epochMilliseconds / KNOWN_MS);
  /** An installation is kept whatever was known, and so is what a channel or team is told of: it may follow a removal. */
  const isKnown = (activity: Activity, key: string, mark: string): boolean => activity.type !== 'installationUpdate' && activity.type !== 'conversationUpdate' && kept.get(key) === mark;

  async function learnPlaces(activity: Activity, sender: VerifiedSender): Promise<void> {
    const key = ({ kind, externalId }: ConversationReference): string => `${sender.tenant} ${kind} ${externalId}`;
    const mark = ({ sealed: _sealed, seenAt: _seenAt, ...facts }: ConversationReference): string => JSON.stringify([facts, sender.serviceUrl, hour()]);
    const changed = placesOf(activity, sender, sealer, clock.now()).filter((reference) => !isKnown(activity, key(reference), mark(reference)));
    if (changed.length === 0) return;
    await references.save(sender.organizationId, { platform: 'teams', workspace: sender.tenant }, changed);
    for (const reference of changed) kept.set(key(reference), mark(reference));
  }

  async function learnPerson(activity: Activity, sender: VerifiedSender, seen: Seen): Promise<void> {
    const user = whoDid(activity)?.user;
    if (user === undefined || whoDid(activity)?.stranger !== undefined) return;
    const told = toldBy(activity);
    const isDirect = conversationOf(activity).kind === 'direct' && !isAnywhere(activity);
    const conversation = isDirect ? activity.conversation.id : undefined;
    const mark = JSON.stringify([conversation, sender.serviceUrl, activity.from.id, told, hour()]);
    const key = `${sender.tenant} direct ${user} ${isDirect}`;
    if (isKnown(activity, key, mark)) return;
    const place = { platform: 'teams', workspace: sender.tenant } as const;
    const before = await references.find(sender.organizationId, place, 'direct', user);
    const known = before && openAddress(before.sealed, sealer, sender.tenant);
    const address = { ...known, serviceUrl: sender.serviceUrl, member: activity.from.id, ...(conversation !== undefined && { conversation }) };
    await references.save(sender.organizationId, place, [
      { kind: 'direct', externalId: user, state: isDirect ? 'installed' : 'met', sealed: sealAddress(address, sealer, sender.tenant), seenAt: clock.now(), ...told },
    ]);
    kept.set(key, mark);
    if (isNew(told, before)) void tellProfile(parts, activity, seen, { user, told }).catch((error: unknown) => parts.log.warn('teams.profile-not-read', errorFields(error)));
  }

  return async (activity, sender, seen) => {
    // Who takes the app away tells nothing that would hold from then on.
    if (activity.action === 'remove') return;
    await learnPerson(activity, sender, seen);
    await learnPlaces(activity, sender);
  };
}

/** What somebody's own client says of them. */
interface Told {
  readonly name?: string;
  readonly timeZone?: string;
  readonly locale?: string;
}

function toldBy({ from: { name }, localTimezone, locale }: Activity): Told {
  return {
    ...(name !== undefined && name.trim() !== '' && { name }),
    ...(isZone(localTimezone) && { timeZone: localTimezone }),
    ...(locale !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,3}$/i.test(locale) && { locale }),
  };
}

function isNew(told: Told, before: Told | undefined): boolean {
  return (['name', 'timeZone', 'locale'] as const).some((fact) => told[fact] !== undefined && told[fact] !== before?.[fact]);
}

/** The roster alone says who is a guest and under which address somebody is matched. */
async function tellProfile({ chatFor, receive }: LearnParts, activity: Activity, seen: Seen, { user, told }: { readonly user: string; readonly told: Told }): Promise<void> {
  const profile = await chatFor(seen.tenant).profile(user);
  if (profile === undefined) return;
  const at = timeOf(activity, seen);
  await receive({ ...from(seen), type: 'member', change: 'updated', key: eventKey.member('updated', user, activity.id ?? at), user, at, profile: { ...profile, ...told } });
}

/** Where the bot is, when it is told something there. */
function placesOf(activity: Activity, { serviceUrl, tenant }: VerifiedSender, sealer: Sealer, seenAt: Temporal.Instant): readonly ConversationReference[] {
  const { conversation, root } = readConversation(activity.conversation.id);
  if (conversationOf(activity).kind === 'direct' || isAnywhere(activity)) return [];
  const { team, channel } = activity.channelData ?? {};
  const installed = (kind: ConversationReference['kind'], externalId: string, name: string | undefined): ConversationReference => ({
    kind,
    externalId,
    state: 'installed',
    seenAt,
    sealed: sealAddress({ serviceUrl, conversation: externalId }, sealer, tenant),
    ...(name !== undefined && { name }),
    ...(kind === 'channel' && team?.id !== undefined && { team: team.id }),
  });
  if (team?.id === undefined) return [installed('group', conversation, activity.conversation.name)];
  // Words stand in their channel; news of a channel name it beside the team.
  const where = root === undefined ? channel?.id : conversation;
  return [installed('team', team.id, team.name), ...(where === undefined ? [] : [installed('channel', where, where === channel?.id ? channel.name : undefined)])];
}

function isZone(zone: string | undefined): zone is string {
  try {
    return zone !== undefined && zone.length <= 100 && Temporal.PlainDate.from('2000-01-01').toZonedDateTime(zone) !== undefined;
  } catch {
    return false;
  }
}
