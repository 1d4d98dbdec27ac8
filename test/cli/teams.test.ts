import { beforeEach, describe, expect, test } from 'vitest';
import { openCredentials } from '../../adapters/teams/connect/credentials.js';
import { openAddress, sealAddress } from '../../adapters/teams/connect/sealed-address.js';
import { checkTeamsApp } from '../../src/app/teams-connecting.js';
import { rotateKeys } from '../../src/app/rotate-keys.js';
import { runTeamsConnect, runTeamsDisconnect, runTeamsStatus } from '../../src/cli/teams.js';
import type { TeamsConnectArgs } from '../../src/cli/teams.js';
import { runTeamsLetIn, runTeamsShutOut } from '../../src/cli/teams-strangers.js';
import { systemClock } from '../../src/clock.js';
import type { WorkspaceRow } from '../../src/ports.js';
import { createSealer, readTokenKeys } from '../../src/seal.js';
import { BAY } from '../support/bay.js';
import { openTestPglite } from '../support/database.js';
import { microsoftLogin } from '../support/microsoft-login.js';
import type { MicrosoftLogin } from '../support/microsoft-login.js';
import { recordingIo } from '../support/recording-io.js';
import { storeWorld } from '../support/store-world.js';

const KEY_1 = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const KEY_2 = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
const TOKEN_KEYS = readTokenKeys(KEY_1);
const ARGS: TeamsConnectArgs = { appId: BAY.app.toUpperCase(), tenant: BAY.tenant, type: 'single-tenant', secretFile: '-' };
const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const SERVICE = 'https://smba.trafficmanager.net/amer/';

const world = storeWorld(openTestPglite);
let login: MicrosoftLogin;
beforeEach(() => {
  login = microsoftLogin('a-token');
});
const core = () => ({ store: world.store, wallClock: systemClock });
const row = (): Promise<WorkspaceRow | undefined> => world.store.workspaces.find(PLACE);

async function connect(args: TeamsConnectArgs = ARGS, { text = 'the secret\n', language = 'en' as const, keys = true } = {}) {
  const { io, printed } = recordingIo({ text, language });
  const code = await runTeamsConnect(args, keys ? { tokenKeys: TOKEN_KEYS } : {}, core(), io, (app, cloud) => checkTeamsApp(app, cloud, { network: login.network }));
  return { code, ...printed };
}

describe('teams connect', () => {
  test('keeps an app that Microsoft gives a token, sealed', async () => {
    const { code, out } = await connect();
    expect([code, out]).toEqual([0, [expect.stringContaining(`in the tenant ${BAY.tenant} by the app ${BAY.app}`)]]);
    expect(login.asked[0]?.form.get('client_secret')).toBe('the secret');
    const kept = await row();
    expect(kept).toMatchObject({ organizationId: world.fixture.organizationId, appId: BAY.app, botUser: BAY.bot, state: 'active' });
    expect(kept?.sealed).not.toContain('the secret');
    expect(kept && openCredentials(kept, createSealer(TOKEN_KEYS))).toEqual({ type: 'single-tenant', proof: { kind: 'secret', secret: 'the secret' } });
  });

  test('keeps nothing that Microsoft refuses, unless told to', async () => {
    login.refuse({ number: 7_000_222, name: 'invalid_client' });
    const { code, err } = await connect();
    expect([code, err]).toEqual([1, [expect.stringContaining('the client secret has ended'), expect.stringContaining('--unchecked')]]);
    expect(await row()).toBeUndefined();
    expect((await connect({ ...ARGS, unchecked: true })).code).toBe(0);
    expect(await row()).toMatchObject({ state: 'active' });
  });

  test('keeps what cannot be tried now, and says so', async () => {
    login.down(true);
    const { code, err } = await connect();
    expect([code, err]).toEqual([0, [expect.stringMatching(/did not give a token .* It is kept/)]]);
    expect(await row()).toMatchObject({ state: 'active' });
  });

  test.each<readonly [string, TeamsConnectArgs, Parameters<typeof connect>[1], RegExp]>([
    ['an app id that is none', { ...ARGS, appId: 'throughline' }, {}, /--app-id/],
    ['a tenant by its name', { ...ARGS, tenant: 'bay.example' }, {}, /--tenant/],
    ['nothing to prove itself by', { appId: BAY.app, tenant: BAY.tenant, type: 'single-tenant' }, {}, /--secret-file/],
    ['two things to prove itself by', { ...ARGS, certificateFile: 'app.pem' }, {}, /--secret-file/],
    ['a managed identity with a secret', { ...ARGS, type: 'managed-identity' }, {}, /managed-identity/],
    ['an empty secret', ARGS, { text: ' \n' }, /empty/],
    ['no keys', ARGS, { keys: false }, /TOKEN_KEYS/],
  ])('%s is refused, and nothing is asked of Microsoft', async (_what, args, given, expected) => {
    const { code, err } = await connect(args, given);
    expect([code, err]).toEqual([1, [expect.stringMatching(expected)]]);
    expect(login.asked).toEqual([]);
    expect(await row()).toBeUndefined();
  });

  test('a certificate that cannot be used is named', async () => {
    await expect(connect({ appId: BAY.app, tenant: BAY.tenant, type: 'single-tenant', certificateFile: 'app.pem' }, { text: 'no certificate' })).rejects.toMatchObject({ code: 'teams-certificate' });
  });

  test('an app that serves another tenant, and a tenant of another organization, are refused', async () => {
    await connect();
    await expect(connect({ ...ARGS, tenant: BAY.elsewhere })).rejects.toMatchObject({ code: 'app-taken' });
    await world.database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'en' } });
    await expect(connect(ARGS)).rejects.toMatchObject({ code: 'which-organization' });
    await expect(connect({ ...ARGS, organization: 'other' })).rejects.toMatchObject({ code: 'workspace-taken' });
  });
});

