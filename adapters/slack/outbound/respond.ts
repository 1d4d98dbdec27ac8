import type { WebClient } from '@slack/web-api';
import { ChatError } from '../../../src/errors.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import { renderMessage } from '../blocks/render-message.js';
import type { SlackPost } from '../blocks/render-message.js';
import { inAcceptedForm } from './accepted-form.js';
import type { Refusals } from './accepted-form.js';
import { calling } from './errors.js';
import type { OpenForm } from './open-form.js';
import type { People } from './people.js';
import { AS_WRITTEN, rewrite } from './post.js';
import { readReplyHandle } from './reply-handle.js';
import type { ReplyAddress } from './reply-handle.js';
import { BlocksRefused, postToUrl } from './response-url.js';

export interface RespondParts {
  readonly client: WebClient;
  readonly people: People;
  readonly refusals: Refusals;
  readonly sealer: Sealer;
  readonly endWaiting: OpenForm['endWaiting'];
}

type Visibility = 'private' | 'public';
/** The bot has no way to show something to this person there; their direct messages are left. */
const NOT_THERE: readonly string[] = ['not-in-channel', 'channel-gone', 'user-unreachable', 'not-authorized'];

/**
 * Answers a command, a button, a shortcut or a form: by the address Slack gave for it, else in the conversation for the
 * asker's eyes, else in the asker's direct messages. What does not fit into one post follows in more.
 */
export function createRespond({ client, people, refusals, sealer, endWaiting }: RespondParts): Chat['respond'] {
  return async (handle, message, visibility, { replace = false } = {}) => {
    const address = readReplyHandle(handle, sealer);
    if (address.waiting !== undefined) await endWaiting(address.waiting, message);
    let done = 0;
    await inAcceptedForm(
      refusals,
      'chat.postEphemeral',
      (refused) => {
        const { rest, ...head } = renderMessage(message, { refused });
        return { posts: [head, ...rest], blocks: [head, ...rest].flatMap(({ blocks }) => blocks) };
      },
      async ({ posts }) => {
        // A block refused after a part went out: the parts after it are drawn anew, none is shown twice.
        for (const part of posts.slice(done)) await next(part);
      },
      async ({ posts }) => {
        for (const { text } of posts.slice(done)) await next({ text, blocks: [] });
      },
    );

    async function next(part: SlackPost): Promise<void> {
      await answer(address, part, visibility, replace && done === 0);
      done += 1;
    }
  };

  async function answer(address: ReplyAddress, part: SlackPost, visibility: Visibility, replace: boolean): Promise<void> {
    if (address.responseUrl !== undefined && (await byUrl(address.responseUrl, address, part, visibility, replace))) return;
    const { channel, message } = address;
    if (replace && address.ephemeral !== true && channel !== undefined && message !== undefined) {
      return rewrite(client, { conversation: channel, message }, part);
    }
    if (channel !== undefined && (await inConversation(channel, address, part, visibility))) return;
    await say(await people.directWith(address.user), undefined, part);
  }

  async function byUrl(url: string, address: ReplyAddress, { text, blocks }: SlackPost, visibility: Visibility, replace: boolean): Promise<boolean> {
    try {
      return await postToUrl(url, {
        response_type: visibility === 'public' || isLasting(address) ? 'in_channel' : 'ephemeral',
        replace_original: replace,
        text,
        ...(blocks.length > 0 ? { blocks } : {}),
        ...(address.thread === undefined || replace ? {} : { thread_ts: address.thread }),
      });
    } catch (error) {
      // The other ways say which block it was; then the whole is drawn anew.
      if (error instanceof BlocksRefused) return false;
      throw error;
    }
  }

  async function inConversation(channel: string, { user, thread }: ReplyAddress, part: SlackPost, visibility: Visibility): Promise<boolean> {
    try {
      if (visibility === 'public') await calling('chat.postMessage', () => say(channel, thread, part));
      else await calling('chat.postEphemeral', () => whisper(channel, user, thread, part));
      return true;
    } catch (error) {
      if (error instanceof ChatError && NOT_THERE.includes(error.code)) return false;
      throw error;
    }
  }

  async function whisper(channel: string, user: string, thread: string | undefined, { text, blocks }: SlackPost): Promise<void> {
    await client.chat.postEphemeral({ channel, user, text, ...(blocks.length > 0 ? { blocks } : {}), ...(thread === undefined ? {} : { thread_ts: thread }), ...AS_WRITTEN });
  }

  async function say(channel: string, thread: string | undefined, { text, blocks }: SlackPost): Promise<void> {
    await client.chat.postMessage({ channel, text, ...(blocks.length > 0 ? { blocks } : {}), ...(thread === undefined ? {} : { thread_ts: thread }), ...AS_WRITTEN, unfurl_links: false, unfurl_media: false });
  }
}

/**
 * In a direct conversation a button of the bot's own message was pressed: nobody else reads there, and what only the
 * asker sees is gone when Slack is opened again.
 */
function isLasting({ channel, ephemeral }: ReplyAddress): boolean {
  return ephemeral === false && channel?.startsWith('D') === true;
}
