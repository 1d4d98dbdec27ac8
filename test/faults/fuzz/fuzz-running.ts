import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { startTopology } from '../../../scripts/topology.mjs';
import { seed } from '../../app/app-world.js';
import { eventually } from '../../support/eventually.js';
import { LAKE } from '../../support/local-slack.js';
import { administer, createPostgresDatabase, startPostgres } from '../../support/postgres.js';
import { signed } from '../../support/slack-control.js';
import { ownersOf, planText } from '../district.js';
import { startPlatform } from '../platform.js';
import { fuzzed } from './fuzz.js';
import type { Outcomes } from './fuzz.js';
import { slackBodies, slackPayloads } from './fuzz-slack.js';

const SIZE = { owners: 2, days: 1, channels: 0 };
/** So long what was taken may take to be worked through. Milliseconds. */
const REST_MS = 600_000;
/** Put out of its workspace, the bot turns away all that comes after. */
const ENDS = /app_uninstalled|tokens_revoked/u;
/** Where an answer would go, which nobody may reach from here. */
const AWAY = /https:\/\/hooks\.slack\.com[^"]*/gu;

/** Everything goes to a process of its own over signed HTTP, is stored in PostgreSQL and worked through. */
export async function fuzzRunning(runs: number): Promise<Outcomes> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const postgres = await startPostgres();
    closing.push(() => postgres.stop());
    const url = await createPostgresDatabase(postgres.url);
    await seed(url, planText(SIZE));
    const platform = await startPlatform([...ownersOf(SIZE), { id: 'U0ANA', name: 'Ana Lark', email: 'ana@example.org' }]);
    closing.push(() => platform.stop());
    const folder = await mkdtemp(join(tmpdir(), 'throughline-faults-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const faults: string[] = [];
    const topology = await startTopology({
      all: 1,
      env: { PATH: env['PATH'], HOME: env['HOME'], DATABASE_URL: url, THROUGHLINE_DATA: folder, SLACK_BOT_TOKEN: LAKE.botToken, SLACK_SIGNING_SECRET: LAKE.signingSecret, SLACK_API_URL: platform.url },
      onLine: (_process, line) => void (/"event":"(slack\.not-saved|slack\.request-failed|inbound\.not-handled|job\.failed)"/u.test(line) && faults.push(line)),
    });
    closing.push(() => topology.stop());
    const [only] = topology.processes;

    const payloads = slackPayloads.map((one): unknown => JSON.parse(JSON.stringify(one).replace(AWAY, ''))).filter((one) => !ENDS.test(JSON.stringify(one)));
    const outcomes = await fuzzed(slackBodies(payloads), runs, async ({ body, type }) => {
      const response = await fetch(`${topology.url}/slack/events`, { method: 'POST', headers: signed(body, type), body });
      await response.arrayBuffer();
      if (![200, 400, 401].includes(response.status)) throw new Error(`Slack was answered ${response.status}.`);
      return response.status === 200 ? 'answered' : response.status === 400 ? 'noPayload' : 'otherApp';
    });
    const events = async (states: string): Promise<number> => (await administer(url, `SELECT FROM "InboundEvent" WHERE state IN (${states})`)).rows.length;
    await eventually(async () => {
      const waiting = await events(`'pending', 'working'`);
      if (waiting > 0) throw new Error(`${waiting} events are not worked through: ${faults.slice(0, 3).join('\n')}`);
    }, REST_MS);
    const health = await fetch(`${only?.url() ?? ''}/healthz`);
    if (health.status !== 200 || faults.length > 0) throw new Error(`The process answers ${health.status}: ${faults.slice(0, 3).join('\n')}`);
    return { ...outcomes, workedThrough: await events(`'done'`), givenUp: await events(`'failed'`) };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
