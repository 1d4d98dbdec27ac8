import type { MessageRef } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';
import type { OutgoingActivity } from '../cards/outgoing-activity.js';
import type { Connector } from '../connect/connector.js';
import { messageAddress, threadUnder } from './address.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Places } from './places.js';

/**
 * What of a message did not fit into it, posted after it: in its thread, or as the next messages of a chat. This process
 * remembers what it wrote. Teams shows a bot no messages, so after a restart the parts that stand there cannot be found:
 * they are left as they are, and the message itself is brought up to date.
 */
export interface Continuations {
  /** Brings the parts after the message `head` to what they should be: those there are rewritten, missing ones posted, needless ones removed. */
  write(head: MessageRef, rest: readonly OutgoingActivity[]): Promise<void>;
  /** Nothing was ever posted after this message. */
  noteNew(head: MessageRef): void;
}

export interface ContinuationParts {
  readonly connector: Connector;
  readonly places: Places;
  readonly log: Logger;
}

export function createContinuations({ connector, places, log }: ContinuationParts): Continuations {
  const written = boundedMap<readonly string[]>(1_000);
  const id = ({ conversation, message }: MessageRef): string => `${conversation} ${message}`;

  return {
    noteNew: (head) => written.set(id(head), []),
    async write(head, rest) {
      const there = written.get(id(head));
      if (there === undefined) {
        if (rest.length > 0) log.warn('teams.message-not-continued', { parts: rest.length });
        return;
      }
      if (there.length === 0 && rest.length === 0) return;
      const after = await places.addressOf(threadUnder(head));
      const now = [...there];
      try {
        for (const [part, activity] of rest.entries()) {
          const posted = there[part];
          if (posted !== undefined) await connector.put(after, posted, activity);
          else now.push(await connector.post(after, activity));
        }
        for (const needless of there.slice(rest.length).reverse()) {
          await connector.remove(after, needless);
          now.pop();
        }
      } finally {
        written.set(id(head), now);
      }
    },
  };
}

/** Rewrites one message where it stands. */
export async function rewrite({ connector, places }: Omit<ContinuationParts, 'log'>, ref: MessageRef, activity: OutgoingActivity): Promise<void> {
  const { conversation, activity: id } = messageAddress(ref);
  await connector.put(await places.addressOf(conversation), id, activity);
}
