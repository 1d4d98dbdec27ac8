import { ChatError, FileError } from '../../../src/errors.js';
import type { InboundFile } from '../../../src/ports/chat.js';

/** For all of it; a file that takes longer is begun again later. */
const TIMEOUT_MS = 600_000;
/** How long a workspace's files are left alone where Slack does not say. */
const USUAL_REST_S = 30;

export interface ReadFileParts {
  readonly token: string | undefined;
  /** Whether the token may be shown to this address. */
  readonly isFileHost: (url: URL) => boolean;
}

/** Slack keeps files at its own addresses; a file that only points elsewhere (Drive, Dropbox) is read by nobody's token. */
export function isSlackHost(url: URL): boolean {
  return url.protocol === 'https:' && (url.hostname === 'slack.com' || url.hostname.endsWith('.slack.com'));
}

/**
 * Reads a file with the bot's token. Slack answers who may not read with a page to sign in, or with a redirect to one:
 * what is a page although the file is none, or not as long as the file, is refused.
 */
export async function readFile({ token, isFileHost }: ReadFileParts, file: InboundFile, { maxBytes }: { readonly maxBytes: number }): Promise<AsyncIterable<Uint8Array>> {
  if (file.size === undefined) throw new FileError('file-unreadable', 'Slack tells the size of every file.');
  if (file.size > maxBytes) throw tooLarge();
  const url = URL.canParse(file.url) ? new URL(file.url) : undefined;
  if (url === undefined || !isFileHost(url)) throw new FileError('file-elsewhere', 'The attached file is not kept by Slack.');
  const response = await reach(url, token);
  const fault = faultOf(response, file, maxBytes);
  if (fault) {
    await response.body?.cancel();
    throw fault;
  }
  return bounded(response, file.size, maxBytes);
}

async function reach(url: URL, token: string | undefined): Promise<Response> {
  try {
    // Unpacked by nobody on the way, so that the lengths Slack tells are those of the file.
    const headers = { authorization: `Bearer ${token ?? ''}`, 'accept-encoding': 'identity' };
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw unreachable(cause);
  }
}

function faultOf({ status, ok, headers }: Response, file: InboundFile, maxBytes: number): Error | undefined {
  if (status === 429) return new ChatError('rate-limited', 'Slack gives out no more files for a while.', (Number(headers.get('retry-after')) || USUAL_REST_S) * 1_000);
  if (status >= 500) return new ChatError('temporary', `Slack answered a file's address with HTTP status ${status}. It is tried again.`);
  if (status === 404 || status === 410) return new FileError('file-gone', 'The attached file is no longer kept by Slack.');
  if (!ok) return new FileError('file-not-shared', `The attached file cannot be read (HTTP status ${status}): the bot lacks files:read, or may not see it.`);
  const isPage = /^text\/html\b/iu.test(headers.get('content-type') ?? '');
  if (isPage && !/html/iu.test(file.mimeType)) return new FileError('file-not-shared', 'The attached file cannot be read: the bot lacks files:read, or may not see it.');
  return Number(headers.get('content-length') ?? 0) > maxBytes ? tooLarge() : undefined;
}

/** Stops as soon as it is too much, whatever length was said; leaving the loop cancels the rest. */
async function* bounded(response: Response, expected: number, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  const pieces = (response.body ?? new Blob([]).stream())[Symbol.asyncIterator]();
  const next = (): Promise<IteratorResult<Uint8Array, unknown>> =>
    pieces.next().catch((cause: unknown) => {
      throw unreachable(cause);
    });
  try {
    for (let step = await next(); step.done !== true; step = await next()) {
      size += step.value.byteLength;
      if (size > maxBytes) throw tooLarge();
      yield step.value;
    }
  } finally {
    await pieces.return?.(undefined).catch(() => undefined);
  }
  if (expected > 0 && size !== expected) throw new FileError('file-unreadable', 'The attached file cannot be read: what came is not as long as the file.');
}

function tooLarge(): FileError {
  return new FileError('too-large', 'The attached file is larger than what is copied.');
}

function unreachable(cause: unknown): ChatError {
  return new ChatError('temporary', 'Slack could not be reached for a file. It is tried again.', undefined, { cause });
}
