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
