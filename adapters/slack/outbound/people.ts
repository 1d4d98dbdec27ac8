import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError } from '../../../src/errors.js';
import { languageOfLocale } from '../../../src/domain/locale-language.js';
import type { Language } from '../../../src/domain/types.js';
import type { ChatProfile } from '../../../src/ports/chat.js';
import { readProfile, slackUserSchema } from '../read-profile.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { calling, slackErrorName, toChatError } from './errors.js';
import type { OutboundDeps } from './outbound-deps.js';

/** How long a person is taken to be as they were last seen, before something is sent to them. */
const FRESH_MS = 600_000;
const MOST_PEOPLE = 10_000;
/** Slack's recommended page; a workspace's list is read at about twenty pages a minute (rate tier 2). */
const PAGE = 200;
/** A list may be interrupted so often, each time for no longer than so. */
const MOST_WAITS = 60;
const LONGEST_WAIT_MS = 90_000;

export interface People {
  profile(user: string): Promise<ChatProfile | undefined>;
  profiles(): Promise<readonly ChatProfile[]>;
  /** The bot's direct messages with a person. Throws `ChatError` `user-gone` or `user-unreachable` where there can be none. */
  directWith(user: string): Promise<string>;
  /** The language of who reads a conversation, or of a person: the one they chose, else that of their Slack as far as it is known, else the organization's. */
  languageOf(userOrConversation: string): Promise<Language>;
}

export function createPeople(deps: Pick<OutboundDeps, 'client' | 'workspace' | 'enterprise' | 'language' | 'languageOfMember' | 'wallClock' | 'wait'>): People {
  const { client, workspace, enterprise, language, languageOfMember, wallClock, wait = (ms) => sleep(ms) } = deps;
  const known = boundedMap<{ readonly profile: ChatProfile; readonly at: number }>(MOST_PEOPLE);
  const direct = boundedMap<string>(MOST_PEOPLE);
  const readers = boundedMap<string>(MOST_PEOPLE);
  const now = () => wallClock.now().epochMilliseconds;

  function remember(user: unknown): ChatProfile | undefined {
    const read = slackUserSchema.safeParse(user);
    if (!read.success) return undefined;
    const profile = readProfile(read.data, { workspace, enterprise });
    known.set(profile.user, { profile, at: now() });
    return profile;
  }

  async function profile(user: string): Promise<ChatProfile | undefined> {
    try {
      return remember((await calling('users.info', () => client.users.info({ user, include_locale: true }))).user);
    } catch (error) {
      if (!['user_not_found', 'user_not_visible'].includes(slackErrorName(error) ?? '')) throw error;
      known.delete(user);
      return undefined;
    }
  }

  /** A page of everyone; Slack's wish to wait is granted, for a list that ends midway is of no use. */
  async function page(cursor: string | undefined, waitsLeft: { count: number }) {
    for (;;) {
      try {
        return await client.users.list({ limit: PAGE, include_locale: true, team_id: workspace, ...(cursor ? { cursor } : {}) });
      } catch (error) {
        const refused = toChatError(error, 'users.list');
        const ms = refused.retryAfterMs ?? 0;
        if (refused.code !== 'rate-limited' || ms > LONGEST_WAIT_MS || waitsLeft.count <= 0) throw refused;
        waitsLeft.count -= 1;
        await wait(ms);
      }
    }
  }

  return {
    profile,
    async profiles() {
      const everyone: ChatProfile[] = [];
      const waitsLeft = { count: MOST_WAITS };
      let cursor: string | undefined;
      do {
        const { members = [], response_metadata } = await page(cursor, waitsLeft);
        everyone.push(...members.map(remember).filter((one) => one !== undefined));
        const next = response_metadata?.next_cursor;
        cursor = next === cursor ? undefined : next;
      } while (cursor);
      return everyone;
    },
    async directWith(user) {
      const seen = known.get(user);
      const found = seen !== undefined && now() - seen.at < FRESH_MS ? seen.profile : await profile(user);
      if (found === undefined || !found.active) throw new ChatError('user-gone', `Slack has no active user ${user} in this workspace.`);
      if (found.kind === 'bot') throw new ChatError('user-unreachable', `The Slack user ${user} is a bot: it takes no direct messages.`);
      const open = direct.get(user);
      if (open !== undefined) return open;
      const { channel } = await calling('conversations.open', () => client.conversations.open({ users: user }));
      if (channel?.id === undefined) throw new ChatError('temporary', 'Slack opened no direct messages and did not say why.');
      direct.set(user, channel.id);
      readers.set(channel.id, user);
      return channel.id;
    },
    async languageOf(userOrConversation) {
      const user = readers.get(userOrConversation) ?? userOrConversation;
      // A few words beside a message are no reason not to send it.
      const chosen = await languageOfMember(user).catch(() => undefined);
      return chosen ?? languageOfLocale(known.get(user)?.profile.locale) ?? language;
    },
  };
}
