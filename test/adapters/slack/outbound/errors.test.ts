import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReplyHandle } from '../../../../adapters/slack/outbound/reply-handle.js';
import { ChatError } from '../../../../src/errors.js';
import type { ChatErrorCode } from '../../../../src/errors.js';
import { form, text } from '../../../contracts/chat-messages.js';
import { LAKE } from '../../../support/local-slack.js';
import { readAll } from '../../../support/read-all.js';
import { slackChatAt, testSealer } from '../../../support/slack-chat.js';

/** Stands in for Slack where only its answers matter: by the method's name, else a plain yes. */
interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cut?: boolean;
}
const answers = new Map<string, readonly Answer[]>();
const asked: { readonly path: string; readonly authorization: string | undefined; readonly body: string }[] = [];
const YES: Readonly<Record<string, unknown>> = { ok: true, ts: '1.1', channel: { id: 'D1' }, user: { id: LAKE.ana, team_id: LAKE.workspace, profile: {} } };
const server = createServer((request, response) => {
  const path = (request.url ?? '').replace('/api/', '').replace(/^\//u, '');
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    asked.push({ path, authorization: request.headers.authorization, body });
    const [next, ...later] = answers.get(path) ?? [];
    if (later.length > 0) answers.set(path, later);
    if (next?.cut === true) return void response.destroy();
    const given = next?.body ?? (path.startsWith('chat.') ? { ok: true, ts: '1.1', channel: 'C1' } : YES);
    response.writeHead(next?.status ?? 200, { 'content-type': 'application/json', ...next?.headers });
    response.end(typeof given === 'string' ? given : JSON.stringify(given));
  });
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const toAna = { kind: 'direct', user: LAKE.ana } as const;
const toChannel = { kind: 'channel', channel: 'C1' } as const;
async function refused(act: () => Promise<unknown>): Promise<ChatError> {
  const error = await act().then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof ChatError)) throw new Error(`Not refused with a ChatError: ${String(error)}`);
  return error;
}
function given(given: Readonly<Record<string, Answer | readonly Answer[]>>) {
  answers.clear();
  asked.length = 0;
  for (const [path, answer] of Object.entries(given)) answers.set(path, Array.isArray(answer) ? answer : [answer as Answer]);
  return slackChatAt(url).chat;
}
const no = (error: string, more: Readonly<Record<string, unknown>> = {}): Answer => ({ body: { ok: false, error, ...more } });

