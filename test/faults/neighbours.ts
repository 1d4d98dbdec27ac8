import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { createInstallations } from '../../adapters/slack/connect/installations.js';
import { jobDefinitions, sweepJob } from '../../jobs/definitions.js';
import { openQueue } from '../../jobs/queue.js';
import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { startTopology } from '../../scripts/topology.mjs';
import type { Topology } from '../../scripts/topology.mjs';
import { slackSealer } from '../../src/app/slack.js';
import { systemClock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { seed } from '../app/app-world.js';
import { eventually } from '../support/eventually.js';
import { LAKE } from '../support/local-slack.js';
import { todayInMorning } from '../support/morning.js';
import { createPostgresDatabase, startPostgres } from '../support/postgres.js';
import { startRedis } from '../support/redis.js';
import { silentLog } from '../support/silent-log.js';
import { ALL_SCOPES } from '../support/slack-front.js';
import { codeOf, ownersOf, planText } from './district.js';
import type { DistrictSize } from './district.js';
import { startMoodyPlatform, tokenOf } from './moody-platform.js';
import type { MoodyWorkspace } from './moody-platform.js';

/** A district, and the workspace that it let the bot into. */
export interface Neighbour extends MoodyWorkspace {
  readonly id: string;
  readonly organization: string;
}

/** Districts in one deployment, each in a workspace of its own: two processes that take and two that work. */
export interface Neighbours {
  readonly topology: Topology;
  readonly database: Database;
  readonly all: readonly [limited: Neighbour, broken: Neighbour, sound: Neighbour];
  /** How often processes logged something of this name, of one of them where it is said. */
  logged(event: string, of?: Neighbour): number;
  /** Lets the questions of a day fall due, and has what is due looked for at once. Gives that moment. */
  ask(day: number): Promise<Date>;
  stop(): Promise<void>;
}

const IDS = ['T0LIMITED', 'T0BROKEN', 'T0SOUND'] as const;

export async function startNeighbours(size: DistrictSize, next: () => number): Promise<Neighbours> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const postgres = await startPostgres();
    closing.push(() => postgres.stop());
    const redis = await startRedis();
    closing.push(() => redis.stop());
    const folder = await mkdtemp(join(tmpdir(), 'throughline-faults-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const platform = await startMoodyPlatform(IDS, ownersOf(size), next);
    closing.push(() => platform.stop());
    const url = await createPostgresDatabase(postgres.url);
    const settings = {
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      THROUGHLINE_DATA: folder,
      SLACK_SIGNING_SECRET: LAKE.signingSecret,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'a client secret',
      SLACK_STATE_SECRET: 'a state secret of the tests',
      SLACK_API_URL: platform.url,
      PUBLIC_URL: 'https://plan.example.org',
      TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    };
    const organizations: string[] = [];
    for (const id of IDS) organizations.push(await seed(url, planText(size, { key: id.toLowerCase(), code: id })));
    const database = await openDatabase({ url, connections: 2 });
    closing.push(() => database.close());
    await installAll(database, settings, organizations);

    const lines: string[] = [];
    const topology = await startTopology({ web: 2, worker: 2, env: { PATH: env['PATH'], HOME: env['HOME'], ...settings }, onLine: (process, line) => void lines.push(`${process} ${line}`) });
    closing.push(() => topology.stop());
    await eventually(async () => {
      const people = await database.prisma.identity.count();
      if (people < size.owners * IDS.length) throw new Error(`Only ${people} people are known in chat.`);
    });
    const queue = await openQueue({ backend: { kind: 'redis', url: redis.url }, definitions: jobDefinitions, log: silentLog });
    closing.push(() => queue.close());
    const neighbour = (index: 0 | 1 | 2): Neighbour => {
      const [workspace, organization] = [platform.workspaces[index], organizations[index]];
      if (!workspace || organization === undefined) throw new Error('A workspace is missing.');
      return { ...workspace, id: IDS[index], organization };
    };
    return {
      topology,
      database,
      all: [neighbour(0), neighbour(1), neighbour(2)],
      logged: (event, of) => lines.filter((line) => line.includes(`"event":"${event}"`) && (of === undefined || line.includes(`"${of.id}"`))).length,
      async ask(day) {
        const now = new Date();
        const today = new Date(`${todayInMorning().toString()}T00:00:00Z`);
        const codes = Array.from({ length: size.owners }, (_, owner) => codeOf(owner, day));
        await database.prisma.schedule.updateMany({ where: { item: { code: { in: codes } } }, data: { nextOn: today, nextAt: now } });
        await queue.add(sweepJob, { at: now.toISOString() }, { dedupeKey: 'sweep' });
        return now;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Keeps what installing by OAuth ends with, as the product seals it; nothing is due yet in any district. */
async function installAll({ prisma }: Database, settings: Readonly<Record<string, string>>, organizations: readonly string[]): Promise<void> {
  const { slack } = readConfig(settings);
  if (!slack) throw new Error('Slack is not set up.');
  const installations = createInstallations({ store: createStore(prisma).workspaces, sealer: slackSealer({ slack }), clock: systemClock });
  for (const [index, workspace] of IDS.entries()) {
    await installations.save(organizations[index] ?? '', { workspace, name: workspace, token: tokenOf(workspace), botUser: LAKE.botUser, botId: 'B0PLAN', appId: LAKE.app, scopes: ALL_SCOPES });
  }
  await prisma.schedule.updateMany({ data: { nextAt: null, nextOn: null } });
}
