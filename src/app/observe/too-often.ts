import { ChatError } from '../../errors.js';

/** How deep causes are followed. */
const MOST_CAUSES = 4;
const TOO_MANY_REQUESTS = 429;

/** Whether a platform answered that it is called too often; not where a call was put off without being made. */
export function isTooOften(error: unknown): boolean {
  if (!(error instanceof ChatError) || error.cause === undefined) return false;
  return error.code === 'rate-limited' || hasStatus(error.cause, MOST_CAUSES);
}

function hasStatus(error: unknown, depth: number): boolean {
  if (!(error instanceof Error) || depth === 0) return false;
  return ('status' in error && error.status === TOO_MANY_REQUESTS) || ('statusCode' in error && error.statusCode === TOO_MANY_REQUESTS) || hasStatus(error.cause, depth - 1);
}