describe('what Slack refuses has one of a few codes', () => {
  test.each<[string, string, ChatErrorCode]>([
    ['chat.postMessage', 'account_inactive', 'workspace-gone'],
    ['chat.postMessage', 'token_revoked', 'workspace-gone'],
    ['chat.postMessage', 'invalid_auth', 'workspace-gone'],
    ['chat.postMessage', 'missing_scope', 'not-authorized'],
    ['chat.postMessage', 'restricted_action', 'not-authorized'],
    ['chat.postMessage', 'channel_not_found', 'channel-gone'],
    ['chat.postMessage', 'is_archived', 'channel-gone'],
    ['chat.postMessage', 'not_in_channel', 'not-in-channel'],
    ['chat.postMessage', 'ratelimited', 'rate-limited'],
    ['chat.postMessage', 'internal_error', 'temporary'],
    ['chat.postMessage', 'msg_too_long', 'message-refused'],
    ['chat.postMessage', 'something_new', 'message-refused'],
    ['users.info', 'user_not_found', 'user-gone'],
    ['conversations.open', 'user_disabled', 'user-gone'],
    ['conversations.open', 'cannot_dm_bot', 'user-unreachable'],
    ['conversations.open', 'user_not_visible', 'user-unreachable'],
  ])('%s: %s is %s', async (method, name, code) => {
    const chat = given({ [method]: no(name) });
    const error = await refused(() => chat.send(method === 'chat.postMessage' ? toChannel : toAna, text('x'), { key: name }));
    expect(error).toMatchObject({ code });
  });

  test('the message says what Slack refused and which scope is missing, and nothing of what was said', async () => {
    const chat = given({ 'chat.postMessage': no('missing_scope', { needed: 'chat:write', provided: 'commands' }) });
    const error = await refused(() => chat.send(toChannel, text('A secret of ours.'), { key: 'words' }));
    expect(error.message).toBe('Slack refused chat.postMessage: missing_scope. It needs the scope chat:write.');
    expect(JSON.stringify([error, error.cause])).not.toContain('A secret of ours.');
  });

  test('a limit says for how long, also where Slack does not', async () => {
    const limited = await refused(() => given({ 'chat.postMessage': { status: 429, headers: { 'retry-after': '12' } } }).send(toChannel, text('x'), { key: 'a' }));
    expect(limited).toMatchObject({ code: 'rate-limited', retryAfterMs: 12_000 });
    const untold = await refused(() => given({ 'chat.postMessage': { status: 429 } }).send(toChannel, text('x'), { key: 'b' }));
    expect(untold).toMatchObject({ code: 'rate-limited', retryAfterMs: 30_000 });
  });

  test.each<[string, Answer]>([['a lost connection', { cut: true }], ['a fault of the server', { status: 502, body: 'bad gateway' }], ['what is no JSON', { body: '<html>' }]])('%s is temporary', async (_what, answer) => {
    expect(await refused(() => given({ 'chat.postMessage': answer }).send(toChannel, text('x'), { key: 'c' }))).toMatchObject({ code: 'temporary' });
  });

  test('somebody deactivated is gone, a program is out of reach; neither is written to', async () => {
    const gone = given({ 'users.info': { body: { ok: true, user: { id: LAKE.ana, team_id: LAKE.workspace, deleted: true } } } });
    expect(await refused(() => gone.send(toAna, text('x'), { key: 'd' }))).toMatchObject({ code: 'user-gone' });
    const program = given({ 'users.info': { body: { ok: true, user: { id: LAKE.ana, team_id: LAKE.workspace, is_bot: true } } } });
    expect(await refused(() => program.send(toAna, text('x'), { key: 'e' }))).toMatchObject({ code: 'user-unreachable' });
    expect(asked.map(({ path }) => path)).not.toContain('conversations.open');
  });

  test.each(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'])('a form asked for too late (%s), or closed meanwhile, is expired', async (name) => {
    expect(await refused(() => given({ 'views.open': no(name) }).openForm('1.2.abc', form))).toMatchObject({ code: 'form-expired' });
    expect(await refused(() => given({ 'views.update': no('not_found') }).openForm('view:es:V1', form))).toMatchObject({ code: 'form-expired' });
  });

  test.each(['channel_not_found', 'is_archived', 'restricted_action'])('direct messages closed to the bot (%s) are a person out of reach, not a channel gone', async (name) => {
    expect(await refused(() => given({ 'chat.postMessage': no(name) }).send(toAna, text('x'), { key: name }))).toMatchObject({ code: 'user-unreachable' });
  });

  test('a form that waits and cannot be shown still ends with a word', async () => {
    const chat = given({ 'views.update': [no('internal_error'), { body: { ok: true } }] });
    expect(await refused(() => chat.openForm('view:en:V1', form))).toMatchObject({ code: 'temporary' });
    await chat.endWaiting(makeReplyHandle({ user: LAKE.ana, waiting: 'view:en:V1' }, testSealer), text('It could not be opened.'));
    expect(asked.map(({ path }) => path)).toEqual(['views.update', 'views.update']);
    expect(decodeURIComponent(asked[1]?.body ?? '').replaceAll('+', ' ')).toContain('It could not be opened.');
  });

  test('a form that Slack put off can be opened with the same trigger', async () => {
    const chat = given({ 'views.open': [{ status: 429, headers: { 'retry-after': '1' } }, { body: { ok: true } }] });
    expect(await refused(() => chat.openForm('1.2.abc', form))).toMatchObject({ code: 'rate-limited' });
    await chat.openForm('1.2.abc', form);
    expect(await refused(() => chat.openForm('1.2.abc', form))).toMatchObject({ code: 'form-expired' });
  });
});

