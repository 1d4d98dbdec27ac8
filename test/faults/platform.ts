import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { LAKE } from '../support/local-slack.js';
import { ALL_SCOPES, bodyOf, readCall, send } from '../support/slack-front.js';
import type { SlackCall } from '../support/slack-front.js';

/** Somebody of the workspace. */
export interface PlatformUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A message that stands in a conversation. */
export interface Post {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly metadata?: unknown;
}

/** As much of Slack's Web API as the bot calls, on loopback: it keeps what is posted and is as slow as told. */
export interface Platform {
  /** With a slash at its end. */
  readonly url: string;
  readonly posts: readonly Post[];
  /** A time that names a message; no two are alike. */
  nextTs(): string;
  directOf(user: string): string;
  /** How long a post takes, half of it before and half after it stands: a random time up to so many milliseconds. */
  slowness(ms: number): void;
  stop(): Promise<void>;
}

const PAGE = 100;

export async function startPlatform(users: readonly PlatformUser[]): Promise<Platform> {
  const posts: Post[] = [];
  let slowMs = 0;
  let last = 0;

  function nextTs(): string {
    last = Math.max(last + 1, Date.now() * 1_000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  }
  const directOf = (user: string): string => `D${user.slice(1)}`;
  const half = (): Promise<void> => pause((Math.random() * slowMs) / 2);

  const methods: Readonly<Record<string, (args: SlackCall['args']) => object | Promise<object>>> = {
    'auth.test': () => ({ team_id: LAKE.workspace, team: 'Lakeshore Schools', user_id: LAKE.botUser, bot_id: 'B0PLAN', url: 'https://lakeshore.slack.com/' }),
    'bots.info': () => ({ bot: { id: 'B0PLAN', app_id: LAKE.app } }),
    'users.list': () => ({ members: users.map(shown) }),
    'users.info': ({ user }) => {
      const found = users.find(({ id }) => id === user);
      return found ? { user: shown(found) } : { ok: false, error: 'user_not_found' };
    },
    'conversations.open': ({ users: user }) => ({ channel: { id: directOf(String(user)) } }),
    'conversations.info': ({ channel }) => ({ channel: { id: channel, name: 'leaders', is_member: true, is_private: false } }),
    'chat.postMessage': async ({ channel, thread_ts: thread, metadata }) => {
      await half();
      const ts = nextTs();
      posts.push({ channel: String(channel), ts, ...(typeof thread === 'string' && { thread }), metadata });
      await half();
      return { channel, ts };
    },
    'chat.update': ({ channel, ts }) => (posts.some((post) => post.channel === channel && post.ts === ts) ? { channel, ts } : { ok: false, error: 'message_not_found' }),
    'chat.postEphemeral': () => ({ message_ts: nextTs() }),
    'conversations.history': (args) => page(posts.filter(({ channel, thread }) => channel === args['channel'] && thread === undefined), args),
    'conversations.replies': (args) => page(posts.filter(({ channel, ts, thread }) => channel === args['channel'] && (ts === args['ts'] || thread === args['ts'])), args),
    'views.open': () => ({ view: { id: 'V0OPEN' } }),
    'views.update': () => ({ view: { id: 'V0OPEN' } }),
    'views.publish': () => ({ view: { id: 'V0HOME' } }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = readCall(request, await bodyOf(request));
    const said = await methods[call.method]?.(call.args);
    send(response, 200, said ? { ok: true, ...said } : { ok: false, error: 'unknown_method' }, { 'x-oauth-scopes': ALL_SCOPES.join(',') });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  // A connection that rests is closed by whoever opened it: whoever uses one that the other side is just closing gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/`,
    posts,
    nextTs,
    directOf,
    slowness: (ms) => void (slowMs = ms),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function shown({ id, name, email }: PlatformUser): object {
  return { id, team_id: LAKE.workspace, name: id.toLowerCase(), real_name: name, tz: 'UTC', locale: 'en-US', deleted: false, is_bot: false, profile: { real_name: name, email } };
}

/** The newest first, as Slack gives them. */
function page(found: readonly Post[], { oldest = '0', cursor = '0' }: SlackCall['args']): object {
  const since = found.filter(({ ts }) => Number(ts) >= Number(oldest)).toReversed();
  const from = Number(cursor);
  const messages = since.slice(from, from + PAGE).map(({ ts, thread, metadata }) => ({ type: 'message', ts, user: LAKE.botUser, bot_id: 'B0PLAN', ...(thread !== undefined && { thread_ts: thread }), metadata }));
  const isMore = from + PAGE < since.length;
  return { messages, has_more: isMore, response_metadata: { next_cursor: isMore ? String(from + PAGE) : '' } };
}

const mark = z.looseObject({ event_type: z.literal('throughline_delivery'), event_payload: z.looseObject({ key: z.string() }) });

/** How many posts carry a mark that an earlier one in the same kind of place carries: direct messages have ids that begin with D. */
export function doubledPosts(posts: readonly Post[]): { readonly direct: number; readonly channel: number } {
  const seen = new Set<string>();
  const doubled = { direct: 0, channel: 0 };
  for (const { channel, metadata } of posts) {
    const { data } = mark.safeParse(metadata);
    if (data === undefined) continue;
    const id = `${channel}/${data.event_payload.key}`;
    if (seen.has(id)) doubled[channel.startsWith('D') ? 'direct' : 'channel'] += 1;
    seen.add(id);
  }
  return doubled;
}
