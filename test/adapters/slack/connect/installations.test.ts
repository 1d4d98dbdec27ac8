import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAuthorize } from '../../../../adapters/slack/connect/authorize.js';
import { createInstallations } from '../../../../adapters/slack/connect/installations.js';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import { createSealer, keysFromSecret } from '../../../../src/seal.js';
import { openTestPglite } from '../../../support/database.js';
import { createFixture } from '../../../support/fixture.js';

const NOW = Temporal.Instant.from('2026-09-14T12:00:00Z');
const installation = (workspace: string, more: { readonly enterprise?: string } = {}) => ({ workspace, name: `Name of ${workspace}`, token: `xoxb-${workspace}`, botUser: `U-${workspace}`, botId: `B-${workspace}`, appId: 'A1', scopes: ['chat:write'], ...more });

let database: Database;
let store: ReturnType<typeof createStore>;
let lake: string;
let fern: string;
beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  lake = (await createFixture(database.prisma)).organizationId;
  fern = (await createFixture(database.prisma, { key: 'fern' })).organizationId;
});
afterAll(() => database?.close());
beforeEach(() => database.prisma.chatWorkspace.deleteMany({}));

const open = () => createInstallations({ store: store.workspaces, sealer: createSealer(keysFromSecret('secret', 'test')), clock: { now: () => NOW } });

test('two workspaces of two organizations are never mixed', async () => {
  const installations = open();
  await installations.save(lake, installation('T1'));
  await installations.save(fern, installation('T2'));
  const authorize = createAuthorize(installations);
  expect(await authorize({ teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false })).toMatchObject({ botToken: 'xoxb-T1', botUserId: 'U-T1', botId: 'B-T1', teamId: 'T1', appId: 'A1' });
  expect(await authorize({ teamId: 'T2', enterpriseId: undefined, isEnterpriseInstall: false })).toMatchObject({ botToken: 'xoxb-T2', teamId: 'T2' });
  await expect(authorize({ teamId: 'T3', enterpriseId: undefined, isEnterpriseInstall: false })).rejects.toMatchObject({ code: 'workspace-unknown' });
  await expect(installations.save(fern, installation('T1'))).rejects.toMatchObject({ code: 'workspace-taken' });
  // A row that carries another's token opens for nobody.
  const other = await store.workspaces.find({ platform: 'slack', workspace: 'T2' });
  await database.prisma.chatWorkspace.updateMany({ where: { externalId: 'T1' }, data: { sealed: other?.sealed ?? '' } });
  await expect(installations.find('T1')).rejects.toMatchObject({ code: 'seal-broken' });
});

test('an organization-wide installation serves each of its workspaces by itself, and nobody else’s', async () => {
  const installations = open();
  await installations.save(lake, installation('E1', { enterprise: 'E1' }));
  await installations.save(fern, installation('T9', { enterprise: 'E1' }));
  expect(await installations.find('T5', 'E1')).toMatchObject({ workspace: 'T5', token: 'xoxb-E1', enterprise: 'E1' });
  expect((await store.workspaces.find({ platform: 'slack', workspace: 'T5' }))?.organizationId).toBe(lake);
  // Installed by itself, by another organization: its own token, its own organization.
  expect(await installations.find('T9', 'E1')).toMatchObject({ token: 'xoxb-T9' });
  expect((await store.workspaces.find({ platform: 'slack', workspace: 'T9' }))?.organizationId).toBe(fern);
  await expect(installations.find('T6', 'E2')).rejects.toMatchObject({ code: 'workspace-gone' });
});

test('an organization-wide installation that is renewed or removed holds in each of its workspaces at once, and in no other', async () => {
  const installations = open();
  await installations.save(lake, installation('E1', { enterprise: 'E1' }));
  await installations.save(fern, installation('T9', { enterprise: 'E1' }));
  expect((await installations.find('T5', 'E1')).token).toBe('xoxb-E1');
  await installations.save(lake, { ...installation('E1', { enterprise: 'E1' }), token: 'xoxb-renewed' });
  expect((await installations.find('T5')).token).toBe('xoxb-renewed');
  expect((await open().find('T5')).token).toBe('xoxb-renewed');
  expect((await installations.find('T9', 'E1')).token).toBe('xoxb-T9');
  await store.workspaces.remove(lake, { platform: 'slack', workspace: 'E1' }, 'removed', NOW);
  await expect(installations.find('T5', 'E1')).rejects.toMatchObject({ code: 'workspace-gone' });
  expect((await installations.find('T9', 'E1')).token).toBe('xoxb-T9');
});

test('removed: nothing unseals it any more', async () => {
  const installations = open();
  await installations.save(lake, installation('T1'));
  await store.workspaces.remove(lake, { platform: 'slack', workspace: 'T1' }, 'removed', NOW);
  await expect(installations.find('T1')).rejects.toMatchObject({ code: 'workspace-gone' });
  await installations.save(lake, installation('T1'));
  expect((await installations.find('T1')).token).toBe('xoxb-T1');
});
