import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { claimFault, envelopeSchema } from '../connect/check-claims.js';
import type { Organizations } from '../connect/organizations.js';
import type { IsServiceUrl } from '../connect/service-urls.js';
import type { Verification } from '../connect/verify-token.js';
import { inTime } from './in-time.js';
import { readBody } from './read-body.js';
import type { Refusal } from './refusals.js';
import type { ActivityAnswer, TakeActivity, VerifiedSender } from './take-activity.js';
import type { RunTurn } from './verified-adapter.js';

export interface HttpParts {
  readonly verify: (authorization: string | undefined) => Promise<Verification>;
  readonly organizations: Pick<Organizations, 'byApp'>;
  readonly isServiceUrl: IsServiceUrl;
  readonly run: RunTurn;
  readonly take: TakeActivity;
  /** Is told of every request turned away. */
  readonly count: (reason: Refusal) => void;
  readonly log: Logger;
  readonly patience?: HttpPatience;
}

/**
 * How long things may take, in milliseconds. Teams waits some ten seconds for what it sends, five on older clients for an
 * answer to a press. Whoever takes an activity gives up sooner (see `patience.ts`): these are for one that hangs.
 */
export interface HttpPatience {
  /** To find out whose app a token is for. */
  readonly organization: number;
  /** For a whole body to come. */
  readonly body: number;
  /** To take a message. */
  readonly message: number;
  /** To answer an invoke. */
  readonly invoke: number;
}

const HTTP_PATIENCE: HttpPatience = { organization: 1_000, body: 5_000, message: 2_500, invoke: 4_800 };

/** A status, or what is answered with it. */
type Outcome = ActivityAnswer | { readonly refusal: Refusal; readonly status: number };

/**
 * Answers one request to `/api/messages`: who sends is verified by the header alone, and found among the connected apps,
 * before a byte of the body is read; then the body's own claims are compared with that; only then is it taken. Never rejects.
 */
export function createMessagesEndpoint(parts: HttpParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { verify, organizations, isServiceUrl, run, take, count, log, patience = HTTP_PATIENCE } = parts;

  /** Who sends, or why that is nobody to listen to. */
  async function senderOf(authorization: string | undefined): Promise<VerifiedSender | Outcome> {
    const verified = await verify(authorization);
    if (verified.kind === 'unavailable') {
      log.warn('teams.keys-unavailable');
      return { status: 503 };
    }
    if (verified.kind === 'refused') return { refusal: verified.reason, status: 401 };
    const { appId, serviceUrl } = verified.token;
    const app = await inTime(patience.organization, organizations.byApp(appId));
    if (!app) return { refusal: 'other-app', status: 401 };
    if (!isServiceUrl(serviceUrl)) return { refusal: 'foreign-address', status: 403 };
    return { appId, tenant: app.tenant, organizationId: app.organizationId, serviceUrl };
  }

  async function answer(request: IncomingMessage): Promise<Outcome> {
    const sender = await senderOf(request.headers.authorization);
    if ('status' in sender) return sender;
    const body = await inTime(patience.body, readBody(request));
    if (typeof body === 'number') return { refusal: body === 413 ? 'too-large' : 'no-activity', status: body };
    const { data: envelope } = envelopeSchema.safeParse(body.json);
    if (!envelope) return { refusal: 'no-activity', status: 400 };
    const fault = claimFault(envelope, sender);
    if (fault !== undefined) return { refusal: fault, status: 403 };
    const taken = run(envelope, sender, () => take(body.json, sender));
    return inTime(envelope.type === 'invoke' ? patience.invoke : patience.message, taken);
  }

  return async (request, response) => {
    try {
      const outcome = await answer(request);
      if ('refusal' in outcome) {
        log.warn('teams.refused', { reason: outcome.refusal });
        count(outcome.refusal);
      }
      end(request, response, outcome.status, 'body' in outcome ? outcome.body : undefined);
    } catch (error) {
      log.error('teams.request-failed', errorFields(error));
      end(request, response, 503);
    }
  };
}

function end(request: IncomingMessage, response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  // What was not read is not waited for.
  const headers = request.complete ? {} : { connection: 'close' };
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}
