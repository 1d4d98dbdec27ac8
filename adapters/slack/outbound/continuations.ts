import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';
import { ChatError } from '../../../src/errors.js';
import type { SlackPost } from '../blocks/render-message.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { calling } from './errors.js';
import { partMark, partOf } from './marks.js';
import { post, rewrite } from './post.js';
import type { ThreadRoots } from './thread-root.js';

/**
 * What of a message did not fit into it, posted after it in its thread. This process remembers what it wrote; after a
 * restart the parts are found by their marks, once the message is long again: one that became short meanwhile keeps the
 * parts of its last version, for looking after every short message would spend Slack's limit on reading. Where the bot may
 * not read the thread, they are left as they are.
 */
export interface Continuations {
  /** Brings the parts after the message `head` to what they should be: those there are rewritten, missing ones posted, needless ones removed. */
  write(head: MessageRef, rest: readonly SlackPost[]): Promise<void>;
  /** Nothing was ever posted after this message: there is no need to look. */
  noteNew(head: MessageRef): void;
}

export interface ContinuationParts {
  readonly client: WebClient;
  readonly botUser: string;
  readonly roots: ThreadRoots;
  readonly log: Logger;
}

const PAGE = 100;
const MOST_PAGES = 10;

export function createContinuations({ client, botUser, roots, log }: ContinuationParts): Continuations {
  const written = boundedMap<readonly string[]>(1_000);
  const id = ({ conversation, message }: MessageRef): string => `${conversation}/${message}`;

  /** The parts that stand there, in order; undefined where the bot may not read the thread. */
  async function look(head: MessageRef, root: string): Promise<readonly string[] | undefined> {
    const found: string[] = [];
    let cursor: string | undefined;
    try {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const { messages = [], response_metadata } = await calling('conversations.replies', () =>
          client.conversations.replies({ channel: head.conversation, ts: root, oldest: head.message, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) }),
        );
        for (const { ts, user, metadata } of messages) {
          const part = user === undefined || user === botUser ? partOf(metadata, head.message) : undefined;
          if (part !== undefined && part >= 0 && part < PAGE * MOST_PAGES && ts !== undefined) found[part] = ts;
        }
        cursor = response_metadata?.next_cursor;
        if (!cursor) break;
      }
    } catch (error) {
      if (error instanceof ChatError && (error.code === 'rate-limited' || error.code === 'temporary')) throw error;
      return undefined;
    }
    return found.filter((ts) => ts !== undefined);
  }

  return {
    noteNew: (head) => written.set(id(head), []),
    async write(head, rest) {
      const known = written.get(id(head));
      if ((known === undefined || known.length === 0) && rest.length === 0) return;
      const root = await roots.rootOf(head);
      const there = known ?? (await look(head, root));
      if (there === undefined) {
        log.warn('slack.thread-not-continued', { parts: rest.length });
        return;
      }
      const now = [...there];
      try {
        for (const [part, words] of rest.entries()) {
          const ts = there[part];
          if (ts !== undefined) await calling('chat.update', () => rewrite(client, { conversation: head.conversation, message: ts }, words));
          else now.push((await calling('chat.postMessage', () => post(client, { channel: head.conversation, thread: root }, words, partMark(head.message, part)))).message);
        }
        for (const ts of there.slice(rest.length)) {
          await calling('chat.delete', () => client.chat.delete({ channel: head.conversation, ts }));
          now.pop();
        }
      } finally {
        written.set(id(head), now);
      }
    },
  };
}
