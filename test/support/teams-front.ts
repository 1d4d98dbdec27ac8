import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { chatOf, memberIdOf } from './bay.js';
import { readBody } from './read-body.js';
import type { KeptActivity, ServiceAnswer, ServiceCall } from './teams-service.js';
import type { StubCall } from './teams-stub.js';
import type { StubFile, TeamsSurface } from './teams-surface.js';
import type { WireAnswer } from './teams-user.js';
import type { TenantPerson } from './bay.js';

/** An activity that went to the bot, with what the bot answered. */
export interface TakenActivity {
  readonly activity: Readonly<Record<string, unknown>>;
  readonly answer: WireAnswer;
}

/**
 * Stands between the bot and the Playground, and adds what that lacks: the service's token on what goes in, a look at the
 * app's on what goes out, people found by their Entra object ids and by the names they have now, and a record of both ways.
 */
export interface TeamsFront extends TeamsSurface {
  /** Where the Playground sends what people do. */
  readonly endpoint: string;
  readonly calls: readonly StubCall[];
  readonly taken: readonly TakenActivity[];
  /** Both are known only once both run. */
  connect(to: { readonly bot: string; readonly playground: string }): void;
  stop(): Promise<void>;
}

export interface FrontParts {
  /** The app's, at the Bot Connector. */
  readonly token: string;
  /** The service's, at the bot. */
  readonly tokenFor: (serviceUrl: string) => Promise<string>;
  readonly people: TenantPerson[];
  /** What the bot could not store (503) is sent again, as Teams does and the Playground does not; invokes never are. */
  readonly repeats?: boolean;
}

const REPEATS = 10;
const REPEAT_AFTER_MS = 1_000;
/** Of its own for each call: a server that closes one that rested answers nothing to whoever uses it just then. */
const OWN_CONNECTION = { connection: 'close' };

const idSchema = z.looseObject({ id: z.string() });
const beginSchema = z.looseObject({ members: z.array(idSchema).min(1) });
const memberSchema = z.looseObject({ id: z.string(), name: z.string().optional() });
const pageSchema = z.looseObject({ members: z.array(memberSchema) });

export async function startTeamsFront({ token, tokenFor, people, repeats = false }: FrontParts): Promise<TeamsFront> {
  const kept: KeptActivity[] = [];
  const calls: StubCall[] = [];
  const taken: TakenActivity[] = [];
  const files = new Map<string, StubFile>();
  const chats = new Map<string, string>();
  let to = { bot: '', playground: '' };
  let last = 1_757_858_400_000;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(request.url ?? '/', 'http://front');
    const text = (await readBody(request)).toString();
    const file = files.get(target.pathname);
    if (file) return void response.writeHead(200, { 'content-type': file.mimeType, 'content-length': String(file.bytes.byteLength) }).end(Buffer.from(file.bytes));
    if (target.pathname === '/api/messages') return toBot(request, response, text);
    return toPlayground(request, response, target, text);
  }

  async function toBot(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
    // The Playground looks whether somebody is there.
    if (request.method !== 'POST') return void response.writeHead(405).end();
    const activity = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    const hand = async () => {
      const answer = await fetch(to.bot, { method: 'POST', headers: { ...OWN_CONNECTION, 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(url)}` }, body: text });
      return { status: answer.status, body: await answer.text() };
    };
    let { status, body } = await hand();
    for (let tries = 0; repeats && status === 503 && activity['type'] !== 'invoke' && tries < REPEATS; tries += 1) {
      await sleep(REPEAT_AFTER_MS);
      ({ status, body } = await hand());
    }
    taken.push({ activity, answer: { status, body: body === '' ? undefined : JSON.parse(body) } });
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }

  async function toPlayground(request: IncomingMessage, response: ServerResponse, target: URL, text: string): Promise<void> {
    const given = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const call: ServiceCall = { method: request.method ?? '', path: decodeURIComponent(target.pathname.slice(1)), query: target.searchParams, body: text === '' ? undefined : JSON.parse(text) };
    const answer = given === token ? await pass(call, target, text) : { status: 401, body: { error: { code: 'Unauthorized', message: 'Authorization has been denied for this request.' } } };
    calls.push({ ...call, status: answer.status, token: given });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  async function pass(call: ServiceCall, target: URL, text: string): Promise<ServiceAnswer> {
    const path = target.pathname.split('/').map((part) => encodeURIComponent(byMember(decodeURIComponent(part)))).join('/');
    const real = await fetch(`${to.playground}/_connector${path}${target.search}`, { method: call.method, headers: { ...OWN_CONNECTION, 'content-type': 'application/json' }, ...(text === '' ? {} : { body: text }) });
    const said = await real.text();
    const body = amended(parsed(said));
    if (real.ok) note(call, body);
    return { status: real.status, body };
  }

  /** The Playground knows people by their ids for the bot alone. */
  function byMember(part: string): string {
    return people.some(({ user }) => user === part) ? memberIdOf(part) : part;
  }

  function amended(body: unknown): unknown {
    const page = pageSchema.safeParse(body).data;
    if (page) return { ...page, members: page.members.map(named) };
    const one = memberSchema.safeParse(body).data;
    return one ? named(one) : body;
  }

  function named<T extends { readonly id: string }>(member: T): T {
    const person = people.find(({ user }) => memberIdOf(user) === member.id);
    return person === undefined ? member : { ...member, name: person.name };
  }

  function note({ method, path, body }: ServiceCall, said: unknown): void {
    const { id } = idSchema.safeParse(said).data ?? {};
    const [, , conversation = '', part, message = ''] = path.split('/');
    if (method === 'POST' && conversation === '' && id !== undefined) {
      const member = beginSchema.parse(body).members[0]?.id;
      const person = people.find(({ user }) => user === member || memberIdOf(user) === member);
      if (person) chats.set(person.user, id);
    }
    if (part !== 'activities') return;
    const activity = z.record(z.string(), z.unknown()).parse(body);
    const at = kept.findIndex((one) => one.id === message);
    if (method === 'POST' && id !== undefined) kept.push({ id, conversation, activity });
    const before = kept[at];
    if (method === 'PUT' && before) kept[at] = { ...before, activity };
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  // A connection that rests is closed by whoever opened it.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  return {
    url,
    endpoint: `${url}/api/messages`,
    calls,
    taken,
    people,
    kept,
    nextId: () => String((last += 1)),
    chatOf: (user) => chats.get(user) ?? chatOf(user),
    serve(name, file) {
      const path = `/files/${files.size + 1}/${encodeURIComponent(name)}`;
      files.set(path, file);
      return `${url}${path}`;
    },
    connect: (given) => void (to = given),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
