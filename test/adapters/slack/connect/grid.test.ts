import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Slack } from '../../../../adapters/slack/slack.js';
import { createSlack } from '../../../../adapters/slack/slack.js';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import { slackInstallLink } from '../../../../src/app/slack-installing.js';
import type { Inbound } from '../../../../src/ports.js';
import { createSealer, readTokenKeys } from '../../../../src/seal.js';
import { openTestPglite } from '../../../support/database.js';
import { eventually } from '../../../support/eventually.js';
import { createFixture } from '../../../support/fixture.js';
import { silentLog } from '../../../support/silent-log.js';
import { payload } from '../inbound/desk.js';
import { startFakeSlack } from '../inbound/fake-slack.js';
import type { FakeSlack } from '../inbound/fake-slack.js';
import { signed } from '../inbound/sign.js';

/** An Enterprise Grid organization of two workspaces, let in as a whole, and a third that another organization of ours let in by itself. */
const GRID = 'E0COUNTY';
const SECRETS = { clientId: '123.456', clientSecret: 'client-secret', stateSecret: 'state-secret-for-tests' };
const KEYS = readTokenKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`);
const SIGNING = 'signing';

let database: Database;
let store: ReturnType<typeof createStore>;
let county: string;
let fern: string;
let fake: FakeSlack;
let server: Server;
let publicUrl: string;
let slack: Slack;
let got: Inbound[];

beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  county = (await createFixture(database.prisma)).organizationId;
  fern = (await createFixture(database.prisma, { key: 'fern' })).organizationId;
  server = createServer((request, response) => void getRequestListener((req, env) => slack.routes.fetch(req, env))(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server?.close(resolve));
  await database?.close();
});
beforeEach(async () => {
  await database.prisma.chatWorkspace.deleteMany({});
  await database.prisma.identity.deleteMany({ where: { platform: 'slack' } });
  got = [];
  fake = await startFakeSlack();
  slack = createSlack({
    transport: { kind: 'http', signingSecret: SIGNING },
    tenancy: { kind: 'many', ...SECRETS, publicUrl },
    store,
    receive: async (inbound) => void got.push(inbound),
    work: { deliver: async () => undefined },
    sealer: createSealer(KEYS),
    wallClock: { now: () => Temporal.Now.instant() },
    log: silentLog,
    api: { slackApiUrl: fake.apiUrl, authorizationUrl: `${fake.url}/oauth` },
  });
});
afterEach(() => fake.close());

/** Opens a link and comes back from Slack's page with its leave. */
async function install(organizationId: string, granted: Record<string, unknown>, token: string): Promise<number> {
  fake.answerEvery('oauth.v2.access', { ok: true, access_token: token, token_type: 'bot', scope: 'chat:write,users:read', bot_user_id: 'U0PLAN', app_id: 'A0PLAN', authed_user: { id: 'U0ADMIN' }, ...granted });
  fake.answerEvery('auth.test', { ok: true, team: 'County', team_id: 'T0LAKE', user_id: 'U0PLAN', bot_id: 'B0PLAN', ...(granted['is_enterprise_install'] === true && { is_enterprise_install: true, enterprise_id: GRID }) });
  const opened = await fetch(slackInstallLink({ kind: 'many', ...SECRETS, publicUrl, tokenKeys: KEYS }, organizationId, Temporal.Now.instant()).url, { redirect: 'manual' });
  const state = new URL(opened.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (await fetch(`${publicUrl}/slack/oauth_redirect?code=x&state=${encodeURIComponent(state)}`, { headers: { cookie } })).status;
}
const installGrid = (token = 'xoxb-county') => install(county, { team: null, enterprise: { id: GRID, name: 'County' }, is_enterprise_install: true }, token);
const installFern = () => install(fern, { team: { id: 'T0FERN', name: 'Fern' }, enterprise: { id: GRID, name: 'County' }, is_enterprise_install: false }, 'xoxb-fern');

/** Slack tells of something; gives the status of the answer. */
async function tell(body: Record<string, unknown>): Promise<number> {
  const text = JSON.stringify(body);
  return (await fetch(`${publicUrl}/slack/events`, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...signed(text, SIGNING, Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000)) } })).status;
}
/** A direct message written in a workspace of the Grid, as an organization-wide installation is told of it. */
const saidIn = (workspace: string) => ({ ...payload('message-grid-org'), team_id: workspace, enterprise_id: GRID });
const removedFrom = (team: string | null, isWhole: boolean, at: number) => ({ type: 'event_callback', team_id: team, enterprise_id: GRID, api_app_id: 'A0PLAN', event: { type: 'app_uninstalled' }, event_id: 'Ev1', event_time: at, authorizations: [{ enterprise_id: GRID, team_id: isWhole ? null : team, user_id: 'U0PLAN', is_bot: true, is_enterprise_install: isWhole }] });
const people = (workspace: string) => fake.calls.filter(({ method, body }) => method === 'users.list' && body['team_id'] === workspace).length;
const active = async () => (await store.workspaces.all('slack')).filter(({ state }) => state === 'active').map(({ workspace, organizationId }) => `${workspace} ${organizationId === county ? 'county' : 'fern'}`).sort();

test('let in as a whole: each workspace that Slack lists is known at once, by itself, with its own people', async () => {
  fake.answerEvery('auth.teams.list', { ok: true, teams: [{ id: 'T0LAKE', name: 'Lake' }, { id: 'T0HILL', name: 'Hill' }] });
  fake.answerEvery('users.list', { ok: true, members: [{ id: 'U0ANA', team_id: 'T0LAKE', name: 'ana', real_name: 'Ana Lark', profile: { email: 'ana@example.org' }, enterprise_user: { enterprise_id: GRID } }, { id: 'U0OUT', team_id: 'T0ELSE', name: 'ben', real_name: 'Ben Moss', profile: { email: 'ben@example.org' } }] });
  expect(await installGrid()).toBe(200);
  await eventually(async () => expect([await active(), people('T0LAKE'), people('T0HILL')]).toEqual([[`${GRID} county`, 'T0HILL county', 'T0LAKE county'], 1, 1]));
  expect(people(GRID)).toBe(0);
  await eventually(async () => expect((await store.people.byIdentity(county, { platform: 'slack', workspace: 'T0LAKE' }, 'U0ANA'))?.name).toBe('Ana Lark'));
  expect(await store.people.byIdentity(county, { platform: 'slack', workspace: 'T0LAKE' }, 'U0OUT')).toBeUndefined();
  expect(await slack.organizationOf('T0HILL')).toBe(county);
});

test('a workspace that Slack did not list is known from its first sign of life; one that was let in by itself stays with whom it belongs to', async () => {
  fake.answerEvery('auth.teams.list', { ok: false, error: 'missing_scope' });
  await installGrid();
  await installFern();
  expect(await active()).toEqual([`${GRID} county`, 'T0FERN fern']);
  expect(await tell(saidIn('T0LAKE'))).toBe(200);
  expect(await tell({ ...payload('message'), team_id: 'T0FERN', enterprise_id: GRID, authorizations: [{ enterprise_id: GRID, team_id: 'T0FERN', user_id: 'U0PLAN', is_bot: true, is_enterprise_install: false }] })).toBe(200);
  expect(got.map(({ workspace }) => workspace)).toEqual(['T0LAKE', 'T0FERN']);
  expect([await slack.organizationOf('T0LAKE'), await slack.organizationOf('T0FERN')]).toEqual([county, fern]);
  expect(await active()).toEqual([`${GRID} county`, 'T0FERN fern', 'T0LAKE county']);
});

test('each workspace is spoken to by its own token, and asked for its own people', async () => {
  fake.answerEvery('auth.teams.list', { ok: true, teams: [{ id: 'T0LAKE', name: 'Lake' }] });
  await installGrid();
  await installFern();
  fake.calls.length = 0;
  for (const workspace of ['T0LAKE', 'T0FERN']) await slack.chatFor(workspace).profiles();
  const asked = fake.calls.filter(({ method }) => method === 'users.list').map(({ body, token }) => `${String(body['team_id'])} ${token}`);
  expect([...new Set(asked)].sort()).toEqual(['T0FERN xoxb-fern', 'T0LAKE xoxb-county']);
});

test('what comes from a Grid that did not let the bot in is dropped', async () => {
  await installFern();
  expect(await tell(saidIn('T0LAKE'))).toBe(200);
  expect(got).toEqual([]);
});

test('put out of the whole Grid: told of the enterprise, and no workspace of it is used any more', async () => {
  fake.answerEvery('auth.teams.list', { ok: true, teams: [{ id: 'T0LAKE', name: 'Lake' }] });
  await installGrid();
  const at = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000) + 60;
  expect(await tell(removedFrom(null, true, at))).toBe(200);
  expect(got).toMatchObject([{ type: 'workspace', change: 'removed', workspace: GRID }]);
  await store.workspaces.remove(county, { platform: 'slack', workspace: GRID }, 'removed', Temporal.Now.instant());
  await expect(slack.chatFor('T0LAKE').profiles()).rejects.toMatchObject({ code: 'workspace-gone' });
});
