import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { text } from '../../../contracts/chat-messages.js';
import { BAY, chatOf } from '../../../support/bay.js';
import { isPost } from '../../../support/teams-stub.js';
import type { ScriptedAnswer } from '../../../support/teams-stub.js';
import { openOutboundLab, toAna, toBen, toChannel } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';
import type { Holds } from '../../../../adapters/teams/outbound/pace.js';

let lab: OutboundLab;
beforeAll(async () => {
  lab = await openOutboundLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.reset());

let count = 0;
const key = () => ({ key: `k${(count += 1)}` });
const posts = () => lab.stub.calls.filter(isPost).length;
const answering = (answer: ScriptedAnswer, where: (path: string) => boolean = () => true) => lab.stub.always((call) => (isPost(call) && where(call.path) ? answer : undefined));
const throttled = (seconds: number): ScriptedAnswer => ({ status: 429, headers: { 'retry-after': String(seconds) }, body: { error: { code: 'Throttled', message: 'x' } } });

test('a conversation that is slowed down is left alone for as long as was said; others go on; then it goes on too', async () => {
  const chat = lab.chat();
  answering(throttled(20), (path) => path.includes(BAY.channel));
  await expect(chat.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary', retryAfterMs: 20_000 });
  expect(posts()).toBe(1);
  lab.clock.advance({ seconds: 15 });
  await expect(chat.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary', retryAfterMs: 5_000 });
  await expect(chat.update({ conversation: BAY.channel, message: '1/2' }, text('x'))).rejects.toMatchObject({ code: 'temporary' });
  expect(posts()).toBe(1);
  await chat.send(toAna, text('to a person'), key());
  lab.stub.clear();
  lab.clock.advance({ seconds: 5 });
  await chat.send(toChannel, text('again'), key());
  expect(lab.standing(BAY.channel).map(({ summary }) => summary)).toEqual(['again']);
});

test.each([
  [412, 'PreconditionFailed'],
  [502, undefined],
  [503, 'ServiceUnavailable'],
  [504, undefined],
  [500, 'ServiceError'],
])('%i: never repeated at once, put off longer each time, at most a minute', async (status, code) => {
  const chat = lab.chat();
  answering({ status, body: code === undefined ? '<html>Bad Gateway</html>' : { error: { code, message: 'x' } } });
  const waits: (number | undefined)[] = [];
  for (let tries = 0; tries < 8; tries += 1) {
    const error: unknown = await chat.send(toChannel, text('x'), { key: 'same' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'temporary' });
    const { retryAfterMs = 0 } = error as { readonly retryAfterMs?: number };
    waits.push(retryAfterMs);
    lab.clock.advance({ milliseconds: retryAfterMs });
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(posts()).toBe(8);
  lab.stub.clear();
  await chat.send(toChannel, text('x'), { key: 'same' });
  answering({ status, body: '' });
  await expect(chat.send(toChannel, text('y'), key())).rejects.toMatchObject({ retryAfterMs: 1_000 });
});

test('several conversations slowed down within a minute: the tenant is, and that is said', async () => {
  const chat = lab.chat();
  answering(throttled(10));
  await expect(chat.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary' });
  await expect(chat.send(toAna, text('x'), key())).rejects.toMatchObject({ code: 'temporary' });
  await expect(chat.send(toBen, text('x'), key())).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 10_000 });
  lab.clock.advance({ minutes: 3 });
  await expect(chat.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary' });
});

test('beginning chats too fast slows down the tenant, for no conversation is there yet', async () => {
  lab.stub.always((call) => (call.path === 'v3/conversations' ? throttled(3) : undefined));
  await expect(lab.chat().send(toAna, text('x'), key())).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 3_000 });
  expect(lab.standing(chatOf(BAY.ana))).toEqual([]);
});

test('what rests in one process rests in another', async () => {
  const rests = new Map<string, number>();
  const pace: Holds = { hold: async (name, ms) => void rests.set(name, ms), heldFor: async (name) => rests.get(name) ?? 0 };
  const [one, other] = [lab.chat({ pace }), lab.chat({ pace })];
  answering(throttled(20), (path) => path.includes(BAY.channel));
  await expect(one.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary' });
  await expect(other.send(toChannel, text('x'), key())).rejects.toMatchObject({ code: 'temporary', retryAfterMs: 20_000 });
  expect(posts()).toBe(1);
  await other.send(toAna, text('to a person'), key());
  expect([...rests]).toEqual([[`teams/${BAY.tenant}/${BAY.channel}`, 20_000]]);
});
