import type { Message } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import type { Destination, MessageRef, SendOptions } from '../../../src/ports/chat.js';
import type { OutgoingActivity } from '../cards/outgoing-activity.js';
import type { Connector } from '../connect/connector.js';
import { messageRef, threadUnder } from './address.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Continuations } from './continuations.js';
import { inChannel, inDirect, refusalName } from './errors.js';
import type { Places } from './places.js';
import type { WriteWhole } from './write-whole.js';

export type Send = (to: Destination, message: Message, options: SendOptions) => Promise<MessageRef>;

export interface SendParts {
  readonly connector: Connector;
  readonly places: Places;
  readonly continuations: Continuations;
  readonly writeWhole: WriteWhole;
}

/** How many messages are remembered. */
const MOST = 5_000;

/**
 * Posts a message once for its key, for as long as this process remembers. Teams shows a bot no messages: where a try was
 * lost with its answer (a crash, 502, 504), nobody can look whether it got through, and the next try posts it again.
 * A message whose first part is known to stand is brought up to date instead.
 */
export function createSend({ connector, places, continuations, writeWhole }: SendParts): Send {
  const running = new Map<string, Promise<MessageRef>>();
  const sent = boundedMap<MessageRef>(MOST);
  /** The first part stands, what follows it may not. */
  const begun = boundedMap<MessageRef>(MOST);

  async function sendOnce(to: Destination, message: Message, { key, thread }: SendOptions): Promise<MessageRef> {
    const reader = to.kind === 'direct' ? to.user : undefined;
    const post = async (head: OutgoingActivity): Promise<MessageRef> => {
      const ref = to.kind === 'direct' ? await postDirect(to.user, head) : await postTo(thread === undefined ? to.channel : threadUnder(thread), head);
      begun.set(key, ref);
      continuations.noteNew(ref);
      return ref;
    };
    return writeWhole(begun.get(key) ?? post, message, reader);
  }

  async function postTo(conversation: string, head: OutgoingActivity): Promise<MessageRef> {
    return messageRef(conversation, await connector.post(await places.addressOf(conversation), head));
  }

  /** A chat that is no longer there is begun anew, once. */
  async function postDirect(user: string, head: OutgoingActivity, isAgain = false): Promise<MessageRef> {
    const address = await places.directWith(user);
    try {
      return messageRef(address.conversation, await connector.post(address, head));
    } catch (error) {
      if (isAgain || !(error instanceof ChatError) || refusalName(error) !== 'ConversationNotFound') throw error;
      places.forgetDirect(user);
      return postDirect(user, head, true);
    }
  }

  return (to, message, options) => {
    const { key } = options;
    const done = sent.get(key);
    if (done !== undefined) return Promise.resolve(done);
    const already = running.get(key);
    if (already !== undefined) return already;
    const sending = sendOnce(to, message, options)
      .catch((error: unknown): never => {
        throw to.kind === 'direct' ? inDirect(error) : inChannel(error);
      })
      .then((ref) => {
        sent.set(key, ref);
        begun.delete(key);
        return ref;
      })
      .finally(() => running.delete(key));
    running.set(key, sending);
    return sending;
  };
}
