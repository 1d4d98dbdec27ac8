import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SLACK } from './slack-stand-in.js';

/** What Slack says it enforces: docs.slack.dev/apis/web-api/rate-limits. No burst is let through. */
export const STRICT = { channelMs: 1_000, workspace: { messages: 300, ms: 60_000 } } as const;

/** A message that was to be posted, and whether it was; `at` by `performance.now()`. */
export interface Posting {
  readonly channel: string;
  readonly at: number;
  readonly isTaken: boolean;
}

/** So much of Slack's Web API as posting needs. It refuses, with HTTP 429, whatever comes sooner than it allows. */
export interface StrictSlack {
  readonly apiUrl: string;
  /** In the order they came, since the last `forget`. */
  readonly postings: () => readonly Posting[];
  /** Forgets what came, not what it has let through. */
  readonly forget: () => void;
  stop(): Promise<void>;
}

/** @param answerMs how long it takes to answer a message that it took */
export async function startStrictSlack(answerMs: number): Promise<StrictSlack> {
  let postings: Posting[] = [];
  let taken: Posting[] = [];

  /** How many milliseconds a message to a channel has to wait; 0 where it is taken. */
  function post(channel: string): number {
    const at = performance.now();
    taken = taken.filter((one) => at - one.at < STRICT.workspace.ms);
    const before = taken.findLast((one) => one.channel === channel);
    const oldest = taken.at(-STRICT.workspace.messages);
    const waitMs = Math.max(before ? before.at + STRICT.channelMs - at : 0, oldest ? oldest.at + STRICT.workspace.ms - at : 0);
    const posting = { channel, at, isTaken: waitMs <= 0 };
    postings.push(posting);
    if (posting.isTaken) taken.push(posting);
    return Math.max(waitMs, 0);
  }

  let count = 0;
  const answers: Readonly<Record<string, (given: URLSearchParams) => object>> = {
    'auth.test': () => ({ team_id: SLACK.workspace, team: 'Bench', user_id: SLACK.botUser, bot_id: SLACK.bot }),
    'bots.info': () => ({ bot: { id: SLACK.bot, app_id: SLACK.app } }),
    'users.info': (given) => ({ user: { id: given.get('user'), team_id: SLACK.workspace, name: 'somebody', profile: { real_name: 'Somebody' } } }),
    'conversations.open': (given) => ({ channel: { id: `D${given.get('users') ?? ''}` } }),
    'conversations.info': (given) => ({ channel: { id: given.get('channel'), name: 'channel', is_member: true } }),
  };
  const server = createServer((request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    void text(request).then((body) => {
      const given = new URLSearchParams(body);
      const reply = (status: number, answer: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      if (method !== 'chat.postMessage') {
        const known = answers[method];
        return reply(200, known ? { ok: true, ...known(given) } : { ok: false, error: 'unknown_method' });
      }
      const channel = given.get('channel') ?? '';
      const waitMs = post(channel);
      if (waitMs > 0) {
        response.setHeader('retry-after', String(Math.ceil(waitMs / 1_000)));
        return reply(429, { ok: false, error: 'ratelimited' });
      }
      count += 1;
      const ts = `1700000000.${String(count).padStart(6, '0')}`;
      setTimeout(() => reply(200, { ok: true, channel, ts }), answerMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/`,
    postings: () => postings,
    forget: () => void (postings = []),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
