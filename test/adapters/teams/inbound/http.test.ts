import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BAY } from '../../../support/bay.js';
import { message, SERVICE, startDesk } from './desk.js';
import type { Desk } from './desk.js';

const OTHER_APP = '0c9b8a70-90f2-4b6e-8d13-5f4c2b1a0e99';
const sender = { appId: BAY.app, tenant: BAY.tenant, organizationId: 'organization-1', serviceUrl: SERVICE };
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ organization: 300, body: 400, message: 300, invoke: 5_000 });
});
afterAll(() => desk.stop());

const hanging = <T>(): Promise<T> => new Promise<T>(() => undefined);
let taken: number;
let find: Desk['find'];
beforeEach(() => {
  taken = desk.taken.length;
  find ??= desk.find;
  desk.find = find;
  desk.take = async () => ({ status: 200 });
  desk.keys.down(false);
  desk.log.lines.length = 0;
});
const takenNow = (): Desk['taken'] => desk.taken.slice(taken);

describe('what Teams sends', () => {
  test('is handed over whole, with who sent it', async () => {
    const given = message({ anything: { nested: ['else'] } });
    expect((await desk.post(given)).status).toBe(200);
    expect(takenNow()).toEqual([[given, sender]]);
  });

  test('is answered with the status that its taker gives', async () => {
    desk.take = async () => ({ status: 503 });
    const response = await desk.post(message());
    expect([response.status, await response.text()]).toEqual([503, '']);
  });

  test('is answered in the body where it asks', async () => {
    const body = { task: { type: 'message', value: 'Noted.' } };
    desk.take = async () => ({ status: 200, body });
    const response = await desk.post(message({ type: 'invoke', name: 'task/submit', value: {} }));
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([200, 'application/json', body]);
  });

  test('may name its bot and tenant in capitals', async () => {
    expect((await desk.post(message({ recipient: { id: `28:${BAY.app.toUpperCase()}` }, channelData: { tenant: { id: BAY.tenant.toUpperCase() } } }))).status).toBe(200);
  });
});

describe('who is turned away before anything is read', () => {
  /** A body that would hurt whoever read it. */
  const NO_JSON = '{"type":';
  test.each<readonly [string, Parameters<Desk['post']>[1], string]>([
    ['without a token', { authorization: undefined }, 'no-token'],
    ['with a token of another key', { signer: 'stranger' }, 'wrong-key'],
    ['with a token for another app', { claims: { aud: OTHER_APP } }, 'other-app'],
    ['with a token that is past', { expiresIn: -900 }, 'expired'],
  ])('%s', async (_who, wishes, reason) => {
    const before = desk.refused();
    const response = await desk.post(NO_JSON, wishes);
    expect([response.status, await response.text(), takenNow()]).toEqual([401, '', []]);
    expect(Object.entries(desk.refused()).filter(([name, count]) => before[name as keyof typeof before] !== count)).toEqual([[reason, (before[reason as keyof typeof before] ?? 0) + 1]]);
    expect(desk.log.lines).toEqual([{ level: 'warn', event: 'teams.refused', fields: { reason } }]);
  });

  test('with a token of Teams’ that leads to an address that is not Teams’ own', async () => {
    const response = await desk.post(NO_JSON, { claims: { serviceurl: 'https://elsewhere.example/' } });
    expect([response.status, takenNow()]).toEqual([403, []]);
  });

  test('who sends a body without end is answered at once', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(desk.url, { method: 'POST' }, (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('{"type":"message",');
    });
    expect(status).toBe(401);
  });

  test('anything but a post', async () => {
    expect((await fetch(desk.url)).status).toBe(404);
    expect((await fetch(desk.url, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('under a good token', () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['of another tenant, by its conversation', { conversation: { id: 'a:1', tenantId: BAY.elsewhere } }, 'other-tenant'],
    ['of another tenant, by its channel data', { channelData: { tenant: { id: BAY.elsewhere } } }, 'other-tenant'],
    ['served elsewhere than the token says', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }, 'other-service'],
    ['served nowhere', { serviceUrl: '' }, 'other-service'],
    ['to another bot', { recipient: { id: `28:${OTHER_APP}` } }, 'other-recipient'],
    ['of another channel', { channelId: 'webchat' }, 'other-channel'],
    ['of the channel that Microsoft’s own library trusts by another way', { channelId: 'AseChannel' }, 'other-channel'],
  ])('an activity %s is refused', async (_what, changes, reason) => {
    const before = desk.refused()[reason as keyof ReturnType<Desk['refused']>] ?? 0;
    const response = await desk.post(message(changes));
    expect([response.status, takenNow()]).toEqual([403, []]);
    expect(desk.refused()).toMatchObject({ [reason]: before + 1 });
  });

  test.each<readonly [string, unknown]>([
    ['no JSON', '{'],
    ['nothing', ''],
    ['no activity', [1]],
    ['an activity without a type', message({ type: undefined })],
    ['an activity without a channel', message({ channelId: undefined })],
    ['an activity without a service address', message({ serviceUrl: undefined })],
    ['an activity without a conversation', message({ conversation: undefined })],
  ])('%s is refused', async (_what, given) => {
    const response = await desk.post(given);
    expect([response.status, takenNow()]).toEqual([400, []]);
  });

  test('a body that is larger than any of Teams’ is refused, also where its size is not told', async () => {
    const huge = JSON.stringify(message({ text: 'x'.repeat(300_000) }));
    expect((await desk.post(huge)).status).toBe(413);
    const pieces = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < huge.length; at += 50_000) controller.enqueue(Buffer.from(huge.slice(at, at + 50_000)));
        controller.close();
      },
    });
    const authorization = `Bearer ${await desk.keys.token(SERVICE)}`;
    const status = await fetch(desk.url, { method: 'POST', headers: { authorization }, body: pieces, duplex: 'half' }).then((response) => response.status, () => 'cut');
    // Who goes on sending may find the connection closed before the answer is read.
    expect([413, 'cut']).toContain(status);
    expect(takenNow()).toEqual([]);
  });
});

