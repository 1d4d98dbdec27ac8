import { LogLevel, WebClient } from '@slack/web-api';

/** Nothing of the SDK's is logged: it would write bodies, and with them people's words and the token. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {}, getLevel: () => LogLevel.ERROR };
const TIMEOUT_MS = 10_000;

/**
 * A client of Slack's Web API for one token, which tries nothing again: whoever calls decides when. `apiUrl` ends in
 * `/api/`; Slack's own unless told otherwise.
 */
export function createSlackClient(token: string, { apiUrl, timeoutMs = TIMEOUT_MS }: { readonly apiUrl?: string | undefined; readonly timeoutMs?: number } = {}): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    logger: SILENT,
  });
}
