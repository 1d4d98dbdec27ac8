import type { ConversationReference } from '../../../src/ports/reference-store.js';
import { ChatError } from '../../../src/errors.js';
import type { ConversationAddress } from '../connect/connector.js';
import { openAddress, sealAddress } from '../connect/sealed-address.js';
import { readConversation } from './address.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { refusalName } from './errors.js';
import type { OutboundDeps } from './outbound-deps.js';

const MOST = 10_000;
/** How Entra names people: whoever is called otherwise is nobody of Teams'. */
const OBJECT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Where conversations are served, and the bot's own with each person. */
export interface Places {
  /**
   * The chat with a person, begun if there is none yet, by the reference that an installation, a message or a roster left.
   * Throws `ChatError` `user-gone` for an id that is no person's, `app-not-installed` where the service lets nobody in.
   */
  directWith(user: string): Promise<ConversationAddress>;
  /** The chat is no longer there: the next `directWith` begins one. */
  forgetDirect(user: string): void;
  /** A conversation by Teams' own name, thread and all. */
  addressOf(conversation: string): Promise<ConversationAddress>;
  /** Whose chat this is, as far as this process began or used it. */
  personIn(conversation: string): string | undefined;
  /** Learnt on the way: where a conversation is served. */
  note(address: ConversationAddress): void;
}

type Parts = Pick<OutboundDeps, 'connector' | 'organizationId' | 'workspace' | 'references' | 'serviceUrl' | 'sealer' | 'wallClock'>;

export function createPlaces({ connector, organizationId, workspace, references, serviceUrl, sealer, wallClock }: Parts): Places {
  const place = { platform: 'teams', workspace } as const;
  const direct = boundedMap<ConversationAddress>(MOST);
  const beginning = new Map<string, Promise<ConversationAddress>>();
  const gone = new Set<string>();
  const people = boundedMap<string>(MOST);
  const served = boundedMap<string>(MOST);
  let anyUrl: string | undefined;

  function note({ conversation, serviceUrl: url }: ConversationAddress): void {
    served.set(readConversation(conversation).conversation, url);
    anyUrl = url;
  }

  function noteDirect(user: string, address: ConversationAddress): ConversationAddress {
    note(address);
    direct.set(user, address);
    people.set(address.conversation, user);
    return address;
  }

  async function begin(user: string): Promise<ConversationAddress> {
    if (!OBJECT_ID.test(user)) throw new ChatError('user-gone', 'Teams knows nobody by this id.');
    const known = await references.find(organizationId, place, 'direct', user);
    const address = known && openAddress(known.sealed, sealer, workspace);
    const url = address?.serviceUrl ?? (await tenantUrl());
    if (address?.conversation !== undefined && !gone.has(user)) return noteDirect(user, { serviceUrl: url, conversation: address.conversation });
    const conversation = await create(url, user, address?.member);
    gone.delete(user);
    await references.save(organizationId, place, [
      {
        ...(known ?? { kind: 'direct', externalId: user }),
        // Whether they have the app is for an installation to say: a chat can be begun with who was only met in a team.
        state: known?.state ?? 'met',
        sealed: sealAddress({ ...address, serviceUrl: url, conversation }, sealer, workspace),
        seenAt: wallClock.now(),
      } satisfies ConversationReference,
    ]);
    return noteDirect(user, { serviceUrl: url, conversation });
  }

  async function create(url: string, user: string, member: string | undefined): Promise<string> {
    try {
      return await connector.createDirect(url, member ?? user);
    } catch (error) {
      // An id for this bot alone ends with the app's registration; the person's own does not.
      if (member !== undefined && refusalName(error) === 'BadArgument') return connector.createDirect(url, user);
      throw error;
    }
  }

  /** Any conversation's: a tenant is served in one region. */
  async function tenantUrl(): Promise<string> {
    if (anyUrl !== undefined) return anyUrl;
    const all = await references.all(organizationId, place, ['team', 'channel', 'group']);
    const newest = all.toSorted((one, other) => other.seenAt.epochMilliseconds - one.seenAt.epochMilliseconds)[0];
    anyUrl = (newest && openAddress(newest.sealed, sealer, workspace)?.serviceUrl) ?? serviceUrl;
    return anyUrl;
  }

  /** The reference of a channel or a group chat that has its own. */
  async function ownUrl(conversation: string): Promise<string | undefined> {
    for (const kind of ['channel', 'group', 'team'] as const) {
      const found = await references.find(organizationId, place, kind, conversation);
      const url = found && openAddress(found.sealed, sealer, workspace)?.serviceUrl;
      if (url !== undefined) return url;
    }
    return undefined;
  }

  return {
    note,
    directWith(user) {
      const open = direct.get(user);
      if (open !== undefined) return Promise.resolve(open);
      const already = beginning.get(user);
      if (already !== undefined) return already;
      const begun = begin(user).finally(() => beginning.delete(user));
      beginning.set(user, begun);
      return begun;
    },
    forgetDirect(user) {
      direct.delete(user);
      gone.add(user);
    },
    async addressOf(conversation) {
      const { conversation: whole } = readConversation(conversation);
      const url = served.get(whole) ?? (whole.startsWith('19:') ? await ownUrl(whole) : undefined) ?? (await tenantUrl());
      note({ conversation: whole, serviceUrl: url });
      return { serviceUrl: url, conversation };
    },
    personIn: (conversation) => people.get(conversation),
  };
}
