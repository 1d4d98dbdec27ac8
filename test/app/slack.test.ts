import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { slackAdapter } from '../../src/app/slack.js';
import { readConfig } from '../../src/config.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { Temporal } from 'temporal-polyfill';
import { freshFolder, OWNER, planText, ready, removeFolder, startTestApp } from './app-world.js';
import type { TestApp } from './app-world.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const ANSWERS: Readonly<Record<string, unknown>> = {
  'auth.test': { ok: true, team: 'Fern Hollow', team_id: 'T0FERN', user_id: 'U0PLAN', bot_id: 'B0PLAN' },
  'bots.info': { ok: true, bot: { id: 'B0PLAN', app_id: 'A0PLAN' } },
  'users.list': { ok: true, members: [{ id: 'U0ORLA', team_id: 'T0FERN', name: 'orla', real_name: 'Orla Finch', tz: 'UTC', profile: { email: OWNER } }] },
};

/** Slack on this port; 0 takes any free one. */
async function startStub(port: number): Promise<number> {
  const server: Server = createServer((request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWERS[(request.url ?? '').replace('/api/', '')] ?? { ok: false, error: 'unknown_method' })));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const stop = () => new Promise((resolve) => server.close(resolve));
  if (port === 0) await stop();
  else closing.push(stop);
  return typeof address === 'object' && address ? address.port : port;
}

async function start(slackPort: number): Promise<TestApp> {
  const folder = await freshFolder();
  closing.push(() => removeFolder(folder));
  const settings = { THROUGHLINE_DATA: folder, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };
  const { slack } = readConfig(settings);
  if (!slack) throw new Error('Slack is not set up');
  const started = await startTestApp(settings, { chats: [slackAdapter({ slack }, { api: { slackApiUrl: `http://127.0.0.1:${slackPort}/api/` } })] });
  closing.push(() => started.app.stop());
  return started;
}

test('a Slack that does not answer keeps nothing from starting; once it does, the workspace is the organization’s and people are matched', async () => {
  const port = await startStub(0);
  const { app } = await start(port);
  expect(await ready(app)).toMatchObject({ status: 503, body: { status: 'not-ready', parts: { database: 'ok', queue: 'ok', slack: 'temporary' } } });
  expect((await fetch(`${app.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
  expect((await fetch(`${app.url}/slack/install`)).status).toBe(404);
  expect(app.refused()).toEqual({ slack: { missing: 1 } });

  const { store } = app.core;
  const planned = await planImport(store, planText());
  if (!planned.ok) throw new Error('no plan');
  await applyImport(store, planned, { at: Temporal.Now.instant() });
  await startStub(port);
  await expect.poll(async () => (await ready(app)).status, { timeout: 90_000 }).toBe(200);
  await expect.poll(async () => (await store.workspaces.all('slack')).length, { timeout: 90_000 }).toBe(1);
  const [row] = await store.workspaces.all('slack');
  const [organization] = await store.people.organizations();
  expect(row).toMatchObject({ organizationId: organization?.id, workspace: 'T0FERN', name: 'Fern Hollow', appId: 'A0PLAN', botUser: 'U0PLAN', state: 'active' });
  expect(row?.sealed).toBeUndefined();
  const place = { platform: 'slack', workspace: 'T0FERN' } as const;
  await expect.poll(async () => (await store.people.byIdentity(organization?.id ?? '', place, 'U0ORLA'))?.email, { timeout: 90_000 }).toBe(OWNER);
});
