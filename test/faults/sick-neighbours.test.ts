import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prisma } from '../../prisma/client.js';
import { eventually } from '../support/eventually.js';
import { LAKE } from '../support/local-slack.js';
import { eventBody, signed } from '../support/slack-control.js';
import { codeOf, ownersOf } from './district.js';
import { startNeighbours } from './neighbours.js';
import type { Neighbour, Neighbours } from './neighbours.js';
import { amount, anyOf, isLong, printRow, random, seedOfRun } from './options.js';
import { doubledPosts } from './platform.js';

/** Beside two workspaces that are well and beside the same two sick, in turn: all else is alike, so that what differs is what their faults cost. */
const PAIRS = amount('FAULTS_PAIRS', { long: 5, short: 1 });
const size = { owners: amount('FAULTS_OWNERS', { long: 120, short: 40 }), days: PAIRS * 2 + 1, channels: 0 };
/** Somebody writes in every workspace, so often, unless what was written before still waits: more than a machine can do would slow down everything. Milliseconds. */
const WRITE_EVERY_MS = 1_000;
const MOST_WAITING = 4;
/** So long the sick ones may take to get everything once they are well. */
const REST_MS = 600_000;

const next = random(seedOfRun);
let world: Neighbours;
beforeAll(async () => {
  world = await startNeighbours(size, next);
});
afterAll(() => world?.stop());

