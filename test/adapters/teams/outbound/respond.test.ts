import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeReplyHandle } from '../../../../adapters/teams/outbound/reply-handle.js';
import type { ReplyAddress } from '../../../../adapters/teams/outbound/reply-handle.js';
import type { Message } from '../../../../src/domain/message.js';
import { text } from '../../../contracts/chat-messages.js';
import { BAY, chatOf } from '../../../support/bay.js';
import { teamsSealer } from '../../../support/teams-chat.js';
import { isPost, isPut } from '../../../support/teams-stub.js';
import { openOutboundLab, toAna, toChannel } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';

let lab: OutboundLab;
beforeAll(async () => {
  lab = await openOutboundLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.reset());

const handle = (address: Partial<ReplyAddress>, tenant: string = BAY.tenant) => makeReplyHandle({ user: BAY.ana, serviceUrl: lab.stub.url, ...address }, teamsSealer, tenant);
const inThread = `${BAY.channel};messageid=171`;

test('aloud: in the thread it was asked in', async () => {
  await lab.chat().respond(handle({ conversation: inThread }), text('for all'), 'public');
  expect(lab.standing(BAY.channel)).toMatchObject([{ conversation: inThread, summary: 'for all' }]);
});

test('for the asker alone: in their own chat, never where others read', async () => {
  for (const conversation of [inThread, BAY.group]) await lab.chat().respond(handle({ conversation }), text('for one'), 'private');
  expect([...lab.standing(BAY.channel), ...lab.standing(BAY.group)]).toEqual([]);
  expect(lab.standing(chatOf(BAY.ana))).toHaveLength(2);
});

test('in their own chat: there, whoever it is for', async () => {
  for (const visibility of ['private', 'public'] as const) await lab.chat().respond(handle({ conversation: chatOf(BAY.ana) }), text(visibility), visibility);
  expect(lab.standing(chatOf(BAY.ana)).map(({ summary }) => summary)).toEqual(['private', 'public']);
});

test('asked where the bot may not be: in their own chat', async () => {
  await lab.chat().respond(handle({}), text('found you'), 'public');
  expect(lab.standing(chatOf(BAY.ana))).toHaveLength(1);
});

test('where the bot was removed meanwhile: in their own chat', async () => {
  lab.stub.service.gone.add(BAY.channel);
  await lab.chat().respond(handle({ conversation: inThread }), text('still here'), 'public');
  expect(lab.standing(chatOf(BAY.ana))).toHaveLength(1);
});

test('where the asker has not got the app and is in nothing that the bot is in: that is said, and nothing before others', async () => {
  lab.stub.always((call) => (call.path === 'v3/conversations' ? { status: 403, body: { error: { code: 'ForbiddenOperationException', message: 'x' } } } : undefined));
  await expect(lab.chat().respond(handle({ conversation: inThread }), text('for one'), 'private')).rejects.toMatchObject({ code: 'app-not-installed' });
  expect(lab.stub.service.kept).toEqual([]);
});

test('in place of the message whose button was pressed; where that is gone, after it', async () => {
  const chat = lab.chat();
  const ref = await chat.send(toAna, text('question'), { key: 'k1' });
  const reply = handle({ conversation: ref.conversation, message: ref.message });
  await chat.respond(reply, text('answered'), 'private', { replace: true });
  expect(lab.standing(ref.conversation)).toMatchObject([{ id: ref.message, summary: 'answered' }]);
  lab.stub.service.kept.length = 0;
  await chat.respond(reply, text('answered, again'), 'private', { replace: true });
  expect(lab.standing(ref.conversation)).toMatchObject([{ summary: 'answered, again' }]);
});

test('a reply in a thread is replaced where it stands', async () => {
  const chat = lab.chat();
  const root = await chat.send(toChannel, text('root'), { key: 'k1' });
  const reply = await chat.send(toChannel, text('page 1'), { key: 'k2', thread: root });
  await chat.respond(handle({ conversation: `${BAY.channel};messageid=${root.message}`, message: reply.message.split('/')[1] ?? '' }), text('page 2'), 'public', { replace: true });
  expect(lab.standing(BAY.channel).map(({ summary }) => summary)).toEqual(['root', 'page 2']);
  expect(lab.stub.calls.filter(isPut)).toHaveLength(1);
});

test('what only the asker may see does not take the place of what others read', async () => {
  const chat = lab.chat();
  const ref = await chat.send(toChannel, text('for all'), { key: 'k1' });
  await chat.respond(handle({ conversation: `${ref.conversation};messageid=${ref.message}`, message: ref.message }), text('for one'), 'private', { replace: true });
  expect(lab.standing(BAY.channel).map(({ summary }) => summary)).toEqual(['for all']);
  expect(lab.standing(chatOf(BAY.ana)).map(({ summary }) => summary)).toEqual(['for one']);
});

test('whether a chat is the asker’s own is what Teams said of it, not how its id looks', async () => {
  const chat = lab.chat();
  const ref = await chat.send(toAna, text('mine alone'), { key: 'k1' });
  await chat.respond(handle({ conversation: ref.conversation, message: ref.message, direct: false }), text('elsewhere'), 'private', { replace: true });
  await chat.respond(handle({ conversation: ref.conversation, message: ref.message, direct: true }), text('in its place'), 'private', { replace: true });
  expect(lab.standing(chatOf(BAY.ana)).map(({ summary }) => summary)).toEqual(['in its place', 'elsewhere']);
});

test('an answer with buttons does not ask for itself anew: it is kept nowhere. What is sent does', async () => {
  const pressed: Message = { summary: 'choose', blocks: [{ type: 'buttons', buttons: [{ label: 'One', action: 'command.run', value: '{}' }] }] };
  const chat = lab.chat();
  await chat.respond(handle({ conversation: chatOf(BAY.ana) }), pressed, 'private');
  await chat.send(toAna, pressed, { key: 'k1' });
  expect(lab.standing(chatOf(BAY.ana)).map(({ json }) => json.includes('"refresh"'))).toEqual([false, true]);
});

test('a fault that may pass is passed on, and nothing is said elsewhere meanwhile', async () => {
  lab.stub.next(isPost, { status: 502, body: '' });
  await expect(lab.chat().respond(handle({ conversation: inThread }), text('later'), 'public')).rejects.toMatchObject({ code: 'temporary' });
  expect(lab.stub.service.kept).toEqual([]);
});

test('a handle of another tenant, or of nobody’s, opens nothing', async () => {
  for (const given of [handle({}, BAY.elsewhere), 'no-such-handle', '']) await expect(lab.chat().respond(given, text('x'), 'private')).rejects.toMatchObject({ code: 'message-refused' });
  expect(handle({ conversation: inThread })).not.toContain('leaders');
});
