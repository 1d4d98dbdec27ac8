import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { startApp } from '../../src/app.js';
import type { App } from '../../src/app.js';
import type { ChatAdapter, ChatParts } from '../../src/app/chats.js';
import { clockMover } from '../../src/app/sandbox-clock.js';
import type { ClockStep } from '../../src/app/sandbox-clock.js';
import { settled } from '../../src/app/settle.js';
import { slackAdapter } from '../../src/app/slack.js';
import { runForCaller } from '../../src/cli/run-for-caller.js';
import { readConfig } from '../../src/config.js';
import type { Config } from '../../src/config.js';
import type { Inbound } from '../../src/ports.js';
import type { ControlAnswer } from '../../src/web/control.js';
import { sweep } from '../../src/usecases/sweep.js';
import type { ChatUser } from '../contracts/chat-driver.js';
import { clockFrom } from './clock.js';
import { eventually } from './eventually.js';
import { LAKE, startLocalSlack } from './local-slack.js';
import type { SlackSeed } from './local-slack.js';
import { recordingLog } from './recording-log.js';
import { startRelay } from './relay.js';
import { signed, slackControl } from './slack-control.js';
import type { LogEntry, SlackControl } from './slack-control.js';
import { startSlackFront } from './slack-front.js';
import type { SlackFront } from './slack-front.js';
import { slackUser } from './slack-user.js';

/** How Slack reaches the bot. */
export type Transport = 'http' | 'socket';

/** The whole of Throughline in this process, in an emulated Slack workspace, with a clock that is moved by hand. */
export interface SlackApp {
  readonly app: App;
  readonly log: ReturnType<typeof recordingLog>;
  readonly control: SlackControl;
  readonly front: SlackFront;
  /** Where the workspace shows itself in a browser. */
  readonly page: string;
  user(id: string): ChatUser;
  /** Runs a command line as beside a running server; every question is answered with yes. */
  run(argv: readonly string[], files?: Readonly<Record<string, string>>): Promise<ControlAnswer>;
  /** Hands over an event, or what somebody did that the emulator has no hand for; whether it was taken. */
  event(body: Readonly<Record<string, unknown>>): Promise<boolean>;
  interaction(payload: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Waits until nothing is left to do now. */
  settled(): Promise<void>;
  /** Moves time and waits until all that came due has happened. */
  move(step: ClockStep): Promise<string>;
  stop(): Promise<void>;
}

export interface SlackAppOptions {
  readonly transport: Transport;
  readonly seed: SlackSeed;
  /** Where the clock begins, an ISO instant. */
  readonly begins: string;
  readonly timeZone: string;
  /** Another chat platform that the same people are in. */
  readonly beside?: { readonly settings: Readonly<Record<string, string>>; readonly adapter: (config: Config) => ChatAdapter };
}

export async function startSlackApp({ transport, seed, begins, timeZone, beside }: SlackAppOptions): Promise<SlackApp> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-slack-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const relay = await startRelay();
    closing.push(() => relay.stop());
    const requestUrl = `${relay.url}/slack/events`;
    const slack = await startLocalSlack({ seed, ...(transport === 'http' && { requestUrl }) });
    closing.push(() => slack.stop());
    const front = await startSlackFront({ target: slack.url });
    closing.push(() => front.stop());
    const control = slackControl(slack.url);

    const config = readConfig({ PORT: '0', SHUTDOWN_SECONDS: '10', THROUGHLINE_DATA: folder, SLACK_BOT_TOKEN: LAKE.botToken, ...beside?.settings, ...(transport === 'http' ? { SLACK_SIGNING_SECRET: LAKE.signingSecret } : { SLACK_APP_TOKEN: LAKE.appToken }) });
    if (!config.slack) throw new Error('Slack is not set up.');
    const log = recordingLog();
    const clock = await clockFrom(begins);
    const opened: { parts?: ChatParts } = {};
    const adapter = slackAdapter({ slack: config.slack }, { api: { slackApiUrl: `${front.url}/api/` }, isFileHost: ({ hostname }) => hostname === '127.0.0.1' });
    const app = await startApp(config, { log, clock, runCommand: async () => ({ exitCode: 0, output: [] }), chats: [adapter, ...(beside ? [beside.adapter(config)] : [])].map((one) => onTime(one, () => clock.now(), (parts) => (opened.parts = parts))) });
    closing.push(() => app.stop());
    relay.to(app.url);
    const { parts } = opened;
    if (!parts) throw new Error('Slack was not opened.');
    if (transport === 'socket') {
      await eventually(async () => {
        if (!(await control.log()).some(({ summary }) => summary.startsWith('socket connected'))) throw new Error('The bot did not connect.');
      });
    }

    const { store, wallClock } = app.core;
    const atRest = (signal?: AbortSignal): Promise<void> => settled({ store, queue: parts.queue, clock, wallClock }, signal);
    const mover = clockMover({
      store,
      clock,
      timeZone: () => Promise.resolve(timeZone),
      settle: async (now, signal) => {
        await sweep(parts.sweep, now);
        await atRest(signal);
      },
    });
    const post = async (body: string, type: string): Promise<boolean> => (await fetch(requestUrl, { method: 'POST', headers: signed(body, type), body })).status === 200;
    const event: SlackApp['event'] = (body) => (transport === 'http' ? post(JSON.stringify(body), 'application/json') : front.socket.send('events_api', body));
    return {
      app,
      log,
      control,
      front,
      page: slack.url,
      event,
      interaction: (payload) => (transport === 'http' ? post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'application/x-www-form-urlencoded') : front.socket.send('interactive', payload)),
      user: (id) => slackUser(id, { control, front, inject: event, wasTaken: (entries) => entries.some(({ direction, kind, summary }) => (transport === 'http' ? direction === 'from_bot' && summary === 'HTTP 200' : kind === 'ack')) }),
      run: (argv, files = {}) => runForCaller({ core: app.core, refresh: () => app.refresh(), refused: () => app.refused(), config, log, version: 'test' }, { argv: [...argv], files: { ...files }, confirmed: true, language: 'en', folder: '/' }),
      settled: async () => {
        // The emulator waits only so long for what comes over a socket; on a slow machine it may still be on its way.
        if (transport === 'socket') await eventually(async () => allAcknowledged(await control.log(), front.socket.sent));
        await atRest();
      },
      move: async (step) => (await mover.advance(step, () => undefined)).to,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Throws while something that the emulator handed over is not acknowledged; `ours` is what the tests handed over beside it. */
function allAcknowledged(log: readonly LogEntry[], ours: ReadonlySet<string>): void {
  const handed = log.filter(({ direction, summary }) => direction === 'to_bot' && summary.startsWith('envelope ')).length;
  const acknowledged = log.filter(({ kind, summary }) => kind === 'ack' && !ours.has(summary.replace(/^ack /u, ''))).length;
  if (acknowledged < handed) throw new Error(`The bot acknowledged ${acknowledged} of ${handed}.`);
}

/** The adapter, with the plan's time on what people do: Slack's own clock runs by the machine's. */
export function onTime(adapter: ChatAdapter, now: () => Temporal.Instant, opened: (parts: ChatParts) => void): ChatAdapter {
  return {
    ...adapter,
    open: (parts) => {
      opened(parts);
      return adapter.open({ ...parts, receive: (inbound) => parts.receive(atTime(inbound, now().toString())) });
    },
  };
}

function atTime(inbound: Inbound, at: string): Inbound {
  return inbound.type === 'share' ? { ...inbound, at, source: { ...inbound.source, at } } : { ...inbound, at };
}
