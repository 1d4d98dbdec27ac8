import { App } from '@slack/bolt';
import type { Authorize, Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../../src/ports/system.js';
import { createBoltLogger } from './bolt-logger.js';

/** Signed with the right secret, but meant for another app. */
export class OtherApp extends Error {
  constructor() {
    super('This is meant for another app.');
    this.name = 'OtherApp';
  }
}

export interface BoltAppParts {
  readonly receiver: Receiver;
  /**
   * Who the bot is in a workspace: its token, `botUserId`, `botId`, `teamId`, `enterpriseId`, and `appId`, the id of the
   * app that was let in. Rejects with `AppError` `workspace-unknown` for a workspace that did not let the bot in: what
   * comes from there is dropped. Any other rejection means "not now": Slack is to send it again.
   */
  readonly authorize: Authorize<boolean>;
  /** Where the Web API is and how it is called. Nothing is tried again in here: whoever waits has three seconds. */
  readonly clientOptions: WebClientOptions;
  readonly log: Logger;
}

/** A Bolt app that tells its receiver of every failure, and no log of anything. */
export function createBoltApp({ receiver, authorize, clientOptions, log }: BoltAppParts): App {
  const app = new App({
    receiver,
    authorize,
    convoStore: false,
    attachFunctionToken: false,
    tokenVerificationEnabled: false,
    logger: createBoltLogger(log),
    clientOptions: { ...clientOptions, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  // Without this, a failure would be logged whole and an event counted as taken.
  app.error((error) => Promise.reject(error));
  app.use(async ({ body, context, next }) => {
    const own: unknown = context['appId'];
    const meant: unknown = 'api_app_id' in body ? body.api_app_id : undefined;
    if (typeof own === 'string' && typeof meant === 'string' && own !== meant) throw new OtherApp();
    await next();
  });
  return app;
}
