import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';
import type { App, Receiver } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../../src/ports/system.js';
import { answerEnvelope } from './answer-envelope.js';
import type { AnswerParts, Retry } from './answer-envelope.js';
import { signatureFault } from './check-signature.js';
import type { Refusal } from './refusals.js';
import { readRequestBody } from './request-body.js';

export interface HttpReceiverParts extends AnswerParts {
  readonly signingSecret: string;
  /** The real time. */
  readonly clock: Clock;
  /** Is told of every request turned away. */
  readonly count?: (reason: Refusal) => void;
}

export interface HttpReceiver extends Receiver {
  /** Answers one request of Slack's. Never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Far above any payload of Slack's, far below what would hurt. */
const MOST_BYTES = 1_000_000;

const challenge = z.looseObject({ type: z.literal('url_verification'), challenge: z.string() });

/**
 * Takes Slack's signed requests and answers each once its outcome is known. Bolt's own receiver acknowledges before or
 * without that, waits three seconds for what it cannot read, and does not tell why it refused; its parts serve here.
 */
export function createHttpReceiver(parts: HttpReceiverParts): HttpReceiver {
  const { signingSecret, clock, log, count } = parts;
  let app: App | undefined;

  function refuse(response: ServerResponse, reason: Refusal): void {
    log.warn('slack.refused', { reason });
    count?.(reason);
    end(response, 401);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405);
    const body = await readBytes(request);
    if (typeof body === 'number') return end(response, body);
    const payload = readRequestBody(body, request.headers['content-type']);
    // Slack tries the address out with this, unsigned; nothing else of such a request is read.
    if (isSslCheck(payload)) return end(response, 200);
    const fault = signatureFault(body, request.headers, signingSecret, clock.now());
    if (fault !== undefined) return refuse(response, fault);
    if (payload === undefined) return end(response, 400);
    const asked = challenge.safeParse(payload).data;
    if (asked !== undefined) return end(response, 200, { challenge: asked.challenge });
    if (app === undefined) return end(response, 503);
    const answered = await answerEnvelope(app, payload, retryOf(request), parts);
    if (answered.kind === 'refused') return refuse(response, 'other-app');
    if (answered.kind === 'again') return end(response, 503);
    end(response, 200, answered.response);
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    handle: (request, response) =>
      answer(request, response).catch(() => {
        log.error('slack.request-failed');
        end(response, 503);
      }),
  };
}

/** The bytes, or the HTTP status that refuses them. */
async function readBytes(request: IncomingMessage): Promise<Buffer | 400 | 413> {
  try {
    return (await HTTPModuleFunctions.bufferIncomingMessage(request, MOST_BYTES)).rawBody;
  } catch (error) {
    return HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 400;
  }
}

function isSslCheck(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'ssl_check' in payload && payload.ssl_check === '1';
}

function retryOf(request: IncomingMessage): Retry {
  const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request);
  const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request);
  return { ...(retryNum !== undefined && { retryNum }), ...(retryReason !== undefined && { retryReason }) };
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
