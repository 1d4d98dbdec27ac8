import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSocketTap } from './slack-socket-tap.js';
import type { SocketTap } from './slack-socket-tap.js';

/** A call of the Web API as the bot made it. Arguments that Slack takes as JSON are read. */
export interface SlackCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: string;
}

/** What the front answers instead of the workspace. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Passes the call on, then cuts the connection: the bot does not learn that it was done. */
  readonly cut?: boolean;
}

/**
 * Stands between the bot and a Slack workspace, on loopback, and adds what the emulator lacks: metadata that is kept,
 * scopes that are told, locales, refusals and limits.
 */
export interface SlackFront {
  readonly url: string;
  /** Every call so far, in order. */
  readonly calls: SlackCall[];
  /** Answers the next call of a method so, instead of the workspace; several are taken in turn. */
  next(method: string, answer: ScriptedAnswer): void;
  /** Answers calls so for as long as `decide` gives an answer. */
  always(decide: (call: SlackCall) => ScriptedAnswer | undefined): void;
  /** Refuses these block types from now on, as Slack does. */
  refuseBlocks(...types: readonly string[]): void;
  /** Changes what `users.info` and `users.list` say of somebody. */
  amendUser(user: string, change: Readonly<Record<string, unknown>>): void;
  /** What a post was marked with, where the bot marked it. */
  metadataOf(channel: string, ts: string): unknown;
  readonly socket: SocketTap;
  stop(): Promise<void>;
}

export interface FrontOptions {
  /** Where the workspace is, such as `http://127.0.0.1:4000`. */
  readonly target: string;
  /** What `x-oauth-scopes` says. */
  readonly scopes?: readonly string[];
  /** The workspace keeps metadata itself. */
  readonly keepsMetadata?: boolean;
}

export const ALL_SCOPES = ['chat:write', 'commands', 'im:history', 'im:write', 'users:read', 'users:read.email', 'files:read', 'app_mentions:read', 'channels:read', 'groups:read', 'channels:history', 'groups:history'];

export async function startSlackFront({ target, scopes = ALL_SCOPES, keepsMetadata = false }: FrontOptions): Promise<SlackFront> {
  const calls: SlackCall[] = [];
  const scripted = new Map<string, ScriptedAnswer[]>();
  const deciders: ((call: SlackCall) => ScriptedAnswer | undefined)[] = [];
  const metadata = new Map<string, unknown>();
  const amended = new Map<string, Readonly<Record<string, unknown>>>();
  const socket = createSocketTap(new URL(target));
  let url = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const call = readCall(request, body);
    calls.push(call);
    const instead = scripted.get(call.method)?.shift() ?? deciders.map((decide) => decide(call)).find((decided) => decided !== undefined);
    if (instead !== undefined && instead.cut !== true) return send(response, instead.status ?? 200, instead.body ?? { ok: true }, instead.headers);
    const real = await fetch(`${target}${request.url ?? ''}`, { method: request.method ?? 'POST', headers: passed(request), ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) });
    const said = record(await real.json());
    note(call, said);
    if (instead?.cut === true) return void response.destroy();
    send(response, real.status, amend(call, said), { 'x-oauth-scopes': scopes.join(',') });
  }

  function note({ method, args }: SlackCall, { ok, channel, ts }: Readonly<Record<string, unknown>>): void {
    if (method === 'chat.postMessage' && ok === true && args['metadata'] !== undefined) metadata.set(`${String(channel)}/${String(ts)}`, args['metadata']);
  }

  function amend({ method, args }: SlackCall, said: Record<string, unknown>): Record<string, unknown> {
    if (method === 'apps.connections.open' && typeof said['url'] === 'string') return { ...said, url: said['url'].replace(new URL(target).host, new URL(url).host) };
    if (method === 'users.info') return { ...said, ...(said['user'] === undefined ? {} : { user: amendUser(said['user']) }) };
    if (method === 'users.list') return { ...said, members: list(said['members']).map(amendUser) };
    if (!keepsMetadata && (method === 'conversations.history' || method === 'conversations.replies')) {
      return { ...said, messages: list(said['messages']).map((message) => ({ ...record(message), metadata: metadata.get(`${String(args['channel'])}/${String(record(message)['ts'])}`) })) };
    }
    return said;
  }

  function amendUser(user: unknown): unknown {
    const known = record(user);
    const change = amended.get(String(known['id'])) ?? {};
    return { ...known, ...change, profile: { ...record(known['profile']), ...record(change['profile']) } };
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => socket.upgrade(request, stream, head));
  // A connection that rests is closed by whoever opened it: whoever uses one that the other side is just closing gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  return {
    url,
    calls,
    socket,
    metadataOf: (channel, ts) => metadata.get(`${channel}/${ts}`),
    next: (method, scriptedAnswer) => void scripted.set(method, [...(scripted.get(method) ?? []), scriptedAnswer]),
    always: (decide) => void deciders.push(decide),
    refuseBlocks: (...types) => void deciders.push((call) => refusal(call, types)),
    amendUser: (user, change) => void amended.set(user, { ...amended.get(user), ...change }),
    async stop() {
      socket.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As Slack refuses a block it does not know. */
function refusal({ args }: SlackCall, types: readonly string[]): ScriptedAnswer | undefined {
  const blocks = list(args['blocks'] ?? record(args['view'])['blocks']);
  const at = blocks.findIndex((block) => types.includes(String(record(block)['type'])));
  if (at < 0) return undefined;
  return { body: { ok: false, error: 'invalid_blocks', response_metadata: { messages: [`[ERROR] unsupported type: ${String(record(blocks[at])['type'])} [json-pointer:/blocks/${at}/type]`] } } };
}

/** What a request to the Web API asks for. */
export function readCall(request: IncomingMessage, body: Buffer): SlackCall {
  const url = new URL(request.url ?? '/', 'http://front');
  const isForm = (request.headers['content-type'] ?? '').includes('form-urlencoded');
  const pairs = [...url.searchParams, ...(isForm ? new URLSearchParams(body.toString()) : [])];
  return {
    method: url.pathname.replace(/^\/api\//u, ''),
    args: Object.fromEntries(pairs.map(([name, value]) => [name, /^[[{]/u.test(value) ? parsed(value) : value])),
    token: (request.headers.authorization ?? '').replace(/^Bearer /u, ''),
  };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function passed(request: IncomingMessage): Record<string, string> {
  const { authorization, 'content-type': type } = request.headers;
  // A connection of its own for each call: see above.
  return { connection: 'close', ...(authorization === undefined ? {} : { authorization }), ...(type === undefined ? {} : { 'content-type': type }) };
}

/** All that a request carries. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Answers with JSON, or with a text as it is. */
export function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
