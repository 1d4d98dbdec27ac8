import type { App, Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { errorFields } from '../../../src/errors.js';
import { answerEnvelope } from './answer-envelope.js';
import type { AnswerParts } from './answer-envelope.js';
import { keepConnected } from './keep-connected.js';
import type { Refusal } from './refusals.js';
import { createSocketClient } from './socket-client.js';

export interface SocketReceiverParts extends AnswerParts {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  /** Is told of every envelope turned away. */
  readonly count?: (reason: Refusal) => void;
}

/** What the client hands over of each envelope. */
const received = z.looseObject({
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  body: z.unknown(),
  retry_num: z.number().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});

/**
 * Takes what Slack sends over a connection of ours, and acknowledges it once its outcome is known: what was not stored
 * stays unacknowledged, and Slack sends it again. Bolt's own receiver acknowledges before anything is stored.
 */
export function createSocketReceiver(parts: SocketReceiverParts): Receiver {
  const { appToken, clientOptions, log, count } = parts;
  const client = createSocketClient(appToken, clientOptions, log);
  const connection = keepConnected(client, log);

  async function answer(app: App, given: unknown): Promise<void> {
    const { ack, body, retry_num: retryNum, retry_reason: retryReason } = received.parse(given);
    const answered = await answerEnvelope(app, body, { ...(retryNum !== undefined && { retryNum }), ...(retryReason !== undefined && { retryReason }) }, parts);
    if (answered.kind === 'refused') {
      log.warn('slack.refused', { reason: 'other-app' });
      count?.('other-app');
    }
    if (answered.kind === 'again') return;
    await ack(answered.kind === 'taken' ? answered.response : undefined);
  }

  return {
    init: (app) => {
      // An answer that cannot be sent any more is one that Slack asks for again.
      client.on('slack_event', (given: unknown) => void answer(app, given).catch((error: unknown) => log.warn('slack.socket-unanswered', errorFields(error))));
    },
    start: () => connection.start(),
    stop: () => connection.stop(),
  };
}
