import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { AppError } from '../../src/errors.js';
import type { Message } from '../../src/domain/message.js';
import type { Chat, StrangerKind } from '../../src/ports.js';
import { handleInbound } from '../../src/usecases/answering/handle-inbound.js';
import { receiveInbound } from '../../src/usecases/answering/receive-inbound.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { answerCommand } from '../../src/usecases/commands/answer-command.js';
import { countsChart } from '../../src/usecases/commands/queries/counts-chart.js';
import { handleCommand } from '../../src/usecases/commands/handle-command.js';
import { openTestPglite } from '../support/database.js';
import { silentLog } from '../support/silent-log.js';
import { buttonsOf } from './answering-world.js';
import { CHANNEL, openDigestWorld, textOf } from './digest-world.js';
import type { DigestWorld } from './digest-world.js';

interface Answer {
  readonly reply: string;
  readonly visibility: 'private' | 'public';
  readonly text: string;
}

/** A digest in the channel, and whoever presses what stands under it. */
async function openPressing(database: Database) {
  const world = await openDigestWorld(database, {
    items: [
      { code: '1', title: 'Open' },
      { code: '1.a', parent: '1', owner: 'ben', title: 'Family nights' },
      { code: '9', title: 'Secret', owner: 'ana', isPrivate: true },
      { code: '9.a', parent: '9', owner: 'ana', title: 'Secret review' },
    ],
  });
  await world.subscribe('sue', 'here');
  await world.passTo('2026-09-14T10:00');
  await world.reports('ana', '9.a', { status: 'off-track', note: 'Secret words' });
  await world.passTo('2026-09-21T08:00');
  const { store, clock, work, organizationId } = world;
  const answers: Answer[] = [];
  const chat: Chat = { ...world.chat, respond: async (reply, message, visibility) => void answers.push({ reply, visibility, text: textOf(message) }) };
  const answer = answerCommand({ store, clock, work, subscriptions: world.commands, reschedule, profileOf: async () => undefined, recordWords: () => Promise.reject(new AppError('unexpected', 'A digest files nothing.')) });
  const events: string[] = [];
  const deps = {
    store, clock, wallClock: clock, log: silentLog, chatFor: () => chat, organizationOf: async () => organizationId,
    work: { ...work, inbound: async (_organizationId: string, ids: readonly string[]) => void events.push(...ids) },
    onCommand: handleCommand({ answer, chatFor: () => chat }),
    onReportChanged: async () => undefined,
  };
  const [receive, handle] = [receiveInbound(deps), handleInbound(deps)];
  const digest = (): Message => {
    const message = world.posts.find((post) => post.to === CHANNEL)?.message;
    if (!message) throw new Error('no digest');
    return message;
  };
  let acts = 0;
  return {
    world,
    answers,
    digest,
    async presses(user: string, label: string, stranger?: StrangerKind): Promise<Answer | undefined> {
      const button = buttonsOf(digest()).find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      const before = answers.length;
      await receive({ platform: 'sandbox', workspace: 'sandbox', key: `press/${(acts += 1)}`, user, at: clock.now().toString(), type: 'action', conversation: { id: CHANNEL, kind: 'channel' }, message: 'b-1', action: button.action, value: button.value, reply: user, ...(stranger && { stranger }) });
      for (const id of events.splice(0)) await handle(organizationId, id);
      await world.send();
      return answers.slice(before).at(0);
    },
  };
}

