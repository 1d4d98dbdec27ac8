import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readServerFiles } from '../../prisma/engine/server-file.js';
import { LAKE } from '../support/local-slack.js';
import { inTime, OWNER_ID, startManyProcesses } from './many-processes-world.js';
import type { ManyProcesses } from './many-processes-world.js';
import { run } from './product.js';

let world: ManyProcesses;
beforeAll(async () => {
  world = await startManyProcesses();
});
afterAll(() => world?.stop());

const inChannel = { channel: LAKE.channel };
const events = () => world.database.prisma.inboundEvent.findMany({ orderBy: { receivedAt: 'asc' } });
const allWorkedThrough = () => inTime(async () => expect((await events()).filter(({ state }) => state !== 'done')).toEqual([]));
const markSchema = z.looseObject({ event_payload: z.looseObject({ key: z.string() }) });
const textOf = (message: unknown): string => JSON.stringify(message);
/** The messages that asked the owner. */
const prompts = () => world.database.prisma.delivery.findMany({ where: { kind: 'prompt', state: 'sent' } });
/** Messages that were posted more than once: each carries the mark of what it is. */
const doubled = async (): Promise<readonly string[]> => {
  const direct = await world.control.directOf(OWNER_ID);
  const posts = [...(await world.bot('direct')).map(({ ts }) => [direct, ts] as const), ...(await world.bot('channel')).map(({ ts }) => [LAKE.channel, ts] as const)];
  const marks = posts.flatMap(([channel, ts]) => {
    const mark = markSchema.safeParse(world.front.metadataOf(channel, ts));
    return mark.success ? [mark.data.event_payload.key] : [];
  });
  expect(marks.length).toBeGreaterThan(0);
  return marks.filter((mark, index) => marks.indexOf(mark) !== index);
};

test('every process is ready, whatever it does, and names what it needs', async () => {
  for (const one of world.topology.processes) {
    const response = await fetch(`${one.url() ?? ''}/readyz`);
    expect([one.role, await response.json()]).toEqual([one.role, { status: 'ready', parts: { database: 'ok', redis: 'ok', migrations: 'ok', slack: 'ok' } }]);
  }
});

