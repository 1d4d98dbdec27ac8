import { z } from 'zod';
import type { INetworkModule } from '../sdk.js';

type Options = Parameters<INetworkModule['sendPostRequestAsync']>[1];

/** Microsoft's own client waits for ever. Milliseconds. */
const TIMEOUT_MS = 10_000;

/** How MSAL asks for tokens: each request once, in time, and nowhere but where it is sent. */
export const tokenNetwork: INetworkModule = {
  sendGetRequestAsync: (url, options) => request(url, 'GET', options),
  sendPostRequestAsync: (url, options) => request(url, 'POST', options),
};

async function request<T>(url: string, method: 'GET' | 'POST', options: Options): Promise<{ headers: Record<string, string>; body: T; status: number }> {
  const response = await fetch(url, {
    method,
    ...(options?.headers && { headers: options.headers }),
    ...(method === 'POST' && options?.body !== undefined && { body: options.body }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // MSAL checks what it reads; the type is its own wish.
  const body = z.custom<T>().parse(await response.json());
  return { headers: Object.fromEntries(response.headers), body, status: response.status };
}
