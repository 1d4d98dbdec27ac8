import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** Of the bench, invented. */
export const SLACK = { workspace: 'T0BENCH', app: 'A0BENCH', botUser: 'U0BOT', bot: 'B0BOT', botToken: 'xoxb-bench-1', signingSecret: 'a-signing-secret-of-the-bench', channel: 'D0BENCH' } as const;

/** So much of Slack as a bot needs that answers commands: who it is, who is there, and where answers are posted. */
export interface SlackStandIn {
  /** Of the Web API. */
  readonly apiUrl: string;
  /** Where the answer to something is to be posted, and when that came, by `performance.now()`. */
  answerTo(id: string): { readonly url: string; readonly came: Promise<number> };
  stop(): Promise<void>;
}

/** @param people how many members it has: `U0`, `U1` … with the emails `p0@example.org` … */
export async function startSlackStandIn(people: number): Promise<SlackStandIn> {
  const waiting = new Map<string, (at: number) => void>();
  const members = Array.from({ length: people }, (_, n) => ({ id: `U${n}`, team_id: SLACK.workspace, name: `p${n}`, real_name: `Person ${n}`, tz: 'America/Chicago', profile: { email: `p${n}@example.org`, real_name: `Person ${n}` } }));
  const answers: Readonly<Record<string, object>> = {
    'auth.test': { team_id: SLACK.workspace, team: 'Bench', user_id: SLACK.botUser, bot_id: SLACK.bot },
    'bots.info': { bot: { id: SLACK.bot, app_id: SLACK.app } },
    'users.list': { members },
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
    request.resume().on('end', () => {
      const came = waiting.get(name);
      waiting.delete(name);
      came?.(performance.now());
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isAnswer(request) || answers[name] ? { ok: true, ...answers[name] } : { ok: false, error: 'unknown_method' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    apiUrl: `${url}/api/`,
    answerTo: (id) => ({ url: `${url}/answers/${id}`, came: new Promise((resolve) => waiting.set(id, resolve)) }),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function isAnswer({ url }: IncomingMessage): boolean {
  return url?.startsWith('/answers/') === true;
}
