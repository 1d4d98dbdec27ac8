import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import type { ChatErrorCode } from '../../../src/errors.js';

/**
 * What the Bot Connector's error codes mean here (learn.microsoft.com: Microsoft Teams, "Send and receive messages with a
 * bot", status codes). A name that is not in this table means what its HTTP status means.
 */
const MEANINGS: readonly (readonly [ChatErrorCode, readonly string[]])[] = [
  ['rate-limited', ['Throttled', 'TooManyRequests']],
  ['temporary', ['PreconditionFailed', 'ServiceError', 'ServiceUnavailable', 'BadGateway', 'GatewayTimeout']],
  ['workspace-gone', ['BotNotRegistered', 'Unauthorized', 'InvalidAuthenticationToken', 'AuthorizationDenied']],
  ['not-authorized', ['BotDisabledByAdmin', 'NotEnoughPermissions', 'InvalidBotApiHost']],
  ['not-in-channel', ['BotNotInConversationRoster', 'ForbiddenOperationException', 'BotNotInstalled']],
  ['user-unreachable', ['MessageWritesBlocked', 'ConversationBlockedByUser']],
  ['channel-gone', ['ConversationNotFound', 'ConversationDeleted']],
  ['user-gone', ['MemberNotFoundInConversation', 'UserNotFound']],
  ['message-refused', ['ActivityNotFoundInConversation', 'MessageSizeTooBig', 'BadArgument', 'BadSyntax']],
];
const CODES: ReadonlyMap<string, ChatErrorCode> = new Map(MEANINGS.flatMap(([code, names]) => names.map((name) => [name, code])));
const BY_STATUS: ReadonlyMap<number, ChatErrorCode> = new Map([
  [401, 'workspace-gone'],
  [403, 'not-in-channel'],
  [404, 'channel-gone'],
  [408, 'temporary'],
  [412, 'temporary'],
  [429, 'rate-limited'],
]);

/** Where the service says "slow down" but not for how long. */
const UNTOLD_WAIT_MS = 5_000;
/** Nobody waits longer than so on the word of a header. */
const LONGEST_WAIT_MS = 3_600_000;
/** How the service names refusals; anything else that stands in its place is not passed on. */
const NAME = /^\w{1,80}$/;
const TOO_LARGE = 413;

/** What the Bot Connector answered where it did not do what was asked; `status` is left out where no answer came. */
export class TeamsRefusal extends Error {
  constructor(
    readonly status: number | undefined,
    /** The service's own name for it, such as `ConversationNotFound`. */
    readonly reason: string | undefined,
    readonly retryAfterMs: number | undefined,
    options?: { cause?: unknown },
  ) {
    super(`The Bot Connector ${status === undefined ? 'did not answer' : `answered with HTTP status ${status}`}${reason === undefined ? '' : ` (${reason})`}.`, options);
    this.name = 'TeamsRefusal';
  }
}

/** Both shapes of the body: `{error: {code}}`, and `{errorCode, message: '{"subCode": …}'}` of older services. */
const bodySchema = z.union([
  z.looseObject({ error: z.looseObject({ code: z.string() }) }).transform(({ error }) => error.code),
  z.looseObject({ message: z.string() }).transform(({ message }) => subCodeSchema.safeParse(parsed(message)).data?.subCode),
]);
const subCodeSchema = z.looseObject({ subCode: z.string() });

/**
 * Reads an answer that is no success.
 * @param retryAfter the header of that name: seconds, or an HTTP date, which is not understood
 * @param body as it came; a proxy's page tells nothing
 */
export function readRefusal(status: number, retryAfter: string | undefined, body: string): TeamsRefusal {
  const name = bodySchema.safeParse(parsed(body)).data;
  const seconds = Number(retryAfter);
  const waitMs = retryAfter !== undefined && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, LONGEST_WAIT_MS) : undefined;
  return new TeamsRefusal(status, name !== undefined && NAME.test(name) ? name : undefined, waitMs);
}

/** The refusal that a `ChatError` of this adapter came from. */
export function refusalOf(error: unknown): TeamsRefusal | undefined {
  if (error instanceof ChatError) return refusalOf(error.cause);
  return error instanceof TeamsRefusal ? error : undefined;
}

/** The service's own name of a refusal, such as `ConversationNotFound`. */
export function refusalName(error: unknown): string | undefined {
  return refusalOf(error)?.reason;
}

/** Whether the message is larger than a conversation takes: smaller ones may be. */
export function isTooLarge(error: unknown): boolean {
  const refusal = refusalOf(error);
  return refusal?.status === TOO_LARGE || refusal?.reason === 'MessageSizeTooBig';
}

/** Translates what a call of the Bot Connector threw. `call` names it, such as `post`; messages hold nothing a person wrote. */
export function toChatError(error: unknown, call: string): ChatError {
  if (error instanceof ChatError) return error;
  if (!(error instanceof TeamsRefusal)) return new ChatError('temporary', `Teams could not be reached for ${call}. It is tried again.`, undefined, { cause: error });
  const { status, reason, retryAfterMs } = error;
  const code = codeOf(error);
  const said = reason ?? (status === undefined ? 'no answer' : `HTTP status ${status}`);
  if (code === 'rate-limited') return new ChatError(code, `Teams takes no more ${call} for a while.`, retryAfterMs ?? UNTOLD_WAIT_MS, { cause: error });
  if (code === 'temporary') return new ChatError(code, `Teams could not do ${call}: ${said}. It is tried again.`, retryAfterMs, { cause: error });
  return new ChatError(code, `Teams refused ${call}: ${said}.`, undefined, { cause: error });
}

/** Runs one call of the Bot Connector; rejects with `ChatError`. */
export async function calling<T>(call: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toChatError(error, call);
  }
}

/** What a refusal means where it was one person who was to be written to: no channel went away, they cannot be reached. */
export function inDirect(error: unknown): unknown {
  if (!(error instanceof ChatError)) return error;
  const code = directCode(error);
  return code === error.code ? error : new ChatError(code, error.message, undefined, { cause: error.cause });
}

function directCode(error: ChatError): ChatErrorCode {
  if (refusalName(error) === 'BotDisabledByAdmin' || error.code === 'not-in-channel' || error.code === 'channel-gone') return 'app-not-installed';
  return error.code;
}

/** What a refusal means where it was a channel: who blocked the bot there is nobody in particular. */
export function inChannel(error: unknown): unknown {
  if (!(error instanceof ChatError) || error.code !== 'user-unreachable') return error;
  return new ChatError('not-in-channel', error.message, undefined, { cause: error.cause });
}

function codeOf({ status, reason }: TeamsRefusal): ChatErrorCode {
  const named = reason === undefined ? undefined : CODES.get(reason);
  if (named !== undefined) return named;
  if (status === undefined || status >= 500) return 'temporary';
  return BY_STATUS.get(status) ?? 'message-refused';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
