import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatProfile } from '../../../src/ports/chat.js';
import type { ConversationReference } from '../../../src/ports/reference-store.js';
import type { ConversationAddress, RosterMember } from '../connect/connector.js';
import { openAddress, sealAddress } from '../connect/sealed-address.js';
import { ChatError } from '../../../src/errors.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { OutboundDeps } from './outbound-deps.js';
import { readMember } from './read-member.js';

const MOST_PEOPLE = 10_000;
/** A roster may be interrupted so often, each time for no longer than so. */
const MOST_WAITS = 20;
const LONGEST_WAIT_MS = 90_000;
/** How many teams are asked for one person who is in no chat with the bot. */
const MOST_TEAMS = 50;

/** The people of one tenant, as far as the bot meets them: Teams shows it those of the teams and chats it is in, and who has it. */
export interface People {
  profile(user: string): Promise<ChatProfile | undefined>;
  /** Everyone in every roster that the bot sees, each once. */
  profiles(): Promise<readonly ChatProfile[]>;
  /** A person's name where this process has met it. */
  nameOf(user: string): string | undefined;
  /** The id that a card is shown anew for: `29:…`, of this bot alone. */
  memberId(user: string): Promise<string | undefined>;
  /** The locale of a person's client, as it last told. */
  localeOf(user: string): Promise<string | undefined>;
}

type Parts = Pick<OutboundDeps, 'connector' | 'organizationId' | 'workspace' | 'references' | 'sealer' | 'wallClock' | 'wait'>;

export function createPeople({ connector, organizationId, workspace, references, sealer, wallClock, wait = (ms) => sleep(ms) }: Parts): People {
  const place = { platform: 'teams', workspace } as const;
  const names = boundedMap<string>(MOST_PEOPLE);
  /** The roster that this process last saw a person in. */
  const seenIn = boundedMap<ConversationAddress>(MOST_PEOPLE);
  const referenceOf = (user: string) => references.find(organizationId, place, 'direct', user);
  const isThere = ({ state }: ConversationReference): boolean => state !== 'removed';

  function addressOf({ kind, externalId, sealed }: ConversationReference): ConversationAddress | undefined {
    const address = openAddress(sealed, sealer, workspace);
    const conversation = kind === 'direct' ? address?.conversation : externalId;
    return address && conversation !== undefined ? { serviceUrl: address.serviceUrl, conversation } : undefined;
  }

  function remember(address: ConversationAddress, member: RosterMember, seen: ConversationReference | undefined): ChatProfile | undefined {
    const profile = readMember(member, workspace, seen);
    if (profile) {
      names.set(profile.user, profile.name);
      seenIn.set(profile.user, address);
    }
    return profile;
  }

  /** Where one person may be found: where they were last seen, their chat with the bot, then any team. */
  async function* rostersOf(user: string, known: ConversationReference | undefined): AsyncGenerator<ConversationAddress> {
    const last = seenIn.get(user);
    if (last) yield last;
    const own = known && isThere(known) ? addressOf(known) : undefined;
    if (own) yield own;
    const teams = (await references.all(organizationId, place, ['team', 'group'])).filter(isThere);
    for (const team of teams.slice(0, MOST_TEAMS)) {
      const address = addressOf(team);
      if (address) yield address;
    }
  }

  /** A roster whole; a wish to wait is granted, for one that ends midway is of no use. */
  async function rosterAt(address: ConversationAddress, waits: { left: number }): Promise<readonly RosterMember[]> {
    for (;;) {
      try {
        return await connector.members(address);
      } catch (error) {
        if (!(error instanceof ChatError)) throw error;
        if (error.code === 'not-in-channel' || error.code === 'channel-gone') return [];
        const ms = error.retryAfterMs ?? 0;
        if (error.code !== 'rate-limited' || ms > LONGEST_WAIT_MS || waits.left <= 0) throw error;
        waits.left -= 1;
        await wait(ms);
      }
    }
  }

  /** Whoever was met keeps how to be written to: their id for this bot, and where. */
  function metIn(address: ConversationAddress, { id, objectId = '' }: RosterMember): ConversationReference {
    return { kind: 'direct', externalId: objectId, state: 'met', sealed: sealAddress({ serviceUrl: address.serviceUrl, member: id }, sealer, workspace), seenAt: wallClock.now() };
  }

  return {
    async profile(user) {
      const known = await referenceOf(user);
      for await (const address of rostersOf(user, known)) {
        const member = await memberAt(address, user);
        if (member) return remember(address, member, known);
      }
      return undefined;
    },
    async profiles() {
      const all = await references.all(organizationId, place, ['team', 'group', 'direct']);
      const direct = new Map(all.filter(({ kind }) => kind === 'direct').map((reference) => [reference.externalId, reference]));
      const found = new Map<string, ChatProfile>();
      const met: ConversationReference[] = [];
      const waits = { left: MOST_WAITS };
      for (const reference of all.filter((one) => one.kind !== 'direct' && isThere(one))) {
        const address = addressOf(reference);
        if (!address) continue;
        for (const member of await rosterAt(address, waits)) {
          const profile = remember(address, member, direct.get(member.objectId ?? ''));
          if (!profile || found.has(profile.user)) continue;
          found.set(profile.user, profile);
          if (direct.get(profile.user)?.state !== 'installed') met.push(withOwnChat(metIn(address, member), direct.get(profile.user)));
        }
      }
      for (const [user, reference] of direct) {
        const address = found.has(user) || reference.state !== 'installed' ? undefined : addressOf(reference);
        const member = address && (await memberAt(address, user));
        const profile = address && member && remember(address, member, reference);
        if (profile) found.set(user, profile);
      }
      await references.save(organizationId, place, met);
      return [...found.values()];
    },
    nameOf: (user) => names.get(user),
    async memberId(user) {
      const known = await referenceOf(user);
      return known && openAddress(known.sealed, sealer, workspace)?.member;
    },
    localeOf: async (user) => (await referenceOf(user))?.locale,
  };

  /** A chat that was begun with somebody who has not got the app is not forgotten for seeing them again. */
  function withOwnChat(now: ConversationReference, before: ConversationReference | undefined): ConversationReference {
    const [fresh, old] = [openAddress(now.sealed, sealer, workspace), before && openAddress(before.sealed, sealer, workspace)];
    return fresh && old?.conversation !== undefined ? { ...now, sealed: sealAddress({ ...fresh, conversation: old.conversation }, sealer, workspace) } : now;
  }

  async function memberAt(address: ConversationAddress, user: string): Promise<RosterMember | undefined> {
    try {
      return await connector.member(address, user);
    } catch (error) {
      if (error instanceof ChatError && (error.code === 'not-in-channel' || error.code === 'channel-gone' || error.code === 'user-gone')) return undefined;
      throw error;
    }
  }
}