describe('people and channels', () => {
  const person = { id: LAKE.ana, team_id: LAKE.workspace, name: 'ana', tz: 'America/Bogota', locale: 'es-LA', profile: { real_name: 'Ana Ortiz', email: 'ana@example.org' } };

  test('everyone is read page by page, and a limit on the way is waited out', async () => {
    const chat = given({
      'users.list': [
        { body: { ok: true, members: [person], response_metadata: { next_cursor: 'two' } } },
        { status: 429, headers: { 'retry-after': '3' } },
        { body: { ok: true, members: [{ ...person, id: 'U2', is_restricted: true }, { ...person, id: 'U3', team_id: 'T9' }, { ...person, id: 'U4', is_bot: true }, { ...person, id: 'USLACKBOT' }] } },
      ],
    });
    const everyone = await chat.profiles();
    expect(everyone.map(({ user, kind }) => [user, kind])).toEqual([[LAKE.ana, undefined], ['U2', 'guest'], ['U3', 'external'], ['U4', 'bot'], ['USLACKBOT', 'bot']]);
    expect(everyone[0]).toEqual({ user: LAKE.ana, name: 'Ana Ortiz', handle: 'ana', email: 'ana@example.org', timeZone: 'America/Bogota', locale: 'es-419', active: true });
    expect(asked.map(({ body }) => [body.includes('include_locale=true'), body.includes('cursor=two')])).toEqual([[true, false], [true, true], [true, true]]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['open', { is_member: true }, {}],
    ['archived', { is_member: true, is_archived: true }, { state: 'archived' }],
    ['without the bot', { is_member: false }, { state: 'not-in' }],
    ['shared with another organization', { is_member: true, is_ext_shared: true }, { isShared: true }],
    ['private', { is_member: true, is_private: true }, { isPrivate: true }],
  ])('a channel that is %s', async (_what, said, seen) => {
    const chat = given({ 'conversations.info': { body: { ok: true, channel: { id: 'C1', name: 'leaders', ...said } } } });
    expect(await chat.channel('C1')).toEqual({ channel: 'C1', name: 'leaders', isPrivate: false, ...seen });
  });
});

describe('an answer by its address', () => {
  const handle = (path: string) => makeReplyHandle({ responseUrl: `${url}/${path}`, channel: 'C1', user: LAKE.ana }, testSealer);

  test('is tried again where Slack asks to wait or fails, and goes elsewhere where the address is used up', async () => {
    expect(await refused(() => given({ hook: { status: 429, headers: { 'retry-after': '4' } } }).respond(handle('hook'), text('x'), 'private'))).toMatchObject({ code: 'rate-limited', retryAfterMs: 4_000 });
    expect(await refused(() => given({ hook: { status: 500 } }).respond(handle('hook'), text('x'), 'private'))).toMatchObject({ code: 'temporary' });
    await given({ hook: { status: 404, body: 'used_url' } }).respond(handle('hook'), text('x'), 'private');
    expect(asked.map(({ path }) => path)).toEqual(['hook', 'chat.postEphemeral']);
    await given({ hook: { body: { ok: false, error: 'expired_url' } } }).respond(handle('hook'), text('x'), 'public');
    expect(asked.map(({ path }) => path)).toEqual(['hook', 'chat.postMessage']);
  });

  test('to a button of the bot’s own message in direct messages stays there; elsewhere only the asker sees it', async () => {
    const pressed = (channel: string, ephemeral: boolean) => makeReplyHandle({ responseUrl: `${url}/hook`, channel, user: LAKE.ana, ephemeral }, testSealer);
    const chat = given({});
    await chat.respond(pressed('D1', false), text('x'), 'private');
    await chat.respond(pressed('D1', true), text('x'), 'private');
    await chat.respond(pressed('C1', false), text('x'), 'private');
    expect(asked.map(({ body }) => /"response_type":"(\w+)"/u.exec(body)?.[1])).toEqual(['in_channel', 'ephemeral', 'ephemeral']);
  });

  test('takes the place of what it answers', async () => {
    await given({}).respond(handle('hook'), text('Page two.'), 'private', { replace: true });
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
  });
});

describe('a file that is not where it was said to be', () => {
  const file = (path: string) => ({ id: 'F1', name: 'sheet.csv', mimeType: 'text/csv', size: 4, url: `${url}/${path}` });
  const read = async (answers: Readonly<Record<string, Answer>>): Promise<string> => new TextDecoder().decode(await readAll(await given(answers).readFile(file('old'), { maxBytes: 40 })));
  const signIn: Answer = { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } };
  const told = (more: object): Answer => ({ body: { ok: true, file: { id: 'F1', ...more } } });

  test('is read from where Slack says it is now', async () => {
    expect(await read({ old: signIn, 'files.info': told({ url_private_download: `${url}/new` }), new: { body: 'a,b\n', headers: { 'content-type': 'text/csv' } } })).toBe('a,b\n');
    expect(asked.map(({ path }) => path)).toEqual(['old', 'files.info', 'new']);
  });

  test.each<[string, Answer, Answer, string]>([
    ['was deleted', signIn, no('file_deleted'), 'file-gone'],
    ['was never there', signIn, no('file_not_found'), 'file-gone'],
    ['left its place behind', signIn, told({ mode: 'tombstone' }), 'file-gone'],
    ['is nowhere else', signIn, told({ url_private: undefined }), 'file-not-shared'],
    ['may not be asked about', signIn, no('missing_scope', { needed: 'files:read' }), 'file-not-shared'],
    ['cannot be asked about without a workspace', signIn, no('account_inactive'), 'workspace-gone'],
    ['cannot be asked about now', signIn, { status: 500 }, 'temporary'],
    ['cannot be asked about for a while', signIn, { status: 429, headers: { 'retry-after': '3' } }, 'rate-limited'],
  ])('and %s is told apart', async (_what, old, info, code) => {
    await expect(read({ old, 'files.info': info })).rejects.toMatchObject({ code });
  });

  test('one that Slack is too busy to give out is not looked for', async () => {
    await expect(read({ old: { status: 503 } })).rejects.toMatchObject({ code: 'temporary' });
    expect(asked.map(({ path }) => path)).toEqual(['old']);
  });
});
