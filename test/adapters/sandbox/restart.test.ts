import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import { createSandbox } from '../../../adapters/sandbox/sandbox.js';
import type { SandboxStore } from '../../../adapters/sandbox/sandbox-store.js';
import { openPage, readState } from './open-page.js';
import { district, nonce, pageAssets, post, silentLog, startSandbox, testBot, testClock } from './sandbox-harness.js';

const words = (text: string): Message => ({ summary: text, blocks: [{ type: 'text', text }] });

test('a restart changes nothing that anyone sees', async () => {
  const bot = testBot();
  const first = await startSandbox({ receive: bot.receive });
  const { chat } = first.sandbox;
  const write = (body: Readonly<Record<string, unknown>>, path = '/api/messages') => post(first.url, path, { as: 'u-dana', nonce: nonce(), ...body });

  const root = await chat.send({ kind: 'channel', channel: 'c-general' }, words('root'), { key: 'root-key' });
  await chat.update(root, words('root, updated'));
  await chat.send({ kind: 'channel', channel: 'c-general' }, words('reply'), { key: 'reply-key', thread: root });
  const upload = new FormData();
  upload.set('as', 'u-dana');
  upload.set('file', new File(['bytes'], 'a.txt', { type: 'text/plain' }));
  const file = (await (await fetch(`${first.url}/api/files`, { method: 'POST', headers: { origin: first.url }, body: upload })).json()) as { id: string; url: string };
  await write({ page: 'p', conversation: 'direct:u-dana', text: 'kept', files: [file.id] });
  await write({ page: 'p', conversation: 'direct:u-dana', text: 'to be edited' });
  const edited = bot.received.at(-1);
  await write({ conversation: 'direct:u-dana', message: edited?.type === 'message' ? edited.message : '', text: 'edited' }, '/api/messages/edit');
  await write({ page: 'p', conversation: 'direct:u-dana', text: 'to go' });
  const removed = bot.received.at(-1);
  await post(first.url, '/api/messages/delete', { as: 'u-dana', conversation: 'direct:u-dana', message: removed?.type === 'message' ? removed.message : '' });
  await write({ name: 'Dana W.', timeZone: 'Europe/Paris', locale: 'es' }, '/api/profile');
  await post(first.url, '/api/read', { as: 'u-dana', conversation: 'c-general', seq: 1 });
  const page = await openPage(first.url, 'u-dana', 'the-page');
  await write({ page: 'the-page', conversation: 'c-general', text: '/plan report 2.b' });
  const command = bot.received.at(-1);
  if (command?.type !== 'command') throw new Error('The command did not arrive.');
  await chat.openForm(command.trigger ?? '', { id: 'f', title: 'T', submit: 'S', cancel: 'C', context: 'x', fields: [] });
  await chat.respond(command.reply, words('only for Dana'), 'private');
  const before = await Promise.all(district.people.map((person) => readState(first.url, person.user)));
  page.close();
  await first.stop();
  await appendFile(join(first.folder, 'journal.jsonl'), '{"type":"posted","post":{"id":"to');

  const second = await startSandbox({ receive: bot.receive, folder: first.folder });
  const told = bot.received.length;
  expect(await Promise.all(district.people.map((person) => readState(second.url, person.user)))).toEqual(before);
  expect(await second.sandbox.chat.send({ kind: 'channel', channel: 'c-general' }, words('again'), { key: 'root-key' })).toEqual(root);
  expect(await (await fetch(`${second.url}${file.url}`)).text()).toBe('bytes');
  await second.sandbox.chat.respond(command.reply, words('late answer'), 'public');

  const again = await openPage(second.url, 'u-dana', 'the-page');
  const open = again.state().forms[0]?.open;
  expect((await post(second.url, '/api/forms', { as: 'u-dana', open, values: {} })).status).toBe(200);
  expect(bot.received.slice(told)).toMatchObject([{ type: 'form', context: 'x' }]);
  await vi.waitFor(() => expect(again.state().forms).toEqual([]));
  again.close();
  await second.stop();
  await rm(first.folder, { recursive: true });
});

test('where the store fails nothing is shown, the bot can try again, and the page says so', async () => {
  let isDown = false;
  const entries: unknown[] = [];
  const store: SandboxStore = {
    load: () => Promise.resolve([]),
    append: (entry) => (isDown ? Promise.reject(new Error('disk full')) : Promise.resolve(void entries.push(entry))),
    replace: () => Promise.resolve(),
    saveFile: () => Promise.resolve(),
    readFile: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
  const bot = testBot();
  const sandbox = await createSandbox({ workspace: 'sandbox', store, directory: district, receive: bot.receive, clock: testClock(), assets: await pageAssets(), log: silentLog });
  const listening = await sandbox.listen(0);
  const { url } = listening;
  isDown = true;
  await expect(sandbox.chat.send({ kind: 'direct', user: 'u-dana' }, words('lost?'), { key: 'k' })).rejects.toMatchObject({ code: 'temporary' });
  const body = { as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'direct:u-dana', text: 'hello' };
  expect(await post(url, '/api/messages', body)).toMatchObject({ status: 503, body: { error: 'not-saved', message: 'Not saved, please try again.' } });
  expect(bot.received).toEqual([]);
  expect((await readState(url, 'u-dana')).posts).toEqual([]);
  isDown = false;
  await sandbox.chat.send({ kind: 'direct', user: 'u-dana' }, words('found'), { key: 'k' });
  expect((await post(url, '/api/messages', body)).status).toBe(200);
  expect((await readState(url, 'u-dana')).posts).toHaveLength(2);
  await listening.close();
});

test('a history of another version is refused with what to do', async () => {
  const running = await startSandbox({ receive: testBot().receive });
  await running.stop();
  await appendFile(join(running.folder, 'journal.jsonl'), '{"type":"from-the-future"}\n');
  await expect(startSandbox({ receive: testBot().receive, folder: running.folder })).rejects.toMatchObject({ code: 'sandbox-journal-damaged' });
  await rm(running.folder, { recursive: true });
});
