import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { text } from '../../../contracts/chat-messages.js';
import { BAY, chatOf } from '../../../support/bay.js';
import { isPost } from '../../../support/teams-stub.js';
import { long, openOutboundLab, toAna, toChannel } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';

let lab: OutboundLab;
beforeAll(async () => {
  lab = await openOutboundLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.reset());
const sizes = () => lab.stub.calls.filter(isPost).map(({ body, status }) => ({ status, units: JSON.stringify(body).length }));

describe('what does not fit into a message', () => {
  test('follows in its thread, is brought up to date there, and goes when it is needless', async () => {
    const chat = lab.chat();
    const ref = await chat.send(toChannel, long('first'), { key: 'k1' });
    const inThread = () => lab.standing(BAY.channel).filter(({ conversation }) => conversation === `${BAY.channel};messageid=${ref.message}`);
    const parts = inThread().length;
    expect(parts).toBeGreaterThan(0);
    expect(sizes().every(({ units }) => units <= 40_000)).toBe(true);

    await chat.update(ref, long('second'));
    expect(inThread()).toHaveLength(parts);
    expect(lab.standing(BAY.channel).every(({ json }) => json.includes('second') && !json.includes('first'))).toBe(true);

    await chat.update(ref, text('short now'));
    expect(lab.standing(BAY.channel).map(({ id }) => id)).toEqual([ref.message]);
  });

  test('what a digest keeps for its thread stands there, and follows what the digest becomes', async () => {
    const chat = lab.chat();
    const digest = (rest: string) => ({ ...text('The digest'), more: [{ type: 'text', text: rest }] }) as const;
    const ref = await chat.send(toChannel, digest('Who else moved'), { key: 'k1' });
    const beneath = () => lab.standing(BAY.channel).filter(({ conversation }) => conversation === `${BAY.channel};messageid=${ref.message}`).map(({ json }) => json);
    expect(beneath()).toEqual([expect.stringContaining('Who else moved')]);
    await chat.update(ref, digest('Who else moved since'));
    expect(beneath()).toEqual([expect.stringContaining('Who else moved since')]);
  });

  test('follows in a person’s chat, in order', async () => {
    await lab.chat().send(toAna, long('to Ana'), { key: 'k1' });
    const all = lab.standing(chatOf(BAY.ana));
    expect(all.length).toBeGreaterThan(1);
    const places = [0, 399].map((index) => all.findIndex(({ json }) => json.includes(`to Ana ${index}: `)));
    expect(places).toEqual([0, all.length - 1]);
  });

  test('after a restart cannot be found: the message itself is brought up to date, and nothing is posted twice', async () => {
    const ref = await lab.chat().send(toChannel, long('before'), { key: 'k1' });
    const before = lab.standing(BAY.channel).length;
    await lab.chat().update(ref, long('after'));
    const all = lab.standing(BAY.channel);
    expect(all).toHaveLength(before);
    expect(all.find(({ id }) => id === ref.message)?.json).toContain('after 0: ');
  });

  test('a fault midway posts the first part once: the next try goes on where this one stopped', async () => {
    const chat = lab.chat();
    let posts = 0;
    lab.stub.always((call) => (isPost(call) && (posts += 1) === 2 ? { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'Throttled', message: 'x' } } } : undefined));
    const attempt = () => chat.send(toChannel, long('limited midway'), { key: 'k1' });
    await expect(attempt()).rejects.toMatchObject({ code: 'temporary', retryAfterMs: 7_000 });
    lab.clock.advance({ seconds: 8 });
    const ref = await attempt();
    const roots = lab.standing(BAY.channel).filter(({ conversation }) => conversation === BAY.channel);
    expect(roots.map(({ id }) => id)).toEqual([ref.message]);
    expect(new Set(lab.standing(BAY.channel).map(({ json }) => json)).size).toBe(lab.standing(BAY.channel).length);
  });
});

describe('a conversation that takes less than the usual', () => {
  const takes = (most: number) => lab.stub.always((call) => (JSON.stringify(call.body ?? '').length > most ? { status: 413, body: '<!DOCTYPE html><h1>PayloadTooLargeError</h1>' } : undefined));

  test('gets the same in smaller parts', async () => {
    takes(25_000);
    const ref = await lab.chat().send(toChannel, long('smaller'), { key: 'k1' });
    const all = lab.standing(BAY.channel);
    expect(all[0]?.id).toBe(ref.message);
    expect(all.every(({ json }) => json.length <= 25_000)).toBe(true);
    for (let index = 0; index < 400; index += 1) expect(all.some(({ json }) => json.includes(`smaller ${index}: `))).toBe(true);
  });

  test('that takes nothing at all is given up after a few sizes, with the reason', async () => {
    takes(10);
    await expect(lab.chat().send(toChannel, text('anything'), { key: 'k1' })).rejects.toMatchObject({ code: 'message-refused' });
    expect(sizes()).toHaveLength(3);
  });
});
