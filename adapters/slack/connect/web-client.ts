import { WebClient } from '@slack/web-api';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../../src/ports/system.js';
import { createBoltLogger } from '../inbound/bolt-logger.js';

/** Longer than Slack takes for anything it does. Milliseconds. */
const PATIENCE_MS = 10_000;

/** Where Slack is, and how it is called: Slack's own address unless told otherwise. */
export type SlackApi = Pick<WebClientOptions, 'slackApiUrl'> & {
  /** The page where somebody lets the app in. */
  readonly authorizationUrl?: string;
};

/** How every client of ours calls: once, within its patience, with nothing of it logged. Whoever calls decides when to try again. */
export function clientOptions({ slackApiUrl }: SlackApi, log: Logger): WebClientOptions {
  return {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: PATIENCE_MS,
    allowAbsoluteUrls: false,
    logger: createBoltLogger(log),
  };
}

/** A client that acts with a token; `workspace` where the token serves several. */
export function createClient(token: string, api: SlackApi, log: Logger, workspace?: string): WebClient {
  return new WebClient(token, { ...clientOptions(api, log), ...(workspace !== undefined && { teamId: workspace }) });
}
