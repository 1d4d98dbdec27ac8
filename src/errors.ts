/**
 * An error a person can act on: what happened, where, and what to do.
 * `code` is stable and safe to branch on; `message` may be shown as it is.
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}

/** What a chat platform can refuse, translated once at the adapter's edge. */
export type ChatErrorCode =
  | 'rate-limited'
  | 'temporary'
  | 'user-gone'
  | 'user-unreachable'
  | 'channel-gone'
  | 'not-in-channel'
  | 'not-authorized'
  | 'message-refused'
  | 'form-expired';

/** A platform's refusal. `retryAfterMs` is set where trying again can help. */
export class ChatError extends Error {
  constructor(
    readonly code: ChatErrorCode,
    message: string,
    readonly retryAfterMs?: number,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ChatError';
  }
}

/** Whether sending again later may succeed without anyone's help. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof ChatError) || error.code === 'rate-limited' || error.code === 'temporary';
}

/** What may be taken from an error into a log or a queue: short identifiers, never a sentence. */
const IDENTIFIER = /^\w[\w.-]{0,79}$/;

/** An error's `code` (or, without one, its class) and its class: safe to log, for a message may hold people's words. */
export function errorFields(error: unknown): { readonly code: string; readonly name: string } {
  const name = identifier(error instanceof Error ? error.name : undefined) ?? 'Error';
  const code = typeof error === 'object' && error !== null && 'code' in error ? identifier(error.code) : undefined;
  return { code: code ?? name, name };
}

/** The calls that led to an error, without its message; empty when unknown. */
export function stackFrames(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && IDENTIFIER.test(value) ? value : undefined;
}
