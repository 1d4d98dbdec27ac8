import type { Message } from '../../../src/domain/message.js';
import type { MessageRef } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';
import type { OutgoingActivity } from '../cards/outgoing-activity.js';
import type { Connector } from '../connect/connector.js';
import { rewrite } from './continuations.js';
import type { Continuations } from './continuations.js';
import type { Draw } from './draw.js';
import { isTooLarge } from './errors.js';
import type { Places } from './places.js';

/** Posts the first part of a message that is not there yet. */
export type PostHead = (head: OutgoingActivity) => Promise<MessageRef>;

/** Writes a message whole: its first part, posted or in place of what stands at a ref, and what does not fit after it. */
export type WriteWhole = (head: MessageRef | PostHead, message: Message, reader: string | undefined) => Promise<MessageRef>;

export interface WriteParts {
  readonly connector: Connector;
  readonly places: Places;
  readonly continuations: Continuations;
  readonly draw: Draw;
  readonly log: Logger;
}

/** How large, in UTF-16 units, the parts are made where the service finds the usual ones too large. */
const SMALLER = [20_000, 8_000] as const;

export function createWriteWhole({ connector, places, continuations, draw, log }: WriteParts): WriteWhole {
  return async (head, message, reader) => {
    let ref = typeof head === 'function' ? undefined : head;

    async function write(most: number | undefined): Promise<MessageRef> {
      const [first, ...rest] = await draw(message, reader, { most });
      if (ref !== undefined) await rewrite({ connector, places }, ref, first);
      else if (typeof head === 'function') ref = await head(first);
      else ref = head;
      await continuations.write(ref, rest);
      return ref;
    }
    return inSmallerParts(write, log);
  };
}

/** Tries with the usual size, then with smaller ones for as long as the service says that it is too large. */
export async function inSmallerParts<T>(write: (most: number | undefined) => Promise<T>, log: Logger): Promise<T> {
  for (const smaller of [undefined, ...SMALLER]) {
    try {
      return await write(smaller);
    } catch (error) {
      if (!isTooLarge(error) || smaller === SMALLER.at(-1)) throw error;
      log.warn('teams.message-too-large', { most: smaller });
    }
  }
  throw new Error('There is no smaller size.');
}
