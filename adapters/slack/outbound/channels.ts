import type { WebClient } from '@slack/web-api';
import type { ChatChannel } from '../../../src/ports/chat.js';
import { calling, slackErrorName } from './errors.js';

/** A channel, with its state; undefined for one that is not there, or is private and the bot is not in it: Slack does not tell these apart. */
export async function readChannel(client: WebClient, channel: string): Promise<ChatChannel | undefined> {
  try {
    const { channel: found } = await calling('conversations.info', () => client.conversations.info({ channel }));
    if (found?.id === undefined) return undefined;
    const isDirect = found.is_im === true || found.is_mpim === true;
    const isOutside = !isDirect && found.is_member === false;
    return {
      channel: found.id,
      name: found.name ?? '',
      isPrivate: found.is_private === true || isDirect,
      ...(found.is_archived === true ? { state: 'archived' } : isOutside ? { state: 'not-in' } : {}),
      ...(found.is_ext_shared === true || found.is_pending_ext_shared === true ? { isShared: true } : {}),
    };
  } catch (error) {
    if (slackErrorName(error) === 'channel_not_found') return undefined;
    throw error;
  }
}
