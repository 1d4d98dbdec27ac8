import { afterAll, beforeAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { teamsAdapter } from '../../src/app/teams.js';
import { readConfig } from '../../src/config.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { BAY, chatOf, memberIdOf } from '../support/bay.js';
import { microsoftLogin } from '../support/microsoft-login.js';
import type { MicrosoftLogin } from '../support/microsoft-login.js';
import { startTeamsKeys } from '../support/teams-keys.js';
import type { TeamsKeys, TokenWishes } from '../support/teams-keys.js';
import { startTeamsStub } from '../support/teams-stub.js';
import type { TeamsStub } from '../support/teams-stub.js';
import { freshFolder, OWNER, planText, ready, removeFolder, startTestApp } from './app-world.js';
import type { TestApp } from './app-world.js';

const TOKEN = 'token-of-the-app';
const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const closing: (() => Promise<unknown>)[] = [];
let keys: TeamsKeys;
let stub: TeamsStub;
let login: MicrosoftLogin;
let started: TestApp;
let organizationId: string;
/** One app for all tests, in order: from a Microsoft that refuses it to a first answer. */
beforeAll(async () => {
  keys = await startTeamsKeys();
  stub = await startTeamsStub(TOKEN);
  login = microsoftLogin(TOKEN);
  login.refuse({ number: 7_000_215, name: 'invalid_client' });
  const folder = await freshFolder();
  closing.push(
    () => keys.stop(),
    () => stub.stop(),
    () => removeFolder(folder),
  );
  const settings = { THROUGHLINE_DATA: folder, MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 'secret', TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
  const { teams } = readConfig(settings);
  if (!teams) throw new Error('Teams is not set up');
  const places = { openId: keys.openId, serviceUrl: stub.url, isServiceUrl: (address: string) => new URL(address).origin === stub.url, network: login.network };
  started = await startTestApp(settings, { chats: [teamsAdapter(teams, places)] });
  closing.push(() => started.app.stop());
});
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What Teams posts when Ana writes in her chat with the bot. */
function said(text: string): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: '1757858400001',
    timestamp: '2026-09-07T15:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: stub.url,
    from: { id: memberIdOf(BAY.ana), name: 'Ana Lark', aadObjectId: BAY.ana },
    recipient: { id: BAY.bot, name: BAY.botName },
    conversation: { id: chatOf(BAY.ana), conversationType: 'personal', tenantId: BAY.tenant },
    channelData: { tenant: { id: BAY.tenant } },
    locale: 'es-ES',
    localTimezone: 'America/Chicago',
    text,
  };
}

async function post(activity: unknown, wishes?: TokenWishes): Promise<number> {
  const authorization = `Bearer ${await keys.token(stub.url, wishes)}`;
  return (await fetch(`${started.app.url}/api/messages`, { method: 'POST', headers: { authorization }, body: JSON.stringify(activity) })).status;
}

test('a Microsoft that gives no token keeps nothing from starting; readiness says why', async () => {
  const { app } = started;
  await expect.poll(() => ready(app), { timeout: 90_000 }).toMatchObject({ status: 503, body: { status: 'not-ready', parts: { database: 'ok', queue: 'ok', teams: '7000215' } } });
  expect((await fetch(`${app.url}/api/messages`, { method: 'POST', body: '{}' })).status).toBe(401);
  // It may be the app’s own, once Microsoft says so.
  expect(await post(said('help'))).toBe(503);
  expect(await post(said('help'), { claims: { aud: BAY.elsewhere } })).toBe(401);
  expect(app.refused()).toEqual({ teams: { 'no-token': 1, 'other-app': 1 } });
});

test('once it gives one, the tenant is the organization’s', async () => {
  const { app } = started;
  const { store } = app.core;
  const planned = await planImport(store, planText().replaceAll(OWNER, 'ana@bay.example'));
  if (!planned.ok) throw new Error('no plan');
  await applyImport(store, planned, { at: Temporal.Now.instant() });
  organizationId = (await store.people.organizations())[0]?.id ?? '';
  login.refuse(undefined);
  await app.refresh();
  expect((await ready(app)).status).toBe(200);
  const [row] = await store.workspaces.all('teams');
  expect(row).toMatchObject({ organizationId, workspace: BAY.tenant, appId: BAY.app, botUser: BAY.bot, state: 'active' });
  expect(row?.sealed).toBeUndefined();
});

test('a first message tells how its writer is reached; it is answered with the app’s own token', async () => {
  const { store } = started.app.core;
  expect(await post(said('help'))).toBe(200);
  const reference = await store.references.find(organizationId, PLACE, 'direct', BAY.ana);
  expect(reference).toMatchObject({ state: 'installed', locale: 'es-ES', timeZone: 'America/Chicago' });
  expect(reference?.sealed).not.toContain(stub.url);
  await expect.poll(() => stub.service.kept.map(({ conversation }) => conversation), { timeout: 90_000 }).toContain(chatOf(BAY.ana));
  expect(stub.calls.every(({ token }) => token === TOKEN)).toBe(true);
  await expect.poll(async () => (await store.people.byIdentity(organizationId, PLACE, BAY.ana))?.email, { timeout: 90_000 }).toBe('ana@bay.example');
});
