import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingActivity } from '../../../../adapters/teams/cards/outgoing-activity.js';
import type { Connector } from '../../../../adapters/teams/connect/connector.js';
import { createConnector } from '../../../../adapters/teams/connect/create-connector.js';
import { refusalOf } from '../../../../adapters/teams/outbound/errors.js';
import { ChatError } from '../../../../src/errors.js';
import { BAY, chatOf, memberIdOf } from '../../../support/bay.js';
import { isBegin, isPost, startTeamsStub } from '../../../support/teams-stub.js';
import type { TeamsStub } from '../../../support/teams-stub.js';

const TOKEN = 'token-of-the-app';
let stub: TeamsStub;
let connector: Connector;
let tokenFault: Error | undefined;
beforeAll(async () => {
  stub = await startTeamsStub(TOKEN);
  const tokens = { get: () => (tokenFault ? Promise.reject(tokenFault) : Promise.resolve(TOKEN)) };
  connector = createConnector({ appId: BAY.app, tenant: BAY.tenant, tokens, isServiceUrl: (address) => new URL(address).origin === stub.url });
});
afterAll(() => stub.stop());
beforeEach(() => {
  stub.clear();
  tokenFault = undefined;
});

const ana = () => ({ serviceUrl: stub.url, conversation: chatOf(BAY.ana) });
const words = (text: string): OutgoingActivity => ({ type: 'message', summary: text, text, textFormat: 'plain' });
const card: OutgoingActivity = { type: 'message', summary: 'Due', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Due' }] } }] };
const errorOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

describe('the Bot Connector', () => {
  test('takes words and cards as they are, rewrites and removes them', async () => {
    const id = await connector.post(ana(), words('One moment\nplease'));
    expect(stub.service.kept.find((kept) => kept.id === id)?.activity).toMatchObject(words('One moment\nplease'));
    await connector.put(ana(), id, card);
    expect(stub.service.kept.find((kept) => kept.id === id)?.activity).toMatchObject(card);
    await connector.remove(ana(), id);
    expect(stub.service.kept.find((kept) => kept.id === id)).toBeUndefined();
  });

  test('is posted to in a thread of a channel by the thread’s own name', async () => {
    const conversation = `${BAY.channel};messageid=1757858400099`;
    const id = await connector.post({ serviceUrl: stub.url, conversation }, words('In the thread'));
    expect(stub.service.kept.find((kept) => kept.id === id)?.conversation).toBe(conversation);
    expect(stub.calls.at(-1)?.path).toBe(`v3/conversations/${conversation}/activities`);
  });

  test.each([
    ['object id', BAY.ben],
    ['id for this bot', memberIdOf(BAY.ben)],
  ])('begins a chat with a person by their %s', async (_what, user) => {
    expect(await connector.createDirect(stub.url, user)).toBe(chatOf(BAY.ben));
    expect(stub.calls.at(-1)?.body).toMatchObject({ bot: { id: BAY.bot }, tenantId: BAY.tenant, isGroup: false });
  });

  test('a roster whose pages lead in a circle is read once around', async () => {
    const before = stub.calls.length;
    stub.always(({ path, query }) => (path.endsWith('/pagedmembers') ? { body: { members: [], continuationToken: query.get('continuationToken') === 'one' ? 'two' : 'one' } } : undefined));
    expect(await connector.members({ serviceUrl: stub.url, conversation: BAY.team })).toEqual([]);
    expect(stub.calls.length - before).toBe(3);
    stub.clear();
  });

  test('tells everyone of a roster, page by page', async () => {
    const members = await connector.members({ serviceUrl: stub.url, conversation: BAY.team });
    expect(members.map(({ objectId, role }) => [objectId, role])).toEqual([
      [BAY.ana, 'user'],
      [BAY.ben, 'user'],
      [BAY.gil, 'guest'],
    ]);
    expect(members[0]).toMatchObject({ id: memberIdOf(BAY.ana), name: 'Ana Lark', email: 'ana@bay.example', tenantId: BAY.tenant });
  });

  test('tells one person, and nobody who is not there', async () => {
    const to = { serviceUrl: stub.url, conversation: BAY.team };
    expect(await connector.member(to, BAY.ana)).toMatchObject({ objectId: BAY.ana, name: 'Ana Lark' });
    expect(await connector.member(to, BAY.eve)).toBeUndefined();
  });

  test('tells the channels of a team, and of no other', async () => {
    expect(await connector.channels(stub.url, BAY.team)).toEqual([
      { id: BAY.team, type: 'standard' },
      { id: BAY.channel, name: 'leaders', type: 'standard' },
      { id: BAY.shared, name: 'partners', type: 'shared' },
    ]);
    expect(await connector.channels(stub.url, '19:none@thread.tacv2')).toBeUndefined();
  });

  test('gives a picture to whoever shows the app’s token', async () => {
    const url = stub.serve('chart.png', { bytes: Buffer.from('PNG'), mimeType: 'image/png', needsToken: true });
    expect(await (await connector.download(new URL(url))).text()).toBe('PNG');
  });
});

describe('a call that fails', () => {
  test.each([429, 500, 502, 503, 504])('with %i is made once, and not again behind anybody’s back', async (status) => {
    const before = stub.calls.length;
    stub.next(isPost, { status, headers: { 'retry-after': '7' }, body: { error: { code: 'Whatever', message: 'x' } } });
    const error = await errorOf(connector.post(ana(), words('Once')));
    expect(error).toBeInstanceOf(ChatError);
    expect(refusalOf(error)).toMatchObject({ status, retryAfterMs: 7_000 });
    expect(stub.calls.slice(before)).toHaveLength(1);
  });

  test('for a lost connection is made once', async () => {
    const before = stub.calls.length;
    stub.next(isPost, { cut: true });
    expect(await errorOf(connector.post(ana(), words('Lost')))).toMatchObject({ code: 'temporary' });
    expect(stub.calls.slice(before)).toHaveLength(1);
  });

  test('with another answer than JSON says only its status', async () => {
    stub.next(isPost, { status: 413, body: '<html>Payload Too Large</html>' });
    expect(refusalOf(await errorOf(connector.post(ana(), words('Long'))))).toMatchObject({ status: 413, reason: undefined });
  });

  test('goes nowhere else', async () => {
    const other = await startTeamsStub(TOKEN);
    stub.next(isPost, { status: 307, headers: { location: `${other.url}/v3/conversations/x/activities` } });
    expect(await errorOf(connector.post(ana(), words('Elsewhere')))).toMatchObject({ code: 'temporary' });
    expect(other.calls).toEqual([]);
    await other.stop();
  });

  test('of a chat that cannot be begun is told by name', async () => {
    stub.next(isBegin, { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":"x"}' } });
    expect(refusalOf(await errorOf(connector.createDirect(stub.url, BAY.ana)))).toMatchObject({ status: 403, reason: 'MessageWritesBlocked' });
  });

  test('for want of a token says so', async () => {
    tokenFault = new ChatError('workspace-gone', 'Microsoft gives the app no token (7000215).');
    const before = stub.calls.length;
    expect(await errorOf(connector.post(ana(), words('Without')))).toMatchObject({ code: 'workspace-gone' });
    expect(stub.calls.slice(before)).toEqual([]);
  });

  test('with no name for what was posted is no success', async () => {
    stub.next(isPost, { status: 202, body: {} });
    expect(await errorOf(connector.post(ana(), words('Unnamed')))).toMatchObject({ code: 'message-refused' });
  });
});

test('the app’s token is shown to nobody but Teams', async () => {
  const other = await startTeamsStub(TOKEN);
  expect(await errorOf(connector.post({ serviceUrl: other.url, conversation: chatOf(BAY.ana) }, words('x')))).toMatchObject({ code: 'message-refused' });
  expect(await errorOf(connector.download(new URL(`${other.url}/picture.png`)))).toMatchObject({ code: 'message-refused' });
  expect(other.calls).toEqual([]);
  await other.stop();
});
