import type { WebClient } from '@slack/web-api';
import { ChatError } from '../../../src/errors.js';
import type { MessageRef } from '../../../src/ports/chat.js';
import type { SlackPost } from '../blocks/render-message.js';
import type { Mark } from './marks.js';

/** Nothing in a text is read as a link, a name or a call, and no page it names is shown beneath it. */
export const AS_WRITTEN = { parse: 'none', link_names: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** Posts once, with a mark by which it can be found again. Rejects with what the SDK throws. */
export async function post(client: WebClient, place: { readonly channel: string; readonly thread?: string | undefined }, { text, blocks }: SlackPost, mark: Mark): Promise<MessageRef> {
  const { ts, channel } = await client.chat.postMessage({
    channel: place.channel,
    text,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
    ...AS_WRITTEN,
    ...NO_PREVIEWS,
    metadata: mark,
  });
  if (ts === undefined) throw new ChatError('temporary', 'Slack took the message but did not say where it stands.');
  return { conversation: channel ?? place.channel, message: ts };
}

/** Replaces a post; its mark stays. Rejects with what the SDK throws. */
export async function rewrite(client: WebClient, ref: MessageRef, { text, blocks }: SlackPost): Promise<void> {
  await client.chat.update({ channel: ref.conversation, ts: ref.message, text, blocks, ...AS_WRITTEN });
}
