import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstallations } from '../../adapters/slack/connect/installations.js';
import { startApp } from '../../src/app.js';
import type { ChatParts } from '../../src/app/chats.js';
import { settled } from '../../src/app/settle.js';
import { slackAdapter, slackSealer } from '../../src/app/slack.js';
import { runForCaller } from '../../src/cli/run-for-caller.js';
import { movableClock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { sweep } from '../../src/usecases/sweep.js';
import { testClock } from '../support/clock.js';
import { startLimitingProxy } from '../support/limiting-proxy.js';
import type { LimitingProxy } from '../support/limiting-proxy.js';
import { ALL_SCOPES } from '../support/slack-front.js';
import { LAKE, startLocalSlack } from '../support/local-slack.js';
import type { LocalSlack } from '../support/local-slack.js';
import { recordingLog } from '../support/recording-log.js';
import { slackControl } from '../support/slack-control.js';

/** A workspace with its owners. */
export interface OneWorkspace {
  readonly token: string;
  /** How many prompts each owner has in their direct messages. */
  prompts(): Promise<readonly number[]>;
  /** How long nothing may be sent there; 0 where that is not so. */
  heldForSeconds(): Promise<number>;
}

/** Two districts in one Throughline, each in an emulated Slack workspace of its own, behind one proxy; both clocks stand still until moved. */
export interface TwoWorkspaces {
  readonly lake: OneWorkspace;
  readonly fern: OneWorkspace;
  readonly proxy: LimitingProxy;
  /** So many messages may be under way at once. */
  readonly concurrency: number;
  /** Goes to the next Monday at nine, when every owner is asked, and waits until all that can be done is done. */
  mondayMorning(): Promise<void>;
  /** Lets real seconds go by, and looks for what is due then. */
  later(seconds: number): Promise<void>;
  /** Events of the log that are no mere news. */
  warnings(): readonly string[];
  stop(): Promise<void>;
}

const DISTRICTS = [
  { key: 'lake', id: 'T0LAKE', name: 'Lakeshore Schools', token: 'xoxb-lake-1' },
  { key: 'fern', id: 'T0FERN', name: 'Fern Hollow Schools', token: 'xoxb-fern-1' },
] as const;
type District = (typeof DISTRICTS)[number];

const userOf = (index: number): string => `U0OWNER${index}`;
const emailOf = ({ key }: District, index: number): string => `owner${index}@${key}.example.org`;

export async function startTwoWorkspaces(owners: number): Promise<TwoWorkspaces> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-slack-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const places = new Map<District, LocalSlack>();
    for (const district of DISTRICTS) {
      const users = each(owners, (index) => ({ id: userOf(index), name: `owner${index}`, real_name: `Owner ${index}`, email: emailOf(district, index), tz: 'America/Chicago' }));
      const slack = await startLocalSlack({ seed: { users, channels: [], workspace: { id: district.id, name: district.name, botToken: district.token } } });
      closing.push(() => slack.stop());
      places.set(district, slack);
    }
    const proxy = await startLimitingProxy([...places].map(([{ token }, { url }]) => ({ token, url })));
    closing.push(() => proxy.stop());

    const config = readConfig({ PORT: '0', SHUTDOWN_SECONDS: '10', THROUGHLINE_DATA: folder, SLACK_SIGNING_SECRET: 'signing', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client', SLACK_STATE_SECRET: 'a secret of the tests', PUBLIC_URL: 'https://plan.example.org', TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}` });
    if (!config.slack) throw new Error('Slack is not set up.');
    const log = recordingLog();
    const clock = testClock('2026-09-11T20:00:00Z');
    const wallClock = await movableClock({ load: async () => 0, save: async () => undefined });
    const opened: { parts?: ChatParts } = {};
    const adapter = slackAdapter({ slack: config.slack }, { api: { slackApiUrl: `${proxy.url}/api/` } });
    const app = await startApp(config, { log, clock, wallClock, runCommand: async () => ({ exitCode: 0, output: [] }), chats: [{ ...adapter, open: (parts) => adapter.open((opened.parts = parts)) }] });
    closing.push(() => app.stop());
    const { parts } = opened;
    if (!parts) throw new Error('Slack was not opened.');
    const { store } = app.core;

    const run = async (...argv: string[]): Promise<void> => {
      const files = Object.fromEntries(DISTRICTS.map((district) => [`/${district.key}.yaml`, planOf(district, owners)]));
      const { exitCode, output } = await runForCaller({ ...app, config, log, version: 'test' }, { argv, files, confirmed: true, language: 'en', folder: '/' });
      if (exitCode !== 0) throw new Error(JSON.stringify(output));
    };
    const installations = createInstallations({ store: store.workspaces, sealer: slackSealer({ slack: config.slack }), clock: wallClock });
    for (const { key, id, name, token } of DISTRICTS) {
      await run('import', `/${key}.yaml`, '--yes');
      const organization = (await store.people.organizations()).find((one) => one.key === key);
      await installations.save(organization?.id ?? '', { workspace: id, name, token, botUser: LAKE.botUser, botId: 'B0PLAN', appId: LAKE.app, scopes: ALL_SCOPES });
      await app.refresh();
      await run('start', '--organization', key, '--yes');
    }

    const look = async (): Promise<void> => {
      await sweep(parts.sweep, clock.now());
      await settled({ store, queue: parts.queue, clock, wallClock });
    };
    const one = (district: District): OneWorkspace => {
      const control = slackControl(places.get(district)?.url ?? '', district.token);
      return {
        token: district.token,
        prompts: () => Promise.all(each(owners, async (index) => (await control.messages(await control.directOf(userOf(index)))).filter(({ text }) => text.startsWith('Progress check')).length)),
        async heldForSeconds() {
          const row = await store.workspaces.find({ platform: 'slack', workspace: district.id });
          return row?.heldUntil ? Math.max(0, wallClock.now().until(row.heldUntil).total('seconds')) : 0;
        },
      };
    };
    return {
      lake: one(DISTRICTS[0]),
      fern: one(DISTRICTS[1]),
      proxy,
      concurrency: config.concurrency,
      async mondayMorning() {
        clock.set((await store.checks.nextDue(clock.now(), 'prompt')) ?? clock.now());
        await look();
      },
      async later(seconds) {
        await wallClock.moveTo(wallClock.now().add({ seconds }));
        await look();
      },
      warnings: () => log.lines.filter(({ level }) => level === 'warn' || level === 'error').map(({ event }) => event),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A plan with an objective for each owner, asked about every Monday at nine. */
function planOf(district: District, owners: number): string {
  return JSON.stringify({
    organization: { key: district.key, name: district.name, 'time-zone': 'America/Chicago' },
    units: [{ key: 'district', name: district.name, calendar: { 'working-days': 'mon-fri' } }],
    people: each(owners, (index) => ({ email: emailOf(district, index), name: `Owner ${index}` })),
    plan: { code: district.key.toUpperCase(), title: 'Every child reads', unit: 'district', starts: '2026-09-14', cadence: { every: 'week', on: 'mon', at: '09:00' } },
    goals: [{ code: '1', title: 'Reading', cadence: 'none', objectives: each(owners, (index) => ({ code: `1.${index}`, title: `Reading in room ${index}`, owner: `Owner ${index}` })) }],
  });
}

function each<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
