import { Readable } from 'node:stream';
import { ChatError } from '../../../src/errors.js';
import type { InboundFile } from '../../../src/ports/chat.js';

const TIMEOUT_MS = 60_000;

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
 * Reads a file with the bot's token. Slack answers who may not read with a page to sign in and the status 200: what is a
 * page although the file is none, or not as long as the file, is refused.
 */
export async function readFile({ token, isFileHost }: ReadFileParts, file: InboundFile, { maxBytes }: { readonly maxBytes: number }): Promise<Uint8Array> {
  if (file.size > maxBytes) throw refused('is larger than what is kept');
  const url = URL.canParse(file.url) ? new URL(file.url) : undefined;
  if (url === undefined || !isFileHost(url)) throw refused('is not kept by Slack');
  const response = await reach(url, token);
  if (response.status === 429) throw new ChatError('rate-limited', 'Slack gives out no more files for a while.', Number(response.headers.get('retry-after') ?? 30) * 1_000 || 30_000);
  if (response.status >= 500) throw new ChatError('temporary', `Slack answered a file's address with HTTP status ${response.status}. It is tried again.`);
  if (!response.ok) throw refused(`cannot be read (HTTP status ${response.status})`);
  const isPage = /^text\/html\b/iu.test(response.headers.get('content-type') ?? '');
  if (isPage && !/html/iu.test(file.mimeType)) throw refused('cannot be read: the bot lacks files:read, or may not see this file');
  const bytes = await readBounded(response, maxBytes);
  if (file.size > 0 && bytes.byteLength !== file.size) throw refused('cannot be read: what came is not the file');
  return bytes;
}

async function reach(url: URL, token: string | undefined): Promise<Response> {
  try {
    return await fetch(url, { headers: { authorization: `Bearer ${token ?? ''}` }, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** Stops as soon as it is too much, whatever length was said. */
async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Leaving the loop cancels the rest.
    for await (const chunk of bytesOf(response)) {
      size += chunk.byteLength;
      if (size > maxBytes) throw refused('is larger than what is kept');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ChatError ? error : unreachable(error);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function bytesOf(response: Response): AsyncIterable<Uint8Array> {
  return response.body ?? Readable.from([]);
}

function unreachable(cause: unknown): ChatError {
  return new ChatError('temporary', 'Slack could not be reached for a file. It is tried again.', undefined, { cause });
}

function refused(what: string): ChatError {
  return new ChatError('message-refused', `The attached file ${what}.`);
}
