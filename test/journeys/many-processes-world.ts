import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { startTopology } from '../../scripts/topology.mjs';
import type { Topology } from '../../scripts/topology.mjs';
import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import type { ChatUser } from '../contracts/chat-driver.js';
import { OWNER, seed } from '../app/app-world.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { LAKE, startLocalSlack } from '../support/local-slack.js';
import { MORNING } from '../support/morning.js';
import { startOtlpCollector } from '../support/otlp-collector.js';
import type { OtlpCollector } from '../support/otlp-collector.js';
import { createPostgresDatabase, dropPostgresDatabase, postgresUrl } from '../support/postgres.js';
import { startRedis } from '../support/redis.js';
import { signed, slackControl } from '../support/slack-control.js';
import type { KeptMessage, SlackControl } from '../support/slack-control.js';
import { startSlackFront } from '../support/slack-front.js';
import type { SlackFront } from '../support/slack-front.js';
import { slackUser } from '../support/slack-user.js';

/** A line that a process logged. */
export interface LoggedLine {
  readonly process: string;
  readonly text: string;
}

/** Throughline in several processes of the machine, on PostgreSQL and Redis, in an emulated Slack workspace of its own process. */
export interface ManyProcesses {
  readonly topology: Topology;
  readonly database: Database;
  readonly organization: string;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly control: SlackControl;
  readonly front: SlackFront;
  readonly owner: ChatUser;
  readonly lines: readonly LoggedLine[];
  /** Where they send their traces. */
  readonly collector: OtlpCollector;
  /** What the bot wrote to the owner, or in the channel, in order. */
  bot(place: 'direct' | 'channel'): Promise<readonly KeptMessage[]>;
  stop(): Promise<void>;
}

export const OWNER_ID = 'U0ORLA';

export async function startManyProcesses(): Promise<ManyProcesses> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const server = await postgresUrl();
    const url = await createPostgresDatabase(server);
    closing.push(() => dropPostgresDatabase(server, url));
    const redis = await startRedis();
    closing.push(() => redis.stop());
    const folder = await mkdtemp(join(tmpdir(), 'throughline-many-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));

    const port = await freePort();
    const users = [{ id: OWNER_ID, name: 'orla', real_name: 'Orla Finch', email: OWNER, tz: MORNING, is_bot: false }];
    const slack = await startLocalSlack({
      requestUrl: `http://127.0.0.1:${port}/slack/events`,
      seed: { users, channels: [{ id: LAKE.channel, name: 'leaders', members: [LAKE.botUser, OWNER_ID], is_private: false }] },
    });
    closing.push(() => slack.stop());
    const front = await startSlackFront({ target: slack.url });
    closing.push(() => front.stop());
    const control = slackControl(slack.url);

    const collector = await startOtlpCollector();
    closing.push(() => collector.stop());
    const organization = await seed(url);
    const database = await openDatabase({ url, connections: 2 });
    closing.push(() => database.close());

    const settings: Record<string, string> = {
      PATH: env['PATH'] ?? '',
      HOME: env['HOME'] ?? '',
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      THROUGHLINE_DATA: folder,
      SLACK_BOT_TOKEN: LAKE.botToken,
      SLACK_SIGNING_SECRET: LAKE.signingSecret,
      SLACK_API_URL: `${front.url}/api/`,
      // Each on a port of its own.
      ADMIN_PORT: '0',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    };
    const lines: LoggedLine[] = [];
    const topology = await startTopology({ web: 2, worker: 2, port, env: settings, onLine: (process, text) => void lines.push({ process, text }) });
    closing.push(() => topology.stop());

    const inject = async (body: Readonly<Record<string, unknown>>): Promise<boolean> => {
      const text = JSON.stringify(body);
      return (await fetch(`${topology.url}/slack/events`, { method: 'POST', headers: signed(text, 'application/json'), body: text })).status === 200;
    };
    const owner = slackUser(OWNER_ID, { control, front, inject, wasTaken: (entries) => entries.some(({ direction, summary }) => direction === 'from_bot' && summary === 'HTTP 200') });
    return {
      topology,
      database,
      organization,
      folder,
      settings,
      control,
      front,
      owner,
      lines,
      collector,
      bot: async (place) => (await control.messages(place === 'direct' ? await control.directOf(OWNER_ID) : LAKE.channel)).filter((message) => message.bot_id !== undefined || message.user === LAKE.botUser),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until something holds, for as long as processes on a busy machine may take. */
export const inTime = <T>(check: () => T | Promise<T>): Promise<T> => eventually(check, 90_000);