describe('the buttons under a digest in a channel', () => {
  let database: Database;
  let desk: Awaited<ReturnType<typeof openPressing>>;
  const told = (world: DigestWorld, user: string): readonly string[] => world.posts.filter((post) => post.to === user).map((post) => textOf(post.message));
  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openPressing(database);
  });

  test('“Details” is answered to whoever presses it alone, with what that person may see', async () => {
    const [sue, ana] = [await desk.presses('u-sue', 'Details'), await desk.presses('u-ana', 'Details')];
    expect(sue).toMatchObject({ reply: 'u-sue', visibility: 'private' });
    expect(sue?.text).toMatch(/^# Where the plan stands: Fixture Plan\n1 without recent news\n/);
    expect(sue?.text).not.toMatch(/secret|\b9\b/i);
    expect(ana).toMatchObject({ reply: 'u-ana', visibility: 'private' });
    expect(ana?.text).toMatch(/^# Where the plan stands: Fixture Plan\n1 off track, 2 without recent news\n/);
    expect(ana?.text).toContain('9 Secret');
  });

  test('“My part” is the presser’s own, private items and all; of whoever owns nothing it says so', async () => {
    expect((await desk.presses('u-ana', 'My part'))?.text).toContain('9.a Secret review');
    const sue = await desk.presses('u-sue', 'My part');
    expect(sue).toMatchObject({ visibility: 'private' });
    expect(sue?.text).toContain('You answer for no item in this plan.');
    expect(sue?.text).not.toMatch(/secret/i);
  });

  test('each is answered in their own language, whatever the digest’s', async () => {
    const details = await desk.presses('u-ben', 'Details');
    expect(details).toMatchObject({ visibility: 'private' });
    expect(details?.text).toMatch(/1 sin noticias recientes/);
    expect(details?.text).not.toMatch(/secret|without/i);
    const mine = await desk.presses('u-ben', 'My part');
    expect(mine?.text).toMatch(/^# Sus puntos\n/);
    expect(mine?.text).toContain('1.a Family nights');
    expect(mine?.text).not.toMatch(/secret/i);
  });

  test('a digest in Spanish has the same buttons in Spanish, for the same answers', async () => {
    await database.prisma.organization.updateMany({ data: { language: 'es' } });
    const { world } = desk;
    await world.unsubscribe('sue', 'here');
    await world.subscribe('sue', 'here');
    await world.digestNow('sue', 'here');
    await world.send();
    const spanish = world.posts.filter((post) => post.to === CHANNEL).at(-1);
    expect(spanish && buttonsOf(spanish.message).map((button) => button.label)).toEqual(['Detalles', 'Mi parte']);
    const values = (message: Message | undefined) => message && buttonsOf(message).map(({ action, value }) => ({ action, value }));
    expect(values(spanish?.message)).toEqual(values(desk.digest()));
  });

  test('a stranger who presses sees nothing and is told so once, a program never; somebody nobody matched is told whom to ask', async () => {
    for (const label of ['Details', 'My part', 'Details']) {
      expect(await desk.presses('u-guest', label, 'guest')).toBeUndefined();
      expect(await desk.presses('u-zed', label)).toBeUndefined();
    }
    expect(told(desk.world, 'u-guest')).toEqual([expect.stringContaining('I showed nothing and changed nothing.')]);
    const unmatched = told(desk.world, 'u-zed');
    expect(unmatched.length).toBeGreaterThan(0);
    for (const text of unmatched) expect(text).toContain('Sue Ward');
    expect(unmatched.join()).not.toMatch(/secret|Family nights|Fixture Plan/i);
    expect(await desk.presses('u-ana', 'My part', 'bot')).toBeUndefined();
    expect(desk.answers).toEqual([]);
  });

  test('the counts are drawn beside the words that say them, once there are two statuses to compare', async () => {
    expect(desk.digest().blocks).toContainEqual(expect.objectContaining({ type: 'facts', facts: [{ label: 'No recent news', value: '1' }] }));
    expect(desk.digest().blocks.filter((block) => block.type === 'chart')).toEqual([]);
    const two = countsChart({ 'on-track': 0, 'at-risk': 2, 'off-track': 0, done: 0, 'not-started': 0, unknown: 1 }, 'es');
    const points = [{ x: 'En riesgo', y: 2, status: 'at-risk' }, { x: 'Sin noticias recientes', y: 1, status: 'unknown' }];
    expect(two).toEqual([{ type: 'chart', chart: { kind: 'bar', title: 'Puntos por estado', text: '2 en riesgo, 1 sin noticias recientes', isSaid: true, series: [{ name: 'Puntos por estado', points }] } }]);
  });
});
