import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { getRequestListener } from '@hono/node-server';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import { createSlack } from '../../../../adapters/slack/slack.js';
import type { Slack } from '../../../../adapters/slack/slack.js';
import { rotateKeys } from '../../../../src/app/rotate-keys.js';
import { slackInstallLink } from '../../../../src/app/slack-installing.js';
import { createSealer, readTokenKeys } from '../../../../src/seal.js';
import { openTestPglite } from '../../../support/database.js';
import { createFixture } from '../../../support/fixture.js';
import { freePort } from '../../../support/free-port.js';
import { silentLog } from '../../../support/silent-log.js';

const SECRETS = { clientId: '123.456', clientSecret: 'client-secret', stateSecret: 'state-secret-for-tests' };
const key = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const KEYS = readTokenKeys(key('k1', 1));

let database: Database;
let store: ReturnType<typeof createStore>;
let emulator: Awaited<ReturnType<typeof createEmulator>>;
let server: Server;
let publicUrl: string;
let slack: Slack;
let lake: string;
let fern: string;
let now: Temporal.Instant;
const delivered: string[] = [];

beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  lake = (await createFixture(database.prisma)).organizationId;
  fern = (await createFixture(database.prisma, { key: 'fern' })).organizationId;
  server = createServer((request, response) => void getRequestListener((req, env) => slack.routes.fetch(req, env))(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        team: { name: 'Lakeshore', domain: 'lakeshore' },
        users: [{ name: 'ana', real_name: 'Ana Lark', email: 'ana@example.org' }],
        channels: [{ name: 'leaders' }],
        bots: [{ name: 'throughline' }],
        oauth_apps: [{ client_id: SECRETS.clientId, client_secret: SECRETS.clientSecret, app_id: 'A000000001', name: 'Throughline', redirect_uris: [`${publicUrl}/slack/oauth_redirect`], scopes: ['chat:write', 'users:read', 'users:read.email', 'im:write'] }],
      },
    },
  });
});
afterAll(async () => {
  await emulator?.close();
  await new Promise((resolve) => server?.close(resolve));
  await database?.close();
});
beforeEach(async () => {
  now = Temporal.Now.instant();
  delivered.length = 0;
  await database.prisma.chatWorkspace.deleteMany({});
  slack = createSlack({
    transport: { kind: 'http', signingSecret: 'signing' },
    tenancy: { kind: 'many', ...SECRETS, publicUrl },
    store,
    receive: async () => undefined,
    work: { deliver: async (_organization, ids) => void delivered.push(...ids) },
    sealer: createSealer(KEYS),
    wallClock: { now: () => now },
    log: silentLog,
    api: { slackApiUrl: `${emulator.url}/api/`, authorizationUrl: `${emulator.url}/oauth/v2/authorize` },
  });
});

const linkFor = (organizationId: string, at = now): string => slackInstallLink({ kind: 'many', ...SECRETS, publicUrl, tokenKeys: KEYS }, organizationId, at).url;

/** Opens a link as a browser would: where Slack's page is, and the cookie. */
async function openLink(url: string): Promise<{ readonly status: number; readonly location: string; readonly cookie: string; readonly page: string }> {
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location') ?? '', cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', page: await response.text() };
}

