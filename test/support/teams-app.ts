import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.js';
import type { App } from '../../src/app.js';
import type { ChatParts } from '../../src/app/chats.js';
import { clockMover } from '../../src/app/sandbox-clock.js';
import type { ClockStep } from '../../src/app/sandbox-clock.js';
import { settled } from '../../src/app/settle.js';
import { teamsAdapter } from '../../src/app/teams.js';
import { runForCaller } from '../../src/cli/run-for-caller.js';
import { readConfig } from '../../src/config.js';
import type { ControlAnswer } from '../../src/web/control.js';
import { sweep } from '../../src/usecases/sweep.js';
import type { ChatUser } from '../contracts/chat-driver.js';
import { clockFrom } from './clock.js';
import { BAY, bayPeople } from './bay.js';
import { microsoftLogin } from './microsoft-login.js';
import { PLAYGROUND_PEOPLE, startPlayground } from './playground.js';
import { actInPlayground } from './playground-acts.js';
import { recordingLog } from './recording-log.js';
import { onTime } from './slack-app.js';
import { startTeamsFront } from './teams-front.js';
import type { TeamsFront } from './teams-front.js';
import { startTeamsKeys } from './teams-keys.js';
import { teamsUser } from './teams-user.js';
import type { WireAnswer } from './teams-user.js';

const APP_TOKEN = 'token-of-the-app';

/** The whole of Throughline in this process, in Microsoft's Playground, with a clock that is moved by hand. */
export interface TeamsApp {
  readonly app: App;
  readonly log: ReturnType<typeof recordingLog>;
  readonly front: TeamsFront;
  /** The Playground's page. */
  readonly page: string;
  user(id: string): ChatUser;
  /** Somebody does something; gives what the bot answered. */
  readonly act: (activity: Readonly<Record<string, unknown>>) => Promise<WireAnswer>;
  /** The Playground installs the app in a conversation, as its page does when it is opened. */
  install(conversation: string): Promise<void>;
  run(argv: readonly string[], files?: Readonly<Record<string, string>>): Promise<ControlAnswer>;
  settled(): Promise<void>;
  /** Moves time and waits until all that came due has happened. */
  move(step: ClockStep): Promise<string>;
  stop(): Promise<void>;
}

/** @param begins where the clock begins, an ISO instant */
export async function startTeamsApp({ begins, timeZone }: { readonly begins: string; readonly timeZone: string }): Promise<TeamsApp> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-teams-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const keys = await startTeamsKeys();
    closing.push(() => keys.stop());
    const front = await startTeamsFront({ token: APP_TOKEN, tokenFor: (serviceUrl) => keys.token(serviceUrl), people: bayPeople(), repeats: true });
    closing.push(() => front.stop());

    const tokenKeys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    const config = readConfig({ PORT: '0', SHUTDOWN_SECONDS: '10', THROUGHLINE_DATA: folder, MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 'secret', TOKEN_KEYS: tokenKeys });
    if (!config.teams) throw new Error('Teams is not set up.');
    const log = recordingLog();
    const clock = await clockFrom(begins);
    const opened: { parts?: ChatParts } = {};
    const adapter = teamsAdapter(config.teams, { openId: keys.openId, serviceUrl: front.url, isServiceUrl: (address) => new URL(address).origin === front.url, network: microsoftLogin(APP_TOKEN).network });
    const app = await startApp(config, { log, clock, runCommand: async () => ({ exitCode: 0, output: [] }), chats: [onTime(adapter, () => clock.now(), (parts) => (opened.parts = parts))] });
    closing.push(() => app.stop());
    const { parts } = opened;
    if (!parts) throw new Error('Teams was not opened.');
    const playground = await startPlayground({ endpoint: front.endpoint, serviceUrl: front.url, people: PLAYGROUND_PEOPLE });
    closing.push(() => playground.stop());
    front.connect({ bot: `${app.url}/api/messages`, playground: playground.url });

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
    const act: TeamsApp['act'] = (activity) => actInPlayground(playground.url, front, activity);
    return {
      app,
      log,
      front,
      page: playground.url,
      user: (id) => teamsUser(id, { surface: front, hand: act }),
      act,
      async install(conversation) {
        const before = front.taken.length;
        const response = await fetch(`${playground.url}/_debug/conversation/${encodeURIComponent(conversation)}/installation`, { method: 'POST', headers: { connection: 'close', 'content-type': 'application/json' }, body: '{}' });
        if (!response.ok) throw new Error(`The Playground did not install: HTTP status ${response.status}.`);
        // Two activities say so, in either order, and it waits for neither.
        const isTold = (): boolean => ['installationUpdate', 'conversationUpdate'].every((type) => front.taken.slice(before).some(({ activity }) => activity['type'] === type && JSON.stringify(activity['conversation']).includes(conversation)));
        for (let tries = 0; tries < 2_400 && !isTold(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
        if (!isTold()) throw new Error('The Playground did not tell of the installation.');
        await atRest();
      },
      run: (argv, files = {}) => runForCaller({ core: app.core, refresh: () => app.refresh(), refused: () => app.refused(), config, log, version: 'test' }, { argv: [...argv], files: { ...files }, confirmed: true, language: 'en', folder: '/' }),
      settled: () => atRest(),
      move: async (step) => (await mover.advance(step, () => undefined)).to,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