test('beside a workspace that is limited and one that is broken, a sound one is served as fast as beside the same when they are well; and nothing of theirs is dropped', async () => {
  const [limited, broken, sound] = world.all;
  const [besideWell, besideSick]: [Round[], Round[]] = [[], []];
  let untaken = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    besideWell.push(await round(pair * 2));
    await atRest();
    limited.mood('limited');
    broken.mood('broken');
    besideSick.push(await round(pair * 2 + 1));
    limited.mood('well');
    broken.mood('well');
    await atRest();
  }
  const ratio = (of: keyof Round): number => Math.round((median(besideSick.map((one) => one[of])) / median(besideWell.map((one) => one[of]))) * 100) / 100;
  const doubled = world.all.map(({ posts }) => doubledPosts(posts).direct);
  const faults = { limited: limited.faults.limited, failed: broken.faults.failed, hung: broken.faults.hung };
  printRow('429 on one workspace, 500s and time-outs on another', {
    pairs: PAIRS,
    prompts: size.owners * world.all.length * PAIRS * 2,
    ...faults,
    besideWellMs: Math.round(median(besideWell.map(({ promptsMs }) => promptsMs))),
    besideSickMs: Math.round(median(besideSick.map(({ promptsMs }) => promptsMs))),
    ratio: ratio('promptsMs'),
    answerRatio: ratio('answerMs'),
    untaken,
    missing: await missing(),
    givenUp: await count(Prisma.sql`"Delivery" where "state" in ('failed', 'parked')`),
    doubledDirect: doubled.reduce((sum, more) => sum + more, 0),
    heldBack: world.logged('workspace.held'),
    foundSlow: world.logged('workspace.answers-slowly'),
    soundFoundSlow: world.logged('workspace.answers-slowly', sound),
  });
  expect(untaken).toBe(0);
  expect(await missing()).toBe(0);
  expect(await count(Prisma.sql`"Delivery" where "state" in ('failed', 'parked')`)).toBe(0);
  expect(await count(Prisma.sql`"InboundEvent" where "state" <> 'done'`)).toBe(0);
  expect(doubled).toEqual([0, 0, 0]);
  for (const times of Object.values(faults)) expect(times).toBeGreaterThan(0);
  if (isLong) expect(ratio('promptsMs')).toBeLessThanOrEqual(1.1);

  /** What waits for the sick ones is theirs, not the next round's. */
  async function atRest(): Promise<void> {
    await eventually(async () => expect(await unfinished()).toBe(0), REST_MS);
  }

  /** Asks everybody while people write; how long it took until the sound ones had their questions and their answers. */
  async function round(day: number): Promise<Round> {
    const began = await world.ask(day);
    const writing: Promise<void>[] = [];
    await eventually(async () => {
      if ((await unread()) <= MOST_WAITING) writing.push(...world.all.map((one) => say(one).then((taken) => void (untaken += taken ? 0 : 1))));
      await pause(WRITE_EVERY_MS);
      expect(await count(Prisma.sql`"Delivery" where "organizationId" = ${sound.organization}::uuid and "kind" = 'prompt' and "state" = 'sent' and "createdAt" >= ${began}`)).toBe(size.owners);
    }, REST_MS);
    await Promise.all(writing);
    await eventually(async () => expect(await count(Prisma.sql`"InboundEvent" where "organizationId" = ${sound.organization}::uuid and "state" <> 'done'`)).toBe(0), REST_MS);
    await eventually(async () => expect(await count(Prisma.sql`"Delivery" where "organizationId" = ${sound.organization}::uuid and "state" in ('pending', 'sending')`)).toBe(0), REST_MS);
    const [took] = await world.database.prisma.$queryRaw<Round[]>(Prisma.sql`
      select extract(epoch from max("sentAt") filter (where "kind" = 'prompt') - ${began}) * 1000 as "promptsMs",
        percentile_cont(0.5) within group (order by extract(epoch from "sentAt" - "createdAt") * 1000) filter (where "kind" = 'playback') as "answerMs"
      from "Delivery" where "organizationId" = ${sound.organization}::uuid and "createdAt" >= ${began}`);
    if (!took) throw new Error('Nothing was sent.');
    return { promptsMs: Number(took.promptsMs), answerMs: Number(took.answerMs) };
  }

  /** Somebody of a workspace says how something goes that they are never asked about; whether it was taken. */
  async function say({ id, directOf, nextTs }: Neighbour): Promise<boolean> {
    const owner = Math.floor(next() * size.owners);
    const user = anyOf(ownersOf(size).slice(owner, owner + 1), next).id;
    const ts = nextTs();
    const event = { type: 'message', channel: directOf(user), channel_type: 'im', user, team: id, text: `${codeOf(owner, size.days - 1)} is on track, everyone has done their part`, ts, event_ts: ts };
    const body = JSON.stringify({ ...eventBody(event), team_id: id, authorizations: [{ enterprise_id: null, team_id: id, user_id: LAKE.botUser, is_bot: true, is_enterprise_install: false }] });
    const response = await fetch(`${world.topology.url}/slack/events`, { method: 'POST', headers: signed(body, 'application/json'), body });
    await response.arrayBuffer();
    return response.status === 200;
  }
});

/** Milliseconds: until the last question stood, and usually until an answer was played back. */
interface Round {
  readonly promptsMs: number;
  readonly answerMs: number;
}

async function count(from: Prisma.Sql): Promise<number> {
  const [row] = await world.database.prisma.$queryRaw<{ n: bigint }[]>(Prisma.sql`select count(*) as "n" from ${from}`);
  return Number(row?.n);
}

async function unfinished(): Promise<number> {
  return (await count(Prisma.sql`"Delivery" where "state" in ('pending', 'sending')`)) + (await unread());
}

const unread = (): Promise<number> => count(Prisma.sql`"InboundEvent" where "state" in ('pending', 'working')`);

/** Messages that count as sent and stand nowhere. */
async function missing(): Promise<number> {
  const standing = new Map(world.all.map(({ id, posts }) => [id, new Set(posts.map(({ channel, ts }) => `${channel}/${ts}`))]));
  const sent = await world.database.prisma.delivery.findMany({ where: { state: 'sent' }, select: { workspace: true, conversation: true, message: true } });
  return sent.filter(({ workspace, conversation, message }) => standing.get(workspace)?.has(`${conversation ?? ''}/${message ?? ''}`) !== true).length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
