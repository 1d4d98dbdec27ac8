import { setTimeout as pause } from 'node:timers/promises';
import { LAKE } from '../support/local-slack.js';
import { MORNING } from '../support/morning.js';
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

/** One workspace of a chat platform in memory, as much of it as the bot sees: it keeps what is posted and is as slow as told. */
export interface StubWorkspace {
  readonly posts: readonly Post[];
  /** A time that names a message; no two are alike. */
  readonly nextTs: () => string;
  readonly directOf: (user: string) => string;
  /** How long a post takes, half of it before and half after it stands: a random time up to so many milliseconds. */
  readonly slowness: (ms: number) => void;
  /** What it says to a call of the Web API. */
  readonly answer: (call: Pick<SlackCall, 'method' | 'args'>) => Promise<object>;
}

const PAGE = 100;

export function createWorkspace(users: readonly PlatformUser[], id: string = LAKE.workspace): StubWorkspace {
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
    'auth.test': () => ({ team_id: id, team: 'Lakeshore Schools', user_id: LAKE.botUser, bot_id: 'B0PLAN', url: 'https://lakeshore.slack.com/' }),
    'bots.info': () => ({ bot: { id: 'B0PLAN', app_id: LAKE.app } }),
    'users.list': () => ({ members: users.map((user) => shown(user, id)) }),
    'users.info': ({ user }) => {
      const found = users.find((one) => one.id === user);
      return found ? { user: shown(found, id) } : { ok: false, error: 'user_not_found' };
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

  return {
    posts,
    nextTs,
    directOf,
    slowness: (ms) => void (slowMs = ms),
    answer: async ({ method, args }) => {
      const said = await methods[method]?.(args);
      return said ? { ok: true, ...said } : { ok: false, error: 'unknown_method' };
    },
  };
}

function shown({ id, name, email }: PlatformUser, workspace: string): object {
  return { id, team_id: workspace, name: id.toLowerCase(), real_name: name, tz: MORNING, locale: 'en-US', deleted: false, is_bot: false, profile: { real_name: name, email } };
}

/** The newest first, as Slack gives them. */
function page(found: readonly Post[], { oldest = '0', cursor = '0' }: SlackCall['args']): object {
  const since = found.filter(({ ts }) => Number(ts) >= Number(oldest)).toReversed();
  const from = Number(cursor);
  const messages = since.slice(from, from + PAGE).map(({ ts, thread, metadata }) => ({ type: 'message', ts, user: LAKE.botUser, bot_id: 'B0PLAN', ...(thread !== undefined && { thread_ts: thread }), metadata }));
  const isMore = from + PAGE < since.length;
  return { messages, has_more: isMore, response_metadata: { next_cursor: isMore ? String(from + PAGE) : '' } };
}
