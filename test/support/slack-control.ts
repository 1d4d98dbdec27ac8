import { createHmac } from 'node:crypto';
import { WebSocket } from 'undici';
import { z } from 'zod';
import { LAKE } from './local-slack.js';

const messageSchema = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  ephemeral_to: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
});
/** A message as the emulated workspace keeps it. */
export type KeptMessage = z.infer<typeof messageSchema>;

const logEntry = z.looseObject({ direction: z.string(), kind: z.string(), summary: z.string(), detail: z.unknown().optional() });
export type LogEntry = z.infer<typeof logEntry>;

const viewSchema = z.looseObject({
  id: z.string(),
  title: z.looseObject({ text: z.string() }),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional(), element: z.looseObject({ type: z.string(), action_id: z.string().optional() }).optional() })),
});
export type KeptView = z.infer<typeof viewSchema>;
const initSchema = z.looseObject({
  t: z.literal('init'),
  state: z.looseObject({ modalStack: z.array(viewSchema), homeViews: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}) }),
});

/** Hands and eyes in an emulated workspace: what its own page does and sees. */
export interface SlackControl {
  /** Does something as its page would; gives what the workspace answered. */
  act(path: string, body: Readonly<Record<string, unknown>> | FormData): Promise<unknown>;
  messages(channel: string): Promise<readonly KeptMessage[]>;
  log(): Promise<readonly LogEntry[]>;
  /** Calls the Web API as the bot, beside it. */
  api(method: string, args: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>>;
  /** The direct messages of a person with the bot. */
  directOf(user: string): Promise<string>;
  /** The form on top, if one is open. */
  view(): Promise<KeptView | undefined>;
  /** What a person's Home tab shows, if it was ever published. */
  home(user: string): Promise<unknown>;
  /** Says something over the page's connection, and waits until the workspace answers with one of these. */
  say(message: Readonly<Record<string, unknown>>, answers: readonly string[]): Promise<unknown>;
}

/** @param botToken as which bot the Web API is called */
export function slackControl(url: string, botToken: string = LAKE.botToken): SlackControl {
  const json = async (response: Response): Promise<unknown> => {
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`The workspace refused: ${JSON.stringify(body)}`);
    return body;
  };

  async function api(method: string, args: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
    const said = z.record(z.string(), z.unknown()).parse(await json(await fetch(`${url}/api/${method}`, { method: 'POST', headers: { authorization: `Bearer ${botToken}` }, body: new URLSearchParams(args) })));
    if (said['ok'] !== true) throw new Error(`${method}: ${String(said['error'])}`);
    return said;
  }

  /** Opens the page's connection; `ask` is sent once the state came. Resolves with the first frame that `pick` takes. */
  function connect<T>(pick: (frame: unknown) => T | undefined, ask?: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
      const late = setTimeout(() => end(() => reject(new Error('The workspace did not answer within a minute.'))), 60_000);
      function end(settle: () => void): void {
        clearTimeout(late);
        socket.close();
        settle();
      }
      socket.addEventListener('error', () => end(() => reject(new Error('The workspace does not answer.'))));
      socket.addEventListener('message', ({ data }) => {
        const frame: unknown = JSON.parse(String(data));
        if (ask !== undefined && initSchema.safeParse(frame).success) return socket.send(ask);
        const found = pick(frame);
        if (found !== undefined) end(() => resolve(found));
      });
    });
  }
  const state = () => connect((frame) => initSchema.safeParse(frame).data?.state);

  return {
    act: async (path, body) =>
      json(await fetch(`${url}/_control/${path}`, body instanceof FormData ? { method: 'POST', body } : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })),
    messages: async (channel) => z.looseObject({ messages: z.array(messageSchema) }).parse(await json(await fetch(`${url}/_control/messages/${channel}`))).messages,
    log: async () => z.looseObject({ log: z.array(logEntry) }).parse(await json(await fetch(`${url}/_control/log`))).log,
    api,
    directOf: async (user) => z.looseObject({ channel: z.looseObject({ id: z.string() }) }).parse(await api('conversations.open', { users: user })).channel.id,
    view: async () => (await state()).modalStack.at(-1),
    home: async (user) => (await state()).homeViews[user]?.[LAKE.app],
    say: (message, answers) => connect((frame) => (answers.includes(String(z.looseObject({ t: z.string() }).safeParse(frame).data?.t)) ? frame : undefined), JSON.stringify(message)),
  };
}

/** Headers that a request of Slack's carries: docs.slack.dev, authentication/verifying-requests-from-slack. `at`: seconds. */
export function signed(body: string, contentType: string, { secret = LAKE.signingSecret, at = Math.floor(Date.now() / 1_000) }: { readonly secret?: string; readonly at?: number } = {}): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'content-type': contentType, 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}

/** An event as Slack wraps it. */
export function eventBody(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    token: 'verification-token',
    team_id: LAKE.workspace,
    api_app_id: LAKE.app,
    type: 'event_callback',
    event_id: `Ev${Math.random().toString(36).slice(2)}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ enterprise_id: null, team_id: LAKE.workspace, user_id: LAKE.botUser, is_bot: true, is_enterprise_install: false }],
    event,
  };
}
