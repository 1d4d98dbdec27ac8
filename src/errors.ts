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
  /** The person has not got the app yet: an administrator can give it to them. */
  | 'app-not-installed'
  | 'channel-gone'
  | 'not-in-channel'
  /** The platform lets the bot do other things, but not this. */
  | 'not-authorized'
  /** The bot may no longer do anything in this workspace. */
  | 'workspace-gone'
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

/** Why a file that somebody attached cannot be read, now or later. */
export type FileErrorCode =
  | 'too-large'
  /** It was deleted where it was kept. */
  | 'file-gone'
  /** The bot may not read it. */
  | 'file-not-shared'
  /** The platform only points to it. */
  | 'file-elsewhere'
  /** What came is not the file. */
  | 'file-unreadable';

/** A platform's answer where a file was to be read. Trying again does not help. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'FileError';
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
  // The stack begins with the message, which may have a line that looks like a call.
  const begins = error.message === '' ? -1 : error.stack.indexOf(error.message);
  return error.stack
    .slice(begins < 0 ? 0 : begins + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** How deep causes are followed; one may be its own. */
const MOST_CAUSES = 8;

/** An error and what caused it, outermost first: the class and code of each, such as `AppError queue-unreachable < Error ECONNREFUSED`. */
export function causeChain(error: unknown): string {
  return causes(error)
    .map(errorFields)
    .map(({ name, code }) => (name === code ? name : `${name} ${code}`))
    .join(' < ');
}

/** The calls that led to an error and to its causes, the first cause first, without any message. */
export function allFrames(error: unknown): string {
  return causes(error).reverse().map(stackFrames).filter(Boolean).join('\n    --\n');
}

/** Prisma's adapters keep the database's own code of an error that they have a kind for, such as too many connections. */
function ownCode(error: unknown): string | undefined {
  const original = typeof error === 'object' && error !== null && 'originalCode' in error ? identifier(error.originalCode) : undefined;
  const { code, name } = errorFields(error);
  return original ?? (code === name ? undefined : code);
}

/** The code of the fault at the root of an error: the last cause that has one of its own, such as the system's `ENOSPC` or PostgreSQL's `53100`. */
export function faultCode(error: unknown): string {
  return causes(error).map(ownCode).filter((code) => code !== undefined).at(-1) ?? errorFields(error).code;
}

/** A disk takes no more: PostgreSQL's code and the system's. */
const DISK_FULL_CODES: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether a full disk is at the root of an error. */
export function isDiskFull(error: unknown): boolean {
  return DISK_FULL_CODES.has(faultCode(error));
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next !== undefined && next !== null && chain.length < MOST_CAUSES; next = causeOf(next)) chain.push(next);
  return chain;
}

/** Prisma keeps what the database said beside its error: in `meta.driverAdapterError`, not in `cause`. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  if (error.cause !== undefined || !('meta' in error)) return error.cause;
  const { meta } = error;
  return typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta ? meta.driverAdapterError : undefined;
}

function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && IDENTIFIER.test(value) ? value : undefined;
}