/** Allows the app on Slack's page; gives the address Slack sends the browser back to. */
async function allow(location: string): Promise<string> {
  const page = await (await fetch(location)).text();
  const [form = ''] = /<form[\s\S]*?<\/form>/.exec(page) ?? [];
  const fields = new URLSearchParams([...form.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')]));
  const answer = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, { method: 'POST', redirect: 'manual', body: fields });
  return answer.headers.get('location') ?? '';
}

/** The browser comes back. */
async function comeBack(url: string, cookie: string): Promise<{ readonly status: number; readonly page: string }> {
  const response = await fetch(url, { headers: { cookie } });
  return { status: response.status, page: await response.text() };
}

async function install(organizationId: string): Promise<{ readonly status: number; readonly page: string }> {
  const { location, cookie } = await openLink(linkFor(organizationId));
  return comeBack(await allow(location), cookie);
}

async function onlyWorkspace() {
  const rows = await store.workspaces.all('slack');
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (!row) throw new Error('no workspace');
  return row;
}

test('a link installs the app: the workspace is the organization’s, its token sealed for it alone', async () => {
  const opened = await openLink(linkFor(lake));
  expect(opened.status).toBe(302);
  expect(opened.location).toMatch(/oauth\/v2\/authorize\?scope=.*chat%3Awrite/);
  expect(opened.cookie).not.toBe('');
  const back = await comeBack(await allow(opened.location), opened.cookie);
  expect([back.status, back.page]).toEqual([200, expect.stringContaining('Throughline is installed in Lakeshore')]);
  const row = await onlyWorkspace();
  expect(row).toMatchObject({ organizationId: lake, name: 'Lakeshore', state: 'active', appId: 'A000000001' });
  expect(await slack.organizationOf(row.workspace)).toBe(lake);
  expect(await slack.home(lake)).toBe(row.workspace);
  expect(await slack.home(fern)).toBeUndefined();
  expect(row.sealed).toMatch(/^v1\.k1\./);
  expect(row.sealed).not.toContain('xoxb');
  expect(() => createSealer(KEYS).open(row.sealed ?? '', 'slack:T_OTHER')).toThrow();
  expect((await slack.chatFor(row.workspace).profiles()).map(({ email }) => email)).toContain('ana@example.org');
});

test('a link works once, also in two browsers at the same time', async () => {
  const link = linkFor(lake);
  const [one, two] = [await openLink(link), await openLink(link)];
  expect([one.status, two.status]).toEqual([302, 302]);
  const [backOne, backTwo] = [await allow(one.location), await allow(two.location)];
  const ends = await Promise.all([comeBack(backOne, one.cookie), comeBack(backTwo, two.cookie)]);
  expect(ends.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(ends.map(({ page }) => page).join()).toContain('used already');
  const again = await openLink(link);
  expect([again.status, again.page]).toEqual([400, expect.stringContaining('used already')]);
});

test.each([
  ['no link', () => `${publicUrl}/slack/install`, 'not made here'],
  ['a link of another deployment', () => slackInstallLink({ kind: 'many', ...SECRETS, stateSecret: 'somebody-elses-secret', publicUrl, tokenKeys: KEYS }, lake, now).url, 'not made here'],
  ['a link that names nobody', () => linkFor('00000000-0000-7000-8000-000000000000'), 'not made here'],
  ['a link whose organization was changed', () => swapped(linkFor(lake)), 'not made here'],
  ['an old link', () => linkFor(lake, now.subtract({ hours: 73 })), 'has expired'],
])('%s is refused', async (_name, link, said) => {
  const opened = await openLink(link());
  expect([opened.status, opened.page]).toEqual([400, expect.stringContaining(said)]);
  expect(opened.location).toBe('');
});

/** The same signature under another organization's id. */
function swapped(link: string): string {
  const url = new URL(link);
  const [body = '', signature] = (url.searchParams.get('link') ?? '').split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, string>;
  url.searchParams.set('link', `${Buffer.from(JSON.stringify({ ...claims, organization: fern })).toString('base64url')}.${signature}`);
  return url.toString();
}

test('another browser, or a state that is not ours, installs nothing and uses no link up', async () => {
  const opened = await openLink(linkFor(lake));
  const back = await allow(opened.location);
  expect(await comeBack(back, '')).toMatchObject({ status: 400, page: expect.stringContaining('another browser') as unknown });
  const forged = new URL(back);
  forged.searchParams.set('state', 'forged');
  expect(await comeBack(forged.toString(), 'slack-app-oauth-state=forged')).toMatchObject({ status: 400 });
  expect(await store.workspaces.all('slack')).toEqual([]);
  expect(await comeBack(back, opened.cookie)).toMatchObject({ status: 200 });
});

test('who cancels is told so, and the page shows nothing that came with the address', async () => {
  const said = await comeBack(`${publicUrl}/slack/oauth_redirect?error=access_denied&state=<script>`, '');
  expect(said).toMatchObject({ status: 400, page: expect.stringContaining('cancelled') as unknown });
  expect(said.page).not.toContain('<script>');
});

test('a workspace of one organization cannot be taken by another’s link', async () => {
  expect(await install(lake)).toMatchObject({ status: 200 });
  const before = await onlyWorkspace();
  expect(await install(fern)).toMatchObject({ status: 400, page: expect.stringContaining('belongs to another organization') as unknown });
  expect(await onlyWorkspace()).toEqual(before);
});

test('removed: what waits is parked with the cause and nothing is sent; installed again: it goes out', async () => {
  await install(lake);
  const { workspace } = await onlyWorkspace();
  const place = { platform: 'slack', workspace } as const;
  const [id = ''] = await store.deliveries.create(lake, [{ ...place, key: `waits-${workspace}`, kind: 'notice', destination: { kind: 'channel', channel: 'C1' }, content: { kind: 'message', message: { summary: 'x', blocks: [] } }, dueAt: now }]);
  await store.workspaces.remove(lake, place, 'removed', now);
  expect(await store.deliveries.undelivered(lake, 10)).toMatchObject([{ id, state: 'parked', lastError: 'workspace-gone' }]);
  await expect(slack.chatFor(workspace).send({ kind: 'channel', channel: 'C1' }, { summary: 'x', blocks: [] }, { key: 'k' })).rejects.toMatchObject({ code: 'workspace-gone' });
  expect((await onlyWorkspace()).sealed).toBeUndefined();
  delivered.length = 0;
  expect(await install(lake)).toMatchObject({ status: 200 });
  await expect.poll(() => delivered).toContain(id);
  expect(await store.deliveries.undelivered(lake, 10)).toEqual([]);
});

test('keys change: tokens are sealed anew, and then the old key is not needed', async () => {
  await install(lake);
  const keys = readTokenKeys(`${key('k2', 2)},${key('k1', 1)}`);
  const old = await onlyWorkspace();
  expect(await rotateKeys(store, keys)).toEqual({ count: 1, keyId: 'k2' });
  expect(await rotateKeys(store, keys)).toEqual({ count: 0, keyId: 'k2' });
  const { sealed = '', workspace } = await onlyWorkspace();
  const context = `slack:${workspace}`;
  expect(createSealer(readTokenKeys(key('k2', 2))).open(sealed, context)).toBe(createSealer(KEYS).open(old.sealed ?? '', context));
  await expect(rotateKeys(store, readTokenKeys(key('k3', 3)))).rejects.toMatchObject({ code: 'seal-key-missing' });
});
