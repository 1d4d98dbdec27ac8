import { SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { createBoltLogger } from './bolt-logger.js';

const unread = z.looseObject({ type: z.literal('events_api') });
const event = z.looseObject({ payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }) });
const listener = z.custom<(data: unknown, isBinary: boolean) => Promise<void>>((value) => typeof value === 'function');

/**
 * A Socket Mode connection that never reconnects by itself and outlives every message. `@slack/socket-mode` 3.1.0 ends
 * the process twice over: on an `events_api` envelope without an inner event (`app_rate_limited`), whose type it reads
 * unasked in a promise nobody hears, and when connecting again fails, in another such promise. So an event it cannot read
 * comes under another name, and connecting again is left to the caller.
 */
export function createSocketClient(appToken: string, clientOptions: WebClientOptions, log: Logger): SocketModeClient {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: createBoltLogger(log),
    clientOptions: { ...clientOptions, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const report = (error: unknown): void => log.warn('slack.socket-message-failed', errorFields(error));
  const own = listener.parse(client.listeners('ws_message')[0]);
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    own(isBinary ? data : readable(data), isBinary).catch(report);
  });
  return client;
}

/** The message, under a type that the client passes on unread where it is an event without an event. */
function readable(data: unknown): unknown {
  const message = parseJson(data);
  return unread.safeParse(message).success && !event.safeParse(message).success ? JSON.stringify({ ...unread.parse(message), type: 'unread_event' }) : data;
}

function parseJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}
