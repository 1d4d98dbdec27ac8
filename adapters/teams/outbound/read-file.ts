import { ChatError, FileError } from '../../../src/errors.js';
import type { Chat, InboundFile } from '../../../src/ports/chat.js';
import { refusalOf } from './errors.js';
import type { OutboundDeps } from './outbound-deps.js';

/** For all of it; a file that takes longer is begun again later. */
const TIMEOUT_MS = 600_000;
/** How long files are left alone where the service does not say. */
const USUAL_REST_S = 30;
const MOST_REDIRECTS = 3;
/** Where OneDrive and SharePoint hand out files, in each of Microsoft's clouds. */
const FILE_HOSTS = /\.(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|svc\.ms)$/u;

export function isTeamsFileHost({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && FILE_HOSTS.test(hostname);
}

/**
 * Reads a file that somebody attached. A file of a chat has an address that lets anyone in for about an hour: it is read
 * without a token. A picture in a message is kept by Teams itself and read with the app's. No other address is asked.
 */
export function createReadFile({ connector, isFileHost = isTeamsFileHost, isPictureHost }: Pick<OutboundDeps, 'connector' | 'isFileHost' | 'isPictureHost'>): Required<Chat>['readFile'] {
  async function open(url: URL): Promise<Response> {
    if (isPictureHost(url)) return picture(url);
    let at = url;
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      if (!isFileHost(at)) break;
      const response = await reach(at);
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (next === null) return response;
      await response.body?.cancel();
      at = new URL(next, at);
    }
    throw new FileError('file-elsewhere', 'The attached file is not kept by Teams.');
  }

  async function picture(url: URL): Promise<Response> {
    try {
      return await connector.download(url);
    } catch (error) {
      const status = refusalOf(error)?.status ?? 0;
      throw (status < 500 && status !== 429 ? faultOfStatus(status) : undefined) ?? error;
    }
  }

  return async (file, { maxBytes }) => {
    if (file.size !== undefined && file.size > maxBytes) throw tooLarge();
    if (!URL.canParse(file.url)) throw new FileError('file-elsewhere', 'The attached file has no address.');
    const response = await open(new URL(file.url));
    const fault = faultOf(response, file, maxBytes);
    if (fault) {
      await response.body?.cancel();
      throw fault;
    }
    return bounded(response, maxBytes);
  };
}

async function reach(url: URL): Promise<Response> {
  try {
    // Unpacked by nobody on the way, so that the length told is that of the file.
    return await fetch(url, { headers: { 'accept-encoding': 'identity' }, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    throw unreachable(cause);
  }
}

function faultOf({ status, ok, headers }: Response, file: InboundFile, maxBytes: number): Error | undefined {
  if (status === 429) return new ChatError('rate-limited', 'Teams gives out no more files for a while.', (Number(headers.get('retry-after')) || USUAL_REST_S) * 1_000);
  if (status >= 500) return new ChatError('temporary', `Teams answered a file's address with HTTP status ${status}. It is tried again.`);
  if (!ok) return faultOfStatus(status);
  const isPage = /^text\/html\b/iu.test(headers.get('content-type') ?? '');
  if (isPage && !/html/iu.test(file.mimeType)) return new FileError('file-not-shared', 'The attached file cannot be read: a page to sign in came in its place.');
  return Number(headers.get('content-length') ?? 0) > maxBytes ? tooLarge() : undefined;
}

function faultOfStatus(status: number): FileError | undefined {
  if (status === 404 || status === 410) return new FileError('file-gone', 'The attached file is no longer where it was.');
  return status < 300 ? undefined : new FileError('file-not-shared', `The attached file cannot be read (HTTP status ${status}): its address lets the bot in for an hour only.`);
}

/** Stops as soon as it is too much, whatever length was said; leaving the loop cancels the rest. */
async function* bounded(response: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  const expected = response.headers.get('content-length');
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
  if (expected !== null && size !== Number(expected)) throw new FileError('file-unreadable', 'The attached file cannot be read: what came is not as long as the file.');
}

function tooLarge(): FileError {
  return new FileError('too-large', 'The attached file is larger than what is copied.');
}

function unreachable(cause: unknown): ChatError {
  return new ChatError('temporary', 'Teams could not be reached for a file. It is tried again.', undefined, { cause });
}
