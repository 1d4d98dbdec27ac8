import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackCall {
  /** `views.open`, or `respond` for a post to a `response_url`. */
  readonly method: string;
  readonly body: Record<string, unknown>;
  /** What it was called with; empty for a post to a `response_url`. */
  readonly token: string;
}

/** A loopback that takes calls of the Web API and posts to response addresses, and says yes to them. */
export interface FakeSlack {
  readonly url: string;
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly calls: SlackCall[];
  /** What the next call of a method answers instead. */
  answerNext(method: string, answer: Record<string, unknown>): void;
  /** What every call of a method answers from now on. */
  answerEvery(method: string, answer: Record<string, unknown>): void;
  /** Calls of a method get their answer when `until` is over. */
  holdEvery(method: string, until: Promise<void>): void;
  readonly server: Server;
  close(): Promise<void>;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: SlackCall[] = [];
  const next = new Map<string, Record<string, unknown>>();
  const every = new Map<string, Record<string, unknown>>();
  const held = new Map<string, Promise<void>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.url?.split('?')[0]?.split('/').at(-1) ?? '';
      const text = Buffer.concat(chunks).toString();
      const body = (text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))) as Record<string, unknown>;
      calls.push({ method, body, token: (request.headers.authorization ?? '').replace('Bearer ', '') });
      const answer = next.get(method) ?? every.get(method) ?? (method.startsWith('views.') ? { ok: true, view: { id: `V${calls.length}` } } : { ok: true });
      next.delete(method);
      void Promise.resolve(held.get(method)).then(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    responseUrl: `${url}/respond`,
    calls,
    answerNext: (method, answer) => void next.set(method, answer),
    answerEvery: (method, answer) => void every.set(method, answer),
    holdEvery: (method, until) => void held.set(method, until),
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
