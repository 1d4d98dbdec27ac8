import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../../../src/ports/chat.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';

/** Finds the message that a thread begins with, given any message of it: Slack threads have one level. */
export interface ThreadRoots {
  rootOf(ref: MessageRef): Promise<string>;
  note(ref: MessageRef, root: string): void;
}

export function createThreadRoots(client: WebClient): ThreadRoots {
  const roots = boundedMap<string>(5_000);
  const id = ({ conversation, message }: MessageRef): string => `${conversation}/${message}`;

  return {
    note: (ref, root) => roots.set(id(ref), root),
    async rootOf(ref) {
      const known = roots.get(id(ref));
      if (known !== undefined) return known;
      try {
        // Asked for a reply, Slack gives that reply, and with it the thread it is in.
        const { messages = [] } = await client.conversations.replies({ channel: ref.conversation, ts: ref.message, limit: 1 });
        const root = messages.find((message) => message.ts === ref.message)?.thread_ts ?? ref.message;
        roots.set(id(ref), root);
        return root;
      } catch {
        // The bot may not read there, or not now: what is answered is nearly always the message that began the thread.
        return ref.message;
      }
    },
  };
}
