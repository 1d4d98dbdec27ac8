import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../../../src/ports/chat.js';
import { ChatError } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { calling, slackErrorName } from './errors.js';
import { isDelivery } from './marks.js';
import type { Mark } from './marks.js';

/** Slack gives apps that are sold outside its marketplace fifteen messages a page, others more. */
const PAGE = 100;
/** A conversation this busy since the first try is not read to its end. */
const MOST_PAGES = 40;
/** By how much the machine's clock and Slack's may differ. */
const CLOCKS_APART_MS = 60_000;
/** The bot may not read there: whoever it is, asking again does not help. */
const CLOSED: readonly string[] = ['not-authorized', 'not-in-channel', 'channel-gone', 'message-refused'];

export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * Looks for a message of the bot's own by its mark, from `since` (an ISO instant) on. Interrupted by Slack's rate limit it
 * rejects, and the next look goes on where this one stopped. Where the bot may not read, it finds nothing and says so in
 * the log: then the message may be posted twice.
 */
export type FindSent = (place: Place, mark: Mark, since: string) => Promise<MessageRef | undefined>;

export function createFindSent({ client, botUser, log }: { readonly client: WebClient; readonly botUser: string; readonly log: Logger }): FindSent {
  const stopped = boundedMap<{ readonly cursor: string; readonly pages: number }>(500);

  async function page({ channel, thread }: Place, oldest: string, cursor: string | undefined) {
    const asked = { channel, oldest, inclusive: true, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    if (thread === undefined) return calling('conversations.history', () => client.conversations.history(asked));
    return calling('conversations.replies', () => client.conversations.replies({ ...asked, ts: thread }));
  }

  return async (place, mark, since) => {
    const id = JSON.stringify([place.channel, place.thread, mark.event_payload]);
    const oldest = ((Date.parse(since) - CLOCKS_APART_MS) / 1_000).toFixed(6);
    const from = stopped.get(id);
    let cursor = from?.cursor;
    for (let pages = from?.pages ?? 0; pages < MOST_PAGES; pages += 1) {
      try {
        const { messages = [], response_metadata } = await page(place, oldest, cursor);
        const found = messages.find((message) => isOwn(message.user, botUser) && isDelivery(message.metadata, mark));
        const next = response_metadata?.next_cursor;
        if (found?.ts !== undefined || !next || next === cursor) {
          stopped.delete(id);
          return found?.ts === undefined ? undefined : { conversation: place.channel, message: found.ts };
        }
        cursor = next;
        stopped.set(id, { cursor, pages: pages + 1 });
      } catch (error) {
        if (cursor !== undefined && slackErrorName(error) === 'invalid_cursor') {
          cursor = undefined;
          continue;
        }
        if (!(error instanceof ChatError) || !CLOSED.includes(error.code)) throw error;
        log.warn('slack.cannot-look-back', { code: error.code });
        return undefined;
      }
    }
    stopped.delete(id);
    log.warn('slack.cannot-look-back', { code: 'too-many-messages' });
    return undefined;
  };
}

function isOwn(user: string | undefined, botUser: string): boolean {
  return user === undefined || user === botUser;
}
