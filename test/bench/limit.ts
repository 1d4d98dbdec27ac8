import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jobDefinitions, sweepJob } from '../../jobs/definitions.js';
import { openQueue } from '../../jobs/queue.js';
import { createStore } from '../../prisma/store.js';
import { systemClock } from '../../src/clock.js';
import type { Destination } from '../../src/ports.js';
import { silentLog } from '../support/silent-log.js';
import type { Bench, BenchParts, Figures, OpenBench } from './bench.js';
import { writeDistrict } from './district.js';
import { PRODUCT, runProcess } from './run-process.js';
import { SLACK } from './slack-stand-in.js';
import { startStrictSlack, STRICT } from './strict-slack.js';
import type { Posting, StrictSlack } from './strict-slack.js';

/** As in the deployment that the README describes. */
const WORKERS = 2;
const CHANNELS = 4;
/** Messages to each of the channels, and to as many people as make the workspace's limit bind for more than its minute. */
const TO_EACH = 40;
const TO_PEOPLE = 400;
const ANSWER_MS = 100;
/** From the first message on, until both processes have loaded what they load once. Milliseconds. */
const WARM_MS = 5_000;
const LOOK_MS = 100;
const NEARLY = { ratioAtLeast: 0.95 } as const;
const NONE = { oursAtMost: 0 } as const;

/** How near the pace that processes keep together comes to what a platform allows, without being refused. */
export const limit: Bench = {
  name: 'limit',
  ours: `messages a second of ${WORKERS} worker processes, in each of ${CHANNELS} channels and to people of one workspace, through a Slack that takes not one too soon`,
  against: `what it takes: ${1_000 / STRICT.channelMs} a second in a channel, ${STRICT.workspace.messages} in any minute`,
  measures: [
    { name: 'channel', unit: 'a second', goal: NEARLY },
    { name: 'channel-refused', unit: 'answers 429', goal: NONE },
    { name: 'workspace', unit: 'a second', goal: NEARLY },
    { name: 'workspace-refused', unit: 'answers 429', goal: NONE },
  ],
  open,
};

async function open({ postgres, redis, sized }: BenchParts): Promise<OpenBench> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const slack = await startStrictSlack(ANSWER_MS);
    closing.push(() => slack.stop());
    const district = await writeDistrict(postgres, { people: 1, items: 1, workspace: { platform: 'slack', workspace: SLACK.workspace } });
    closing.push(() => district.close());
    const settings = { DATABASE_URL: district.url, REDIS_URL: redis.url, PORT: '0', LOG_LEVEL: 'error', SLACK_BOT_TOKEN: SLACK.botToken, SLACK_SIGNING_SECRET: SLACK.signingSecret, SLACK_API_URL: slack.apiUrl };
    for (let n = 0; n < WORKERS; n += 1) {
      const worker = await runProcess(PRODUCT, ['--role', 'worker'], { ...settings, THROUGHLINE_DATA: join(folder, String(n)) }, /(http:\/\/\S+)/u);
      closing.push(() => worker.stop());
    }
    const queue = await openQueue({ backend: { kind: 'redis', url: redis.url }, definitions: jobDefinitions, log: silentLog });
    closing.push(() => queue.close());

    const store = createStore(district.database.prisma);
    let round = 0;
    const send = async (destinations: readonly Destination[]): Promise<readonly Posting[]> => {
      slack.forget();
      round += 1;
      const message = { summary: 'A word', blocks: [{ type: 'text', text: 'A word to everybody.' }] } as const;
      const dueAt = systemClock.now();
      await store.deliveries.create(
        district.organizationId,
        destinations.map((destination, n) => ({ platform: 'slack', workspace: SLACK.workspace, key: `limit-${round}-${n}`, kind: 'notice', destination, content: { kind: 'message', message }, dueAt })),
      );
      await queue.add(sweepJob, { at: dueAt.toString() });
      return takenOf(slack, destinations.length);
    };
    const inChannels = Math.max(sized(TO_EACH), 15);
    const toPeople = Math.max(sized(TO_PEOPLE), 60);
    return {
      ours: async () => {
        const channels = await send(Array.from({ length: CHANNELS * inChannels }, (_, n) => ({ kind: 'channel', channel: `C${n % CHANNELS}` })));
        const people = await send(Array.from({ length: toPeople }, (_, n) => ({ kind: 'direct', user: `U${n}` })));
        return { channel: ofEachChannel(channels), 'channel-refused': refused(channels), workspace: aSecond(people), 'workspace-refused': refused(people) };
      },
      against: async (): Promise<Figures> => ({ channel: 1_000 / STRICT.channelMs, 'channel-refused': 0, workspace: (STRICT.workspace.messages * 1_000) / STRICT.workspace.ms, 'workspace-refused': 0 }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until so many messages are taken; gives what came once both processes were warm. */
async function takenOf(slack: StrictSlack, count: number): Promise<readonly Posting[]> {
  const isDone = (): boolean => slack.postings().filter(({ isTaken }) => isTaken).length >= count;
  for (const deadline = performance.now() + WARM_MS + count * STRICT.channelMs * 2; !isDone(); await wait(LOOK_MS)) {
    if (performance.now() > deadline) throw new Error(`Of ${count} messages ${slack.postings().filter(({ isTaken }) => isTaken).length} were posted.`);
  }
  const [first] = slack.postings();
  return slack.postings().filter(({ at }) => first !== undefined && at - first.at >= WARM_MS);
}

const refused = (postings: readonly Posting[]): number => postings.filter(({ isTaken }) => !isTaken).length;

/** Messages a second from the first to the last that were taken. */
function aSecond(postings: readonly Posting[]): number {
  const taken = postings.filter(({ isTaken }) => isTaken);
  return ((taken.length - 1) * 1_000) / ((taken.at(-1)?.at ?? 0) - (taken[0]?.at ?? 0));
}

function ofEachChannel(postings: readonly Posting[]): number {
  const channels = [...new Set(postings.map(({ channel }) => channel))];
  return channels.reduce((sum, channel) => sum + aSecond(postings.filter((posting) => posting.channel === channel)), 0) / channels.length;
}