describe('of two organizations, each with an app of its own,', () => {
  const other = { appId: OTHER_APP, tenant: BAY.elsewhere, organizationId: 'organization-2', credentials: { type: 'managed-identity' } } as const;
  const toOther = message({ recipient: { id: `28:${OTHER_APP}` }, conversation: { id: 'a:1ana', tenantId: BAY.elsewhere }, channelData: { tenant: { id: BAY.elsewhere } } });
  beforeEach(() => {
    desk.find = async (appId) => (appId === OTHER_APP ? other : find(appId));
  });

  test('each takes what is sent to its own', async () => {
    expect((await desk.post(toOther, { claims: { aud: OTHER_APP } })).status).toBe(200);
    expect((await desk.post(message())).status).toBe(200);
    expect(takenNow().map(([, { organizationId, tenant }]) => [organizationId, tenant])).toEqual([
      ['organization-2', BAY.elsewhere],
      ['organization-1', BAY.tenant],
    ]);
  });

  test('neither takes what claims to be the other’s, whatever it says of itself', async () => {
    expect((await desk.post(toOther)).status).toBe(403);
    expect((await desk.post(message({ ...toOther, recipient: { id: BAY.bot } }))).status).toBe(403);
    expect((await desk.post(message(), { claims: { aud: OTHER_APP } })).status).toBe(403);
    expect((await desk.post(message({ recipient: { id: `28:${OTHER_APP}` } }), { claims: { aud: OTHER_APP } })).status).toBe(403);
    expect(takenNow()).toEqual([]);
  });
});

describe('what takes too long, or fails, is to be sent again', () => {
  const posted = async (): Promise<number> => (await desk.post(message())).status;

  test('while the keys cannot be read', async () => {
    const fresh = await startDesk();
    fresh.keys.down(true);
    expect((await fresh.post(message())).status).toBe(503);
    await fresh.stop();
  });

  test('while nobody can say whose app it is', async () => {
    desk.find = () => Promise.reject(new Error('the database is gone'));
    expect(await posted()).toBe(503);
    desk.find = hanging;
    expect(await posted()).toBe(503);
    expect(takenNow()).toEqual([]);
  });

  test('where it is not stored in time', async () => {
    desk.take = hanging;
    expect(await posted()).toBe(503);
  });

  test('where whoever takes it fails; nothing of why is told to anybody', async () => {
    desk.take = () => Promise.reject(new Error('“Attendance is now 93.4 %” could not be kept'));
    const response = await desk.post(message());
    expect([response.status, await response.text()]).toEqual([503, '']);
    expect(JSON.stringify(desk.log.lines)).not.toContain('Attendance');
    expect(desk.log.lines).toMatchObject([{ level: 'error', event: 'teams.request-failed' }]);
  });

  test('where its body does not come', async () => {
    const authorization = `Bearer ${await desk.keys.token(SERVICE)}`;
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(desk.url, { method: 'POST', headers: { authorization } }, (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('{');
    });
    expect(status).toBe(503);
  });

  test('a question gets more time than a message', async () => {
    desk.take = () => new Promise((resolve) => setTimeout(() => resolve({ status: 200, body: {} }), 400));
    expect((await desk.post(message({ type: 'invoke', name: 'task/fetch' }))).status).toBe(200);
    expect(await posted()).toBe(503);
  });
});