describe('teams status and disconnect', () => {
  test('tell whose each tenant is, and how many can be written to', async () => {
    const { io, printed } = recordingIo({});
    expect(await runTeamsStatus(world.store, io)).toBe(0);
    await connect();
    const person = (externalId: string, state: 'installed' | 'met') => ({ kind: 'direct', externalId, state, sealed: 'x', seenAt: systemClock.now() }) as const;
    await world.store.references.save(world.fixture.organizationId, PLACE, [person(BAY.ana, 'installed'), person(BAY.ben, 'met'), person(BAY.sue, 'met')]);
    await runTeamsStatus(world.store, io);
    expect(printed.out).toEqual(['No tenant yet.', expect.stringMatching(new RegExp(`tenant ${BAY.tenant}, app ${BAY.app}: connected; 1 can be written to, 2 more`))]);
  });

  test('a tenant that is let go is known by its app no longer, and its credentials are forgotten', async () => {
    await connect();
    const { io, printed } = recordingIo({});
    expect(await runTeamsDisconnect({ tenant: BAY.tenant }, {}, core(), io)).toBe(0);
    expect(await row()).toMatchObject({ state: 'removed' });
    expect((await row())?.sealed).toBeUndefined();
    expect(await world.store.workspaces.findByTeamsApp(BAY.app)).toBeUndefined();
    expect(await runTeamsDisconnect({ tenant: BAY.tenant }, {}, core(), io)).toBe(1);
    expect(printed.err).toEqual([expect.stringContaining('is not connected')]);
  });

  test('the tenant of the settings is taken out there', async () => {
    await connect();
    const { io, printed } = recordingIo({});
    const teams = { cloud: 'public', tokenKeys: TOKEN_KEYS, app: { appId: BAY.app, tenant: BAY.tenant, credentials: { type: 'managed-identity' } } } as const;
    expect(await runTeamsDisconnect({ tenant: BAY.tenant }, { teams }, core(), io)).toBe(1);
    expect(printed.err).toEqual([expect.stringContaining('MICROSOFT_APP_ID')]);
    expect(await row()).toMatchObject({ state: 'active' });
  });
});

describe('strangers', () => {
  test('one is let in as a person of the plan, by the id of Entra alone, and shut out again', async () => {
    await connect();
    const { io, printed } = recordingIo({});
    const { organizationId, personId } = world.fixture;
    const { email, id } = (await world.store.people.byId(organizationId, personId('ana'))) ?? { email: '', id: '' };
    const inTeams = async () => (await world.store.people.identities(organizationId, [id])).filter(({ platform }) => platform === 'teams').map(({ user }) => user);
    expect(await runTeamsLetIn(email, { user: 'gil@partner.example' }, core(), io, systemClock.now())).toBe(1);
    await expect(runTeamsLetIn(email, { user: BAY.gil, tenant: BAY.elsewhere }, core(), io, systemClock.now())).rejects.toMatchObject({ code: 'no-tenant' });
    expect(await inTeams()).toEqual([]);
    expect(await runTeamsLetIn(email, { user: BAY.gil.toUpperCase(), tenant: BAY.tenant.toUpperCase() }, core(), io, systemClock.now())).toBe(0);
    expect(await inTeams()).toEqual([BAY.gil]);
    expect(await runTeamsShutOut(email, {}, core(), io, systemClock.now())).toBe(0);
    expect(await inTeams()).toEqual([]);
    expect(await runTeamsShutOut(email, {}, core(), io, systemClock.now())).toBe(1);
    expect(printed.out).toEqual([expect.stringContaining('is let in'), expect.stringContaining('is a stranger in Teams again')]);
    expect(printed.err).toEqual([expect.stringContaining('--user takes the Object ID'), expect.stringContaining('was not let in')]);
  });
});

test('turning keys seals credentials and ways to reach people anew', async () => {
  await connect();
  const old = createSealer(TOKEN_KEYS);
  const { organizationId } = world.fixture;
  const reference = { kind: 'direct', state: 'installed', seenAt: systemClock.now() } as const;
  await world.store.references.save(organizationId, PLACE, [
    { ...reference, externalId: BAY.ana, sealed: sealAddress({ serviceUrl: SERVICE, conversation: 'a:1' }, old, BAY.tenant) },
    { ...reference, externalId: BAY.ben, sealed: 'unreadable' },
  ]);
  expect(await rotateKeys(world.store, readTokenKeys(`${KEY_2},${KEY_1}`))).toEqual({ count: 2, keyId: 'k2' });
  const alone = createSealer(readTokenKeys(KEY_2));
  const kept = await row();
  expect(kept && openCredentials(kept, alone)).toMatchObject({ proof: { secret: 'the secret' } });
  const ana = await world.store.references.find(organizationId, PLACE, 'direct', BAY.ana);
  expect(openAddress(ana?.sealed ?? '', alone, BAY.tenant)).toEqual({ serviceUrl: SERVICE, conversation: 'a:1' });
  expect(await rotateKeys(world.store, readTokenKeys(`${KEY_2},${KEY_1}`))).toEqual({ count: 0, keyId: 'k2' });
});
