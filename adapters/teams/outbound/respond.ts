import { ChatError } from '../../../src/errors.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { OutgoingActivity } from '../cards/outgoing-activity.js';
import type { Connector, ConversationAddress } from '../connect/connector.js';
import { isDirect, messageRef, readConversation } from './address.js';
import { rewrite } from './continuations.js';
import type { Draw } from './draw.js';
import { inDirect } from './errors.js';
import type { Places } from './places.js';
import { readReplyHandle } from './reply-handle.js';
import type { ReplyAddress } from './reply-handle.js';
import { inSmallerParts } from './write-whole.js';

export interface RespondParts {
  readonly connector: Connector;
  readonly workspace: string;
  readonly places: Places;
  readonly draw: Draw;
  readonly sealer: Sealer;
  readonly log: Logger;
}

/** The bot cannot write there any more; the asker's own chat is left. */
const NOT_THERE: readonly string[] = ['not-in-channel', 'channel-gone', 'user-unreachable', 'not-authorized', 'message-refused'];

/**
 * Answers a command, a button or a form: in the place of the message whose button was pressed, else for everyone in the
 * conversation and thread it was asked in, else, for the asker's eyes, in their own chat with the bot.
 * What does not fit into one message follows in more.
 */
export function createRespond({ connector, workspace, places, draw, sealer, log }: RespondParts): Chat['respond'] {
  return async (handle, message, visibility, { replace = false } = {}) => {
    const address = readReplyHandle(handle, sealer, workspace);
    if (address.conversation !== undefined) places.note({ serviceUrl: address.serviceUrl, conversation: address.conversation });
    let done = 0;
    await inSmallerParts(async (most) => {
      // Answers are kept nowhere: a card that asked for itself anew would be shown a fault instead.
      const parts = await draw(message, visibility === 'private' ? address.user : undefined, { most, isKept: false });
      // A part too large after others went out: those after it are drawn anew, none is shown twice.
      for (const part of parts.slice(done)) {
        await answer(address, part, visibility, replace && done === 0);
        done += 1;
      }
    }, log);
  };

  async function answer(address: ReplyAddress, part: OutgoingActivity, visibility: 'private' | 'public', replace: boolean): Promise<void> {
    const { conversation, message, user, direct } = address;
    if (conversation !== undefined) {
      const mayStandHere = visibility === 'public' || (direct ?? isDirect(readConversation(conversation).conversation));
      if (mayStandHere && replace && message !== undefined && (await isDone(() => rewrite({ connector, places }, messageRef(conversation, message), part)))) return;
      if (mayStandHere && (await isDone(async () => say(await places.addressOf(conversation), part)))) return;
    }
    try {
      await say(await places.directWith(user), part);
    } catch (error) {
      throw inDirect(error);
    }
  }

  async function say(to: ConversationAddress, part: OutgoingActivity): Promise<void> {
    await connector.post(to, part);
  }

  async function isDone(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof ChatError && NOT_THERE.includes(error.code)) return false;
      throw error;
    }
  }
}
