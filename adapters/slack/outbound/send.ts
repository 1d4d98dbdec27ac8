import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import type { Destination, MessageRef, SendOptions } from '../../../src/ports/chat.js';
import type { Clock } from '../../../src/ports/system.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Continuations } from './continuations.js';
import { isOutcomeUnknown, slackErrorName } from './errors.js';
import type { FindSent } from './find-sent.js';
import { deliveryMark } from './marks.js';
import type { People } from './people.js';
import { post } from './post.js';
import type { ThreadRoots } from './thread-root.js';
import type { WriteWhole } from './write-whole.js';

export type Send = (to: Destination, message: Message, options: SendOptions) => Promise<MessageRef>;

export interface SendParts {
  readonly client: WebClient;
  readonly workspace: string;
  readonly wallClock: Clock;
  readonly people: People;
  readonly findSent: FindSent;
  readonly continuations: Continuations;
  readonly roots: ThreadRoots;
  readonly writeWhole: WriteWhole;
}

/** How many messages are remembered. */
const MOST = 5_000;

/**
 * Posts a message once for its key: while this process remembers, and after that by looking for its mark in the
 * conversation, where an earlier try may have got through. A message whose first part stands already is brought up to
 * date, for what follows it may be missing.
 */
export function createSend({ client, workspace, wallClock, people, findSent, continuations, roots, writeWhole }: SendParts): Send {
  const running = new Map<string, Promise<MessageRef>>();
  const sent = boundedMap<MessageRef>(MOST);
  /** The first part stands, what follows it may not. */
  const begun = boundedMap<MessageRef>(MOST);
  /** When the first try began whose outcome nobody knows. */
  const unsure = boundedMap<string>(MOST);

  async function sendOnce(to: Destination, message: Message, { key, thread: under, mayBePostedSince }: SendOptions): Promise<MessageRef> {
    const channel = to.kind === 'direct' ? await people.directWith(to.user) : to.channel;
    const thread = under === undefined ? undefined : await roots.rootOf(under);
    const mark = deliveryMark(workspace, key);
    const since = mayBePostedSince ?? unsure.get(key);
    const earlier = begun.get(key) ?? (since === undefined ? undefined : await findSent({ channel, thread }, mark, since));
    const language = await people.languageOf(channel);

    function noteBegun(ref: MessageRef): MessageRef {
      begun.set(key, ref);
      roots.note(ref, thread ?? ref.message);
      return ref;
    }
    if (earlier !== undefined) return writeWhole(noteBegun(earlier), message, language);

    const startedAt = wallClock.now().toString();
    return writeWhole(
      async (head) => {
        try {
          const ref = noteBegun(await post(client, { channel, thread }, head, mark));
          continuations.noteNew(ref);
          return ref;
        } catch (error) {
          if (isOutcomeUnknown(error)) unsure.set(key, unsure.get(key) ?? startedAt);
          throw error;
        }
      },
      message,
      language,
    );
  }

  return (to, message, options) => {
    const { key } = options;
    const done = sent.get(key);
    if (done !== undefined) return Promise.resolve(done);
    const already = running.get(key);
    if (already !== undefined) return already;
    const sending = sendOnce(to, message, options)
      .catch((error: unknown): never => {
        throw to.kind === 'direct' ? inDirect(error) : error;
      })
      .then((ref) => {
        sent.set(key, ref);
        begun.delete(key);
        unsure.delete(key);
        return ref;
      })
      .finally(() => running.delete(key));
    running.set(key, sending);
    return sending;
  };
}

/** Direct messages that are closed to the bot are no channel that went away: the person cannot be reached there. */
function inDirect(error: unknown): unknown {
  if (!(error instanceof ChatError)) return error;
  const isClosed = error.code === 'channel-gone' || error.code === 'not-in-channel' || slackErrorName(error)?.startsWith('restricted_action') === true;
  return isClosed ? new ChatError('user-unreachable', error.message, undefined, { cause: error.cause }) : error;
}
