import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTeamsService } from './teams-service.js';
import type { ServiceAnswer, ServiceCall, TeamsService } from './teams-service.js';
import type { StubFile, TeamsSurface } from './teams-surface.js';
import { chatOf } from './bay.js';
import { readBody } from './read-body.js';

/** One call as it came, with what it was answered. */
export interface StubCall extends ServiceCall {
  readonly status: number;
  /** The bearer token that it was made with. */
  readonly token: string;
}

/** An answer instead of the service's own. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or text as it is. */
  readonly body?: unknown;
  /** The connection is lost once the service has done what was asked. */
  readonly cut?: boolean;
}

/** A Bot Connector on loopback: checks who calls, keeps what it is given, and refuses as it is told to. */
export interface TeamsStub {
  /** The service URL. */
  readonly url: string;
  readonly service: TeamsService;
  /** What it is to the people in it. */
  readonly surface: TeamsSurface;
  /** Every call, in order. */
  readonly calls: readonly StubCall[];
  /** Answers the next call that `matches` instead of the service. */
  next(matches: (call: ServiceCall) => boolean, answer: ScriptedAnswer): void;
  /** Answers as decided until told otherwise; undefined leaves it to the service. */
  always(decide: (call: ServiceCall) => ScriptedAnswer | undefined): void;
  /** Nothing is scripted any more. */
  clear(): void;
  /** Serves a file; gives its address. */
  readonly serve: (name: string, file: StubFile) => string;
  stop(): Promise<void>;
}

/** @param token the only one that is let in, in every call */
export async function startTeamsStub(token: string): Promise<TeamsStub> {
  const service = createTeamsService();
  const calls: StubCall[] = [];
  const files = new Map<string, StubFile>();
  const scripted: { readonly matches: (call: ServiceCall) => boolean; readonly answer: ScriptedAnswer }[] = [];
  let deciders: ((call: ServiceCall) => ScriptedAnswer | undefined)[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    const given = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const text = (await readBody(request)).toString();
    const file = files.get(pathname);
    if (file) return giveFile(response, file, given);
    const call: ServiceCall = { method: request.method ?? '', path: decodeURIComponent(pathname.slice(1)), query: searchParams, body: text === '' ? undefined : JSON.parse(text) };
    if (given !== token) return give(response, call, given, { status: 401, body: { error: { code: 'Unauthorized', message: 'Authorization has been denied for this request.' } } });
    const instead = scriptFor(call);
    const answer = instead === undefined || instead.cut === true ? service.answer(call) : { status: 200, ...instead };
    if (instead?.cut !== true) return give(response, call, given, answer);
    calls.push({ ...call, status: answer.status, token: given });
    response.destroy();
  }

  function give(response: ServerResponse, call: ServiceCall, given: string, { status, body, headers }: ServiceAnswer): void {
    calls.push({ ...call, status, token: given });
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  }

  function giveFile(response: ServerResponse, { bytes, mimeType, needsToken }: StubFile, given: string): void {
    // Who shows the app's token to an address that lets anyone in gives it away.
    const status = needsToken === (given === token) && (needsToken || given === '') ? 200 : 401;
    response.writeHead(status, { 'content-type': mimeType, ...(status === 200 && { 'content-length': String(bytes.byteLength) }) });
    response.end(status === 200 ? Buffer.from(bytes) : undefined);
  }

  function scriptFor(call: ServiceCall): ScriptedAnswer | undefined {
    const at = scripted.findIndex(({ matches }) => matches(call));
    if (at >= 0) return scripted.splice(at, 1)[0]?.answer;
    for (const decide of deciders) {
      const decided = decide(call);
      if (decided) return decided;
    }
    return undefined;
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  // A connection that rests is closed by whoever opened it: whoever uses one that the other side is just closing gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  const serve = (name: string, file: StubFile): string => {
    const path = `/files/${files.size + 1}/${encodeURIComponent(name)}`;
    files.set(path, file);
    return `${url}${path}`;
  };
  const { people, kept, nextId } = service;

  return {
    url,
    service,
    surface: { url, people, kept, nextId, chatOf, serve },
    calls,
    next: (matches, answer) => void scripted.push({ matches, answer }),
    always: (decide) => void deciders.push(decide),
    clear() {
      scripted.length = 0;
      deciders = [];
    },
    serve,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Posting a message anywhere. */
export const isPost = ({ method, path }: ServiceCall): boolean => method === 'POST' && path.endsWith('/activities');
/** Beginning a chat with a person. */
export const isBegin = ({ method, path }: ServiceCall): boolean => method === 'POST' && path === 'v3/conversations';
/** Rewriting a message. */
export const isPut = ({ method }: ServiceCall): boolean => method === 'PUT';
