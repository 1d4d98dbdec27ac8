import { readRefusal, TeamsRefusal } from '../outbound/errors.js';
import type { ConnectorClientOptions } from '../sdk.js';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Headers = Awaited<ReturnType<HttpClient['sendRequest']>>['headers'];

/** The Bot Connector answers within a second or two; nobody waits longer than so. Milliseconds. */
const TIMEOUT_MS = 10_000;
/** Far above any answer that is read whole: a page of a roster. UTF-16 units. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Sends one request of the SDK's, once. The SDK repeats what it takes for a passing fault up to three times, posts too, and
 * waits as long as it is told to: so every refusal and every lost connection leaves here as `TeamsRefusal`, which it
 * passes on. Goes where it is sent and nowhere else: the app's token is in the request.
 */
export const httpClient: HttpClient = {
  async sendRequest(request) {
    const { url, method } = request;
    const body: unknown = request.body;
    const response = await fetch(url, {
      method,
      headers: request.headers.toJson(),
      ...(typeof body === 'string' && { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeout > 0 ? Math.min(request.timeout, TIMEOUT_MS) : TIMEOUT_MS),
    }).catch(lost);
    const bodyAsText = await response.text().catch(lost);
    if (!response.ok) throw readRefusal(response.status, response.headers.get('retry-after') ?? undefined, bodyAsText);
    if (bodyAsText.length > MOST_CHARACTERS) throw new TeamsRefusal(undefined, 'too-large', undefined);
    return { request, status: response.status, headers: sdkHeaders([...response.headers]), bodyAsText };
  },
};

function lost(cause: unknown): never {
  throw new TeamsRefusal(undefined, undefined, undefined, { cause });
}

/** Headers as the SDK asks for them. */
function sdkHeaders(entries: readonly (readonly [string, string])[]): Headers {
  const values = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  const plain = (): Record<string, string> => Object.fromEntries(values);
  return {
    get: (name) => values.get(name.toLowerCase()),
    contains: (name) => values.has(name.toLowerCase()),
    set: (name, value) => void values.set(name.toLowerCase(), String(value)),
    remove: (name) => values.delete(name.toLowerCase()),
    rawHeaders: plain,
    toJson: plain,
    headersArray: () => [...values].map(([name, value]) => ({ name, value })),
    headerNames: () => [...values.keys()],
    headerValues: () => [...values.values()],
    clone: () => sdkHeaders([...values]),
  };
}
