import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sealCredentials, workspaceOf } from '../../../../adapters/teams/connect/credentials.js';
import { lookAtTeams } from '../../../../src/app/doctor/look-at-teams.js';
import { systemClock } from '../../../../src/clock.js';
import { readConfig } from '../../../../src/config.js';
import { createSealer, readTokenKeys } from '../../../../src/seal.js';
import { cliTexts } from '../../../../src/text/cli/index.js';
import { BAY } from '../../../support/bay.js';
import { openTestPglite } from '../../../support/database.js';
import { microsoftLogin } from '../../../support/microsoft-login.js';
import type { MicrosoftLogin } from '../../../support/microsoft-login.js';
import { silentLog } from '../../../support/silent-log.js';
import { storeWorld } from '../../../support/store-world.js';
import { startTeamsKeys } from '../../../support/teams-keys.js';
import type { TeamsKeys } from '../../../support/teams-keys.js';

const KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const SETTINGS = { MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 'the secret', TOKEN_KEYS: KEYS };
const world = storeWorld(openTestPglite);
let keys: TeamsKeys;
let login: MicrosoftLogin;
beforeAll(async () => {
  keys = await startTeamsKeys();
});
afterAll(() => keys.stop());
beforeEach(() => {
  keys.down(false);
  login = microsoftLogin('a-token');
});

async function look(settings: Readonly<Record<string, string>> = SETTINGS, { language = 'en', store = false, refused = {} }: { readonly language?: 'en' | 'es'; readonly store?: boolean; readonly refused?: Readonly<Record<string, number>> } = {}): Promise<readonly string[]> {
  const parts = { config: readConfig(settings), wallClock: systemClock, log: silentLog, texts: cliTexts(language).doctor, language, refused: { teams: refused } };
  const findings = await lookAtTeams(parts, store ? world.store : undefined, { openId: keys.openId, network: login.network });
  return findings.map(({ isFine, text }) => `${isFine ? 'ok' : 'FAULT'} ${text}`);
}

test('an app that Microsoft knows, and keys that can be read; it needs no database', async () => {
  expect(await look()).toEqual(['ok the keys that Teams signs with can be read', `ok MICROSOFT_APP_ID (tenant ${BAY.tenant}): Microsoft gives a token`, expect.stringMatching(/^ok Teams shows the bot the people/)]);
});

test('nothing is looked at where Teams is not set up', async () => {
  expect(await look({})).toEqual([]);
});

test.each([
  [7_000_215, 'invalid_client', 'en', /the client secret is wrong.*Value, not its Secret ID/],
  [7_000_222, 'invalid_client', 'en', /the client secret has ended/],
  [700_016, 'unauthorized_client', 'en', /this tenant does not know the app/],
  [90_002, 'invalid_request', 'en', /no tenant goes by this/],
  [700_027, 'invalid_client', 'es', /el certificado no es el del registro/],
  [7_000_112, 'unauthorized_client', 'en', /it says 7000112\. Look that up/],
] as const)('what Microsoft refuses as %i (%s) is said in plain words (%s)', async (number, name, language, expected) => {
  login.refuse({ number, name });
  const [, line = ''] = await look(SETTINGS, { language });
  expect(line).toMatch(/^FAULT MICROSOFT_APP_ID: /);
  expect(line).toMatch(expected);
});

test('a Microsoft that does not answer is told apart from one that refuses', async () => {
  login.down(true);
  keys.down(true);
  expect(await look()).toEqual([expect.stringMatching(/^FAULT The keys .* cannot be read/), expect.stringMatching(/^FAULT MICROSOFT_APP_ID: Microsoft did not give a token/), expect.stringMatching(/^ok/)]);
});

test('every organization that was connected is looked at; what cannot be unsealed is named', async () => {
  const { organizationId } = world.fixture;
  const other = '5b7e0c4e-90f2-4b6e-8d13-5f4c2b1a0e55';
  const credentials = { type: 'single-tenant', proof: { kind: 'secret', secret: 'another' } } as const;
  const sealer = createSealer(readTokenKeys(KEYS));
  await world.store.workspaces.save(workspaceOf({ appId: other, tenant: BAY.elsewhere, organizationId }, sealCredentials(credentials, sealer, BAY.elsewhere)), systemClock.now());
  const [organization] = await world.store.people.organizations();
  const lines = await look({ TEAMS: 'on', TOKEN_KEYS: KEYS }, { store: true });
  expect(lines[1]).toBe(`ok ${organization?.name} (tenant ${BAY.elsewhere}): Microsoft gives a token`);
  expect(login.asked.map(({ form }) => [form.get('client_id'), form.get('client_secret')])).toEqual([[other, 'another']]);
  const another = `k1:${Buffer.alloc(32, 9).toString('base64')}`;
  expect((await look({ TEAMS: 'on', TOKEN_KEYS: another }, { store: true }))[1]).toMatch(/^FAULT .*cannot be unsealed/);
});

test('where nobody is connected yet, it says how', async () => {
  expect((await look({ TEAMS: 'on', TOKEN_KEYS: KEYS }, { store: true })).at(-1)).toMatch(/^ok no tenant is connected yet/);
});

test('what was turned away is counted in words, each reason that there is', async () => {
  const [, line = ''] = await look(SETTINGS, { refused: { 'no-token': 3, 'other-tenant': 1 } });
  expect(line).toMatch(/^ok turned away since the start.*3 without a token and 1 from another tenant/);
});
