import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../../../../adapters/slack/connect/scopes.js';
import { lookAtSlack } from '../../../../src/app/doctor/look-at-slack.js';
import { systemClock } from '../../../../src/clock.js';
import { readConfig } from '../../../../src/config.js';
import { cliTexts } from '../../../../src/text/cli/index.js';
import { silentLog } from '../../../support/silent-log.js';

const ALL = [...NEEDED_SCOPES, ...OPTIONAL_SCOPES];
let stub: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (stub ? stub.close(() => resolve()) : resolve())));

/** Slack's Web API in so far as it says who a token is for and what was granted. */
async function slackThat(answers: Readonly<Record<string, { readonly body: unknown; readonly scopes?: readonly string[] }>>): Promise<string> {
  stub = createServer((request, response) => {
    const { body, scopes } = answers[(request.url ?? '').replace(/^\/api\//, '')] ?? { body: { ok: false, error: 'unknown_method' } };
    response.writeHead(200, { 'content-type': 'application/json', ...(scopes && { 'x-oauth-scopes': scopes.join(',') }) }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => stub?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(stub.address() as AddressInfo).port}/api/`;
}

const WHO = { ok: true, team: 'Lakeshore Schools', team_id: 'T0LAKE', user_id: 'U0PLAN', bot_id: 'B0PLAN' };

async function look(slackApiUrl: string, settings: Record<string, string> = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, language: 'en' | 'es' = 'en'): Promise<readonly string[]> {
  const findings = await lookAtSlack({ config: readConfig(settings), wallClock: systemClock, log: silentLog, texts: cliTexts(language).doctor, language }, undefined, { slackApiUrl });
  return findings.map(({ isFine, text }) => `${isFine ? 'ok' : 'FAULT'} ${text}`);
}

test('everything granted: who it is, and what the look before sending again needs', async () => {
  const lines = await look(await slackThat({ 'auth.test': { body: WHO, scopes: ALL } }));
  expect(lines).toEqual([
    'ok events come in over HTTP, signed',
    'ok Lakeshore Schools (T0LAKE): answers; everything needed was granted',
    expect.stringMatching(/^ok before a message is sent again .*channels:history and groups:history.*once a minute/),
  ]);
});

test('what is missing is named, with the feature it costs; what may be left out is no fault', async () => {
  const granted = ALL.filter((scope) => !['files:read', 'im:history', 'groups:history'].includes(scope));
  const lines = await look(await slackThat({ 'auth.test': { body: WHO, scopes: granted } }));
  expect(lines.filter((line) => line.startsWith('FAULT'))).toEqual([
    expect.stringMatching(/did not grant im:history: what people answer in words is not heard\. .*slack manifest/),
    expect.stringMatching(/did not grant files:read: attached files cannot be read or copied\./),
  ]);
  expect(lines).toContainEqual(expect.stringMatching(/^ok .*groups:history, which may be left out: after a crash a message in a channel may be posted twice/));
});

test('a refused token and a Slack that cannot be reached are told apart', async () => {
  const refusing = await look(await slackThat({ 'auth.test': { body: { ok: false, error: 'account_inactive' } } }));
  expect(refusing).toContainEqual(expect.stringMatching(/^FAULT SLACK_BOT_TOKEN: Slack refuses the bot token \(account_inactive\)/));
  expect(await look('http://127.0.0.1:9/api/')).toContainEqual(expect.stringMatching(/^FAULT SLACK_BOT_TOKEN: Slack did not answer/));
});

test('Socket Mode: the app token is tried', async () => {
  const settings = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const bad = await slackThat({ 'auth.test': { body: WHO, scopes: ALL }, 'apps.connections.open': { body: { ok: false, error: 'invalid_auth' } } });
  expect((await look(bad, settings))[0]).toMatch(/^FAULT Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. .*connections:write/);
});

test('a token of a whole Enterprise Grid organization is not taken for one workspace', async () => {
  const lines = await look(await slackThat({ 'auth.test': { body: { ...WHO, is_enterprise_install: true }, scopes: ALL } }));
  expect(lines).toContainEqual(expect.stringMatching(/^FAULT Lakeshore Schools: SLACK_BOT_TOKEN is for a whole Enterprise Grid organization/));
});

test('in Spanish, and not at all where Slack is not set up', async () => {
  const lines = await look(await slackThat({ 'auth.test': { body: WHO, scopes: ALL } }), undefined, 'es');
  expect(lines[1]).toBe('ok Lakeshore Schools (T0LAKE): responde; se concedió todo lo necesario');
  expect(await look('http://127.0.0.1:9/api/', {})).toEqual([]);
});

test('what a running server turned away is counted by why', async () => {
  const findings = await lookAtSlack({ config: readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }), wallClock: systemClock, log: silentLog, texts: cliTexts('en').doctor, language: 'en', refused: { slack: { mismatch: 3, stale: 1 } } }, undefined, { slackApiUrl: await slackThat({ 'auth.test': { body: WHO, scopes: ALL } }) });
  expect(findings[1]?.text).toMatch(/^turned away since the start, and never read: 3 with a wrong signature and 1 signed more than five minutes before\. .*SLACK_SIGNING_SECRET/);
});