test('a worker takes nothing from outside', async () => {
  const worker = world.topology.processes.find(({ role }) => role === 'worker')?.url() ?? '';
  expect((await fetch(`${worker}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
});

test('an owner is asked once, answers through whichever process, and it is filed once', async () => {
  await inTime(async () => expect(await prompts()).toHaveLength(1));
  await world.owner.write('direct', '1.a is on track, everyone reads');
  await inTime(async () => expect(await world.database.prisma.report.count()).toBe(1));
  await allWorkedThrough();
  expect(await prompts()).toHaveLength(1);
  expect(await doubled()).toEqual([]);
});

test('commands beside them go through any that lives, or to the database where none does', async () => {
  expect(await readServerFiles(world.folder)).toHaveLength(4);
  const granted = await run(world.folder, ['grant', 'orla.finch@fernhollow.example.org', 'steward'], world.settings);
  expect([granted.code, granted.err]).toEqual([0, '']);
});

test('a digest that comes due is posted once, whoever looks first', async () => {
  await world.owner.command(inChannel, 'subscribe here weekly mon 08:00');
  await inTime(async () => expect(await world.database.prisma.subscription.count()).toBe(1));
  await allWorkedThrough();
  const { prisma } = world.database;
  const before = (await world.bot('channel')).filter(({ ephemeral_to: to }) => to === undefined).length;
  // As if it had been there for a fortnight.
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await prisma.subscription.updateMany({ data: { createdAt: ago(14), startsOn: ago(14), nextAt: ago(0.001) } });
  await prisma.plan.updateMany({ data: { startedAt: ago(14) } });
  // Within the digest's time, which ended with the last Monday.
  await prisma.report.updateMany({ data: { at: ago(10) } });
  // Every process ticks when it starts: three of them look at once.
  await Promise.all(world.topology.processes.slice(1).map((one) => one.restart()));
  await inTime(async () => expect((await world.bot('channel')).filter(({ ephemeral_to: to }) => to === undefined)).toHaveLength(before + 1));
  expect(await prisma.digest.count()).toBe(1);
});

test('each process is stopped and started in turn while people go on: nothing is lost, nothing comes twice', async () => {
  const said: string[] = [];
  const asked = { count: 0 };
  const privately = async () => (await world.bot('channel')).filter(({ ephemeral_to: to }) => to === OWNER_ID).length;
  const before = await privately();
  const isOver = { now: false };
  const going = (async () => {
    for (let round = 1; !isOver.now || round <= 8; round += 1) {
      const words = `1.a is on track, round ${String(round).padStart(3, '0')} is done`;
      await world.owner.write('direct', words);
      said.push(words);
      await world.owner.command(inChannel, 'status');
      asked.count += 1;
      await pause(2_000);
    }
  })();
  for (const one of world.topology.processes) expect([one.name, await one.restart()]).toEqual([one.name, 0]);
  isOver.now = true;
  await going;
  await allWorkedThrough();

  // Each act once, each answer once.
  const kept = (await events()).filter(({ type }) => type === 'message').map(({ payload }) => textOf(payload));
  for (const words of said) expect(kept.filter((payload) => payload.includes(words))).toHaveLength(1);
  await inTime(async () => expect(await privately()).toBe(before + asked.count));
  // The report before lies back; what is said from here on becomes one report, each message its next version with all that went before.
  expect(await world.database.prisma.report.count()).toBe(2);
  const versions = await world.database.prisma.reportRevision.findMany({ orderBy: [{ at: 'asc' }, { number: 'asc' }] });
  expect(versions).toHaveLength(1 + said.length);
  const last = versions.at(-1)?.words ?? '';
  for (const words of said) expect([words, last.split(words.replace('1.a is on track, ', '')).length - 1]).toEqual([words, 1]);
  expect(await prompts()).toHaveLength(1);
  expect(await doubled()).toEqual([]);
  expect(await world.database.prisma.digest.count()).toBe(1);
  // Nothing is left waiting, and nobody had to give up.
  await inTime(async () => expect(await world.database.prisma.delivery.count({ where: { state: { in: ['pending', 'sending', 'failed', 'parked'] } } })).toBe(0));
  expect(world.lines.filter(({ text }) => text.includes('"level":"error"'))).toEqual([]);
});

/** The address that a process wrote down for its administration, the latest. */
const adminOf = (name: string): string => {
  const line = world.lines.findLast(({ process, text }) => process === name && text.includes('administration.open'))?.text ?? '{}';
  return String((JSON.parse(line) as { url?: string }).url);
};
const metricsOf = async (name: string): Promise<string> => (await fetch(`${adminOf(name)}/metrics`)).text();

test('each tells what it does and what waits, to its own machine alone', async () => {
  const web = (await Promise.all(['web-1', 'web-2'].map(metricsOf))).join('\n');
  expect(web).toMatch(/throughline_inbound_duration_seconds_count\{platform="slack",outcome="done"\} [1-9]/u);
  expect(web).toMatch(/throughline_info\{role="web"\} 1/u);
  const worker = (await Promise.all(['worker-1', 'worker-2'].map(metricsOf))).join('\n');
  expect(worker).toMatch(/throughline_answer_duration_seconds_count\{platform="slack",type="command"\} [1-9]/u);
  expect(worker).toMatch(/throughline_platform_call_duration_seconds_count\{platform="slack",call="respond",outcome="done"\} [1-9]/u);
  for (const name of ['throughline_sweep_duration_seconds', 'throughline_deliveries_sent_total', 'throughline_rate_limited_total', 'throughline_queue_jobs{state="waiting"} 0', 'throughline_oldest_due_check_age_seconds 0', 'process_resident_memory_bytes']) expect(worker).toContain(name);

  const board = await fetch(`${adminOf('worker-1')}/queue`);
  expect([board.status, board.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  const queues = (await (await fetch(`${adminOf('worker-1')}/queue/api/queues?activeQueue=throughline&status=latest&page=1`)).json()) as { queues: { name: string; readOnlyMode: boolean }[] };
  expect(queues.queues).toMatchObject([{ name: 'throughline', readOnlyMode: true }]);
  expect((await fetch(`${adminOf('worker-1')}/queue/api/queues/throughline/pause`, { method: 'PUT' })).status).toBeGreaterThanOrEqual(400);
});

test('one id leads from the sweep through question and report to the digest; traces tell of each step', async () => {
  const { id } = await world.database.prisma.check.findFirstOrThrow({ where: { state: 'answered' } });
  const stations = world.lines.flatMap(({ text }) => (text.includes(id) && text.startsWith('{') ? [(JSON.parse(text) as { event: string }).event] : []));
  for (const station of ['check.asked', 'delivery.sent', 'check.reported', 'check.in-digest']) expect(stations).toContain(station);
  await inTime(() => {
    const text = world.collector.text();
    for (const span of ['inbound', 'job sweep', 'job deliver', 'job inbound', 'chat send', 'throughline.delivery', 'throughline.role']) expect(text).toContain(span);
  });
  expect(world.collector.paths()).toEqual(['/v1/traces']);
});

test('no log and no trace holds a word of what anybody said, nor who they are', () => {
  const written = [...world.lines.map(({ text }) => text), world.collector.text()].join('\n');
  expect(written.length).toBeGreaterThan(10_000);
  for (const words of ['everyone reads', 'is on track', 'is done', 'round', 'Reading hour', 'Orla', 'orla.finch', OWNER_ID, LAKE.botToken]) expect([words, written.includes(words)]).toEqual([words, false]);
});

test('told to stop, each ends in good order and takes its door with it', async () => {
  expect(await world.topology.stop()).toEqual([0, 0, 0, 0]);
  expect(await readServerFiles(world.folder)).toEqual([]);
  const exported = await run(world.folder, ['export'], world.settings);
  expect([exported.code, exported.err]).toEqual([0, '']);
  expect(exported.out).toContain('code: FH');
});
