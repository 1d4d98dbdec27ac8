import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { ChatError } from '../../../src/errors.js';
import type { ChatErrorCode } from '../../../src/errors.js';

/**
 * What Slack's error names mean here: docs.slack.dev, reference/methods, the errors of the methods this adapter calls.
 * A name that is not in this table refuses the one message it answers.
 */
const MEANINGS: readonly (readonly [ChatErrorCode, readonly string[]])[] = [
  ['rate-limited', ['ratelimited', 'rate_limited', 'message_limit_exceeded']],
  ['temporary', ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org', 'org_login_required', 'external_channel_migrating', 'accesslimited', 'hash_conflict']],
  ['workspace-gone', [
    'account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed', 'app_not_found', 'app_uninstalled', 'team_not_found',
    'team_access_not_granted', 'ekm_access_denied', 'enterprise_is_restricted', 'invalid_refresh_token',
  ]],
  ['not-authorized', [
    'missing_scope', 'no_permission', 'access_denied', 'not_allowed_token_type', 'restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel', 'restricted_action_thread_locked', 'method_deprecated', 'deprecated_endpoint', 'two_factor_setup_required', 'not_enabled',
  ]],
  ['user-gone', ['user_not_found', 'users_not_found', 'user_disabled', 'user_is_deactivated']],
  ['user-unreachable', ['cannot_dm_bot', 'user_not_visible', 'invalid_user_combination', 'messages_tab_disabled', 'user_not_in_channel', 'im_disabled', 'slack_connect_blocked']],
  ['channel-gone', ['channel_not_found', 'is_archived', 'is_inactive', 'channel_is_archived']],
  ['not-in-channel', ['not_in_channel']],
  ['form-expired', ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'invalid_trigger', 'trigger_expired', 'trigger_exchanged', 'view_not_found']],
];
const CODES: ReadonlyMap<string, ChatErrorCode> = new Map(MEANINGS.flatMap(([code, names]) => names.map((name) => [name, code])));

/** Where Slack says "slow down" but not for how long. */
const UNTOLD_WAIT_MS = 30_000;
/** One scope or several, such as `channels:history,groups:history`. */
const SCOPES = /^[\w.:,-]{1,200}$/;

/** How Slack names refusals. The SDK gives a page that some proxy answered with as if it were such a name. */
const NAME = /^\w{1,80}$/;
/** Faults of Slack's own: what was asked may have been done. */
const OWN_FAULTS: readonly string[] = ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'];

/** Slack's own name of a refusal, such as `invalid_blocks`; undefined for anything else, such as a lost connection. */
export function slackErrorName(error: unknown): string | undefined {
  if (error instanceof ChatError) return slackErrorName(error.cause);
  return error instanceof WebAPIPlatformError && NAME.test(error.data.error) ? error.data.error : undefined;
}

/** Whether Slack may have done what was asked although no answer came: a lost connection, a time-out, a server's fault. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (error instanceof ChatError) return isOutcomeUnknown(error.cause);
  const name = slackErrorName(error);
  if (error instanceof WebAPIPlatformError) return name === undefined || OWN_FAULTS.includes(name);
  return error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;
}

/** Translates what Slack's SDK throws. `method` is the call, such as `chat.postMessage`; messages name it and Slack's reason, nothing a person wrote. */
export function toChatError(error: unknown, method: string): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof WebAPIRateLimitedError) return rateLimited(method, error.retryAfter * 1_000, error);
  if (error instanceof WebAPIPlatformError) return refusal(error, method);
  if (error instanceof WebAPIHTTPError) return new ChatError('temporary', `Slack answered ${method} with HTTP status ${error.statusCode}. It is tried again.`, undefined, { cause: error });
  // The SDK throws a plain error for a 429 that does not say how long.
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(method, UNTOLD_WAIT_MS, error);
  return unreachable(error, method);
}

/** Runs one call of Slack's Web API; rejects with `ChatError`. */
export async function calling<T>(method: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toChatError(error, method);
  }
}

function refusal(error: WebAPIPlatformError, method: string): ChatError {
  const name = slackErrorName(error);
  if (name === undefined) return unreachable(error, method);
  const code = CODES.get(name) ?? 'message-refused';
  if (code === 'rate-limited') return rateLimited(method, UNTOLD_WAIT_MS, error);
  const scope = 'needed' in error.data && typeof error.data.needed === 'string' && SCOPES.test(error.data.needed) ? ` It needs the scope ${error.data.needed}.` : '';
  return new ChatError(code, `Slack refused ${method}: ${name}.${scope}`, undefined, { cause: error });
}

function rateLimited(method: string, retryAfterMs: number, cause: unknown): ChatError {
  return new ChatError('rate-limited', `Slack takes no more ${method} for ${Math.ceil(retryAfterMs / 1_000)} s.`, retryAfterMs, { cause });
}

function unreachable(cause: unknown, method: string): ChatError {
  return new ChatError('temporary', `Slack could not be reached for ${method}. It is tried again.`, undefined, { cause });
}
