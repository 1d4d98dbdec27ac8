import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAddress } from '../../../../adapters/teams/connect/sealed-address.js';
import { text } from '../../../contracts/chat-messages.js';
import { BAY, chatOf, memberIdOf } from '../../../support/bay.js';
import { teamsSealer } from '../../../support/teams-chat.js';
import { isBegin, isPost, isPut } from '../../../support/teams-stub.js';
import { openOutboundLab, PLACE, toAna, toChannel } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';

let lab: OutboundLab;
beforeAll(async () => {
  lab = await openOutboundLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.reset());
const begun = () => lab.stub.calls.filter(isBegin);
const posted = () => lab.stub.calls.filter(isPost);

describe('a person’s chat', () => {
  test('is begun once, by their id for this bot, and found again after a restart', async () => {
    const chat = lab.chat();
    await Promise.all([chat.send(toAna, text('one'), { key: 'k1' }), chat.send(toAna, text('two'), { key: 'k2' })]);
    await lab.chat().send(toAna, text('three'), { key: 'k3' });
    expect(begun().map(({ body }) => body)).toEqual([expect.objectContaining({ members: [expect.objectContaining({ id: memberIdOf(BAY.ana) })], tenantId: BAY.tenant, isGroup: false })]);
    expect(lab.standing(chatOf(BAY.ana)).map(({ summary }) => summary).sort()).toEqual(['one', 'three', 'two']);
    const kept = await lab.references.find(lab.organizationId, PLACE, 'direct', BAY.ana);
    expect(openAddress(kept?.sealed ?? '', teamsSealer, BAY.tenant)).toEqual({ serviceUrl: lab.stub.url, member: memberIdOf(BAY.ana), conversation: chatOf(BAY.ana) });
    expect(kept).toMatchObject({ state: 'installed' });
    expect(kept?.sealed).not.toContain('127.0.0.1');
  });

  test('that is gone is begun anew, once, and the message goes out', async () => {
    const chat = lab.chat();
    await chat.send(toAna, text('before'), { key: 'k1' });
    lab.stub.service.gone.add(chatOf(BAY.ana));
    const ref = await chat.send(toAna, text('after'), { key: 'k2' });
    expect(begun()).toHaveLength(2);
    expect(lab.standing(chatOf(BAY.ana)).find(({ summary }) => summary === 'after')?.id).toBe(ref.message);
  });

  test('that stays gone says that the person has not got the app, and is not asked for without end', async () => {
    const chat = lab.chat();
    await chat.send(toAna, text('before'), { key: 'k1' });
    lab.stub.always((call) => (isPost(call) ? { status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } } : undefined));
    await expect(chat.send(toAna, text('after'), { key: 'k2' })).rejects.toMatchObject({ code: 'app-not-installed' });
    expect(begun()).toHaveLength(2);
    expect(posted()).toHaveLength(3);
  });

  test('with who was only linked by hand is begun by their Entra object id', async () => {
    await lab.chat().send({ kind: 'direct', user: BAY.sue }, text('hello'), { key: 'k1' });
    expect(begun()[0]?.body).toMatchObject({ members: [{ id: BAY.sue }] });
    expect(await lab.references.find(lab.organizationId, PLACE, 'direct', BAY.sue)).toMatchObject({ state: 'met' });
  });

  test('is begun by the object id where the id for this bot is no longer good', async () => {
    lab.stub.next(isBegin, { status: 400, body: { error: { code: 'BadArgument', message: 'x' } } });
    await lab.chat().send(toAna, text('hello'), { key: 'k1' });
    expect(begun().map(({ body }) => body)).toMatchObject([{ members: [{ id: memberIdOf(BAY.ana) }] }, { members: [{ id: BAY.ana }] }]);
  });
});

describe('a message', () => {
  test('is one card or one text, plain: never both', async () => {
    await lab.chat().send(toChannel, text('one'), { key: 'k1' });
    for (const { body } of posted()) {
      const { text: words, attachments } = body as Readonly<Record<string, unknown>>;
      expect([words === undefined, attachments === undefined].filter(Boolean)).toHaveLength(1);
    }
  });

  test('whose answer was lost is posted again by the next try: nobody can look', async () => {
    lab.stub.next(isPost, { cut: true });
    const chat = lab.chat();
    const attempt = () => chat.send(toChannel, text('twice at worst'), { key: 'k1' });
    await expect(attempt()).rejects.toMatchObject({ code: 'temporary' });
    lab.clock.advance({ minutes: 2 });
    const ref = await attempt();
    expect(lab.standing(BAY.channel).map(({ id }) => id)).toContain(ref.message);
    expect(lab.standing(BAY.channel)).toHaveLength(2);
    expect(posted()).toHaveLength(2);
  });

  test('in a thread is brought up to date there, also after a restart', async () => {
    const chat = lab.chat();
    const root = await chat.send(toChannel, text('root'), { key: 'k1' });
    const reply = await chat.send(toChannel, text('reply'), { key: 'k2', thread: root });
    await lab.chat().update(reply, text('reply, mended'));
    expect(lab.stub.calls.find(isPut)?.path).toBe(`v3/conversations/${BAY.channel};messageid=${root.message}/activities/${reply.message.split('/')[1]}`);
    expect(lab.standing(BAY.channel).map(({ summary }) => summary)).toEqual(['root', 'reply, mended']);
  });

  test('is drawn with the names that Teams knows, in the language of who reads it', async () => {
    const chat = lab.chat({ languageOfMember: async (user) => (user === BAY.ana ? 'es' : undefined) });
    await chat.send(toChannel, { summary: 's', blocks: [{ type: 'text', text: ['By ', { mention: { user: BAY.ben, name: 'x' } }] }] }, { key: 'k1' });
    const [sent] = lab.standing(BAY.channel);
    expect(sent?.json).toContain('Ben Hill');
    expect(sent?.json).toContain(BAY.ben);
  });

  test('with buttons is asked for anew by whoever it is for', async () => {
    await lab.chat().send(toAna, { summary: 's', blocks: [{ type: 'buttons', buttons: [{ action: 'a', value: 'v', label: 'Go' }] }] }, { key: 'k1' });
    expect(lab.standing(chatOf(BAY.ana))[0]?.json).toContain(memberIdOf(BAY.ana));
  });
});
