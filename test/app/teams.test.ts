import { afterEach, beforeEach, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { teamsAdapter } from '../../src/app/teams.js';
import { readConfig } from '../../src/config.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { BAY, chatOf, memberIdOf } from '../support/bay.js';
import { microsoftLogin } from '../support/microsoft-login.js';
import type { MicrosoftLogin } from '../support/microsoft-login.js';
import { startTeamsKeys } from '../support/teams-keys.js';
import type { TeamsKeys } from '../support/teams-keys.js';
import { startTeamsStub } from '../support/teams-stub.js';
import type { TeamsStub } from '../support/teams-stub.js';
import { freshFolder, planText, ready, removeFolder, startTestApp } from './app-world.js';
import type { TestApp } from './app-world.js';

const TOKEN = 'token-of-the-app';
const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const closing: (() => Promise<unknown>)[] = [];
let keys: TeamsKeys;
let stub: TeamsStub;
let login: MicrosoftLogin;
beforeEach(async () => {
  keys = await startTeamsKeys();
  stub = await startTeamsStub(TOKEN);
  login = microsoftLogin(TOKEN);
  closing.push(
    () => keys.stop(),
    () => stub.stop(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(): Promise<TestApp> {
  const folder = await freshFolder();
  closing.push(() => removeFolder(folder));
  const settings = { THROUGHLINE_DATA: folder, MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 'secret', TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
  const { teams } = readConfig(settings);
  if (!teams) throw new Error('Teams is not set up');
  const places = { openId: keys.openId, serviceUrl: stub.url, isServiceUrl: (address: string) => new URL(address).origin === stub.url, network: login.network };
  const started = await startTestApp(settings, { chats: [teamsAdapter(teams, places)] });
  closing.push(() => started.app.stop());
  return started;
}

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

async function post({ app }: TestApp, activity: unknown): Promise<number> {
  const authorization = `Bearer ${await keys.token(stub.url)}`;
  return (await fetch(`${app.url}/api/messages`, { method: 'POST', headers: { authorization }, body: JSON.stringify(activity) })).status;
}

async function importPlan({ app: { core } }: TestApp): Promise<string> {
  const planned = await planImport(core.store, planText().replaceAll('orla.finch@fernhollow.example.org', 'ana@bay.example'));
  if (!planned.ok) throw new Error('no plan');
  await applyImport(core.store, planned, { at: Temporal.Now.instant() });
  const [organization] = await core.store.people.organizations();
  return organization?.id ?? '';
}

test('a Microsoft that gives no token keeps nothing from starting; once it does, the tenant is the organization’s and people are matched', { timeout: 60_000 }, async () => {
  login.refuse({ number: 7_000_215, name: 'invalid_client' });
  const started = await start();
  const { app } = started;
  await expect.poll(() => ready(app), { timeout: 20_000 }).toMatchObject({ status: 503, body: { status: 'not-ready', parts: { database: 'ok', queue: 'ok', teams: '7000215' } } });
  expect((await fetch(`${app.url}/api/messages`, { method: 'POST', body: '{}' })).status).toBe(401);
  expect(app.refused()).toEqual({ teams: { 'no-token': 1 } });

  const organizationId = await importPlan(started);
  login.refuse(undefined);
  await expect.poll(async () => (await ready(app)).status, { timeout: 20_000 }).toBe(200);
  const { store } = app.core;
  const [row] = await store.workspaces.all('teams');
  expect(row).toMatchObject({ organizationId, workspace: BAY.tenant, appId: BAY.app, botUser: BAY.bot, state: 'active' });
  expect(row?.sealed).toBeUndefined();
});

test('a first message tells how its writer is reached; it is answered with the app’s own token', { timeout: 60_000 }, async () => {
  const started = await start();
  const { app } = started;
  expect(await post(started, said('help'))).toBe(401);
  const organizationId = await importPlan(started);
  await app.refresh();
  expect(await post(started, said('help'))).toBe(200);
  const reference = await app.core.store.references.find(organizationId, PLACE, 'direct', BAY.ana);
  expect(reference).toMatchObject({ state: 'installed', locale: 'es-ES', timeZone: 'America/Chicago' });
  expect(reference?.sealed).not.toContain(stub.url);
  await expect.poll(() => stub.service.kept.map(({ conversation }) => conversation), { timeout: 20_000 }).toContain(chatOf(BAY.ana));
  expect(stub.calls.every(({ token }) => token === TOKEN)).toBe(true);
  await expect.poll(async () => (await app.core.store.people.byIdentity(organizationId, PLACE, BAY.ana))?.email, { timeout: 20_000 }).toBe('ana@bay.example');
});

test('what another app of Microsoft’s sends is nobody’s', { timeout: 60_000 }, async () => {
  const { app } = await start();
  const authorization = `Bearer ${await keys.token(stub.url, { claims: { aud: BAY.elsewhere } })}`;
  expect((await fetch(`${app.url}/api/messages`, { method: 'POST', headers: { authorization }, body: '{}' })).status).toBe(401);
  expect(app.refused()).toEqual({ teams: { 'other-app': 1 } });
});
