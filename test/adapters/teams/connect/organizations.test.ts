import { describe, expect, test } from 'vitest';
import { sealCredentials, workspaceOf } from '../../../../adapters/teams/connect/credentials.js';
import type { AppCredentials, ConnectedApp, TeamsApp } from '../../../../adapters/teams/connect/credentials.js';
import { keepOwn } from '../../../../adapters/teams/connect/keep-own.js';
import { connectedOrganizations } from '../../../../adapters/teams/connect/organizations.js';
import { memberLanguage, personLanguage } from '../../../../adapters/teams/connect/person-language.js';
import { systemClock } from '../../../../src/clock.js';
import { createSealer, readTokenKeys } from '../../../../src/seal.js';
import { BAY } from '../../../support/bay.js';
import { openTestPglite } from '../../../support/database.js';
import { storeWorld } from '../../../support/store-world.js';
import { emptyDatabase } from '../../../support/empty-database.js';

const OTHER_APP = '5b7e0c4e-90f2-4b6e-8d13-5f4c2b1a0e55';
const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const sealer = createSealer(readTokenKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`));
const secret = (value: string): AppCredentials => ({ type: 'single-tenant', proof: { kind: 'secret', secret: value } });
const own: TeamsApp = { appId: BAY.app, tenant: BAY.tenant, credentials: secret('of the settings') };

const world = storeWorld(openTestPglite);
const organizations = (settings?: TeamsApp) => connectedOrganizations({ store: world.store.workspaces, sealer, own: settings });
const connect = ({ credentials, ...app }: ConnectedApp): Promise<void> => world.store.workspaces.save(workspaceOf(app, sealCredentials(credentials, sealer, app.tenant)), systemClock.now());
const keep = (asked?: string, app = own): Promise<string | undefined> => keepOwn({ store: world.store, asked, clock: systemClock }, app);
async function anotherOrganization(): Promise<string> {
  const { id } = await world.database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'es' } });
  return id;
}

describe('connected apps', () => {
  test('are found by the app that a token is for, each with its own organization, tenant and credentials', async () => {
    const here = { appId: BAY.app, tenant: BAY.tenant, organizationId: world.fixture.organizationId, credentials: secret('one') };
    const there = { appId: OTHER_APP, tenant: BAY.elsewhere, organizationId: await anotherOrganization(), credentials: secret('two') };
    await connect(here);
    await connect(there);
    const found = organizations();
    expect(await found.byApp(BAY.app)).toEqual(here);
    expect(await found.byApp(OTHER_APP)).toEqual(there);
    expect(await found.byTenant(BAY.elsewhere)).toEqual(there);
    expect(await found.byApp(BAY.tenant)).toBeUndefined();
    await expect(found.byTenant(BAY.app)).rejects.toMatchObject({ code: 'workspace-gone' });
  });

  test('that are let go are found no longer', async () => {
    const { organizationId } = world.fixture;
    await connect({ appId: BAY.app, tenant: BAY.tenant, organizationId, credentials: secret('one') });
    await world.store.workspaces.remove(organizationId, PLACE, 'disconnected', systemClock.now());
    expect(await organizations().byApp(BAY.app)).toBeUndefined();
    await expect(organizations().byTenant(BAY.tenant)).rejects.toMatchObject({ code: 'workspace-gone' });
  });

  test('open for their own tenant alone: credentials moved to another row are of no use', async () => {
    const { organizationId } = world.fixture;
    const sealed = sealCredentials(secret('one'), sealer, BAY.tenant);
    await world.store.workspaces.save(workspaceOf({ appId: OTHER_APP, tenant: BAY.elsewhere, organizationId }, sealed), systemClock.now());
    await expect(organizations().byApp(OTHER_APP)).rejects.toMatchObject({ code: 'seal-broken' });
  });
});

describe('the app of the settings', () => {
  test('is kept for the only organization, without its credentials; they are the settings’', async () => {
    expect(await keep()).toBe(world.fixture.organizationId);
    expect((await world.store.workspaces.find(PLACE))?.sealed).toBeUndefined();
    expect(await organizations(own).byApp(BAY.app)).toMatchObject({ credentials: own.credentials, organizationId: world.fixture.organizationId });
    // Taken out of the settings, it proves itself by nothing.
    expect(await organizations().byApp(BAY.app)).toBeUndefined();
  });

  test('waits where there is no organization', async () => {
    await emptyDatabase(world.database);
    expect(await keep()).toBeUndefined();
  });

  test('must say which of several; once kept it stays with its own', async () => {
    await anotherOrganization();
    await expect(keep()).rejects.toMatchObject({ code: 'teams-organization' });
    await expect(keep('nobody')).rejects.toMatchObject({ code: 'teams-organization' });
    expect(await keep('fixture')).toBe(world.fixture.organizationId);
    expect(await keep()).toBe(world.fixture.organizationId);
    await expect(keep('other')).rejects.toMatchObject({ code: 'workspace-taken' });
  });

  test('takes the place of what the command line kept for its tenant, and of a former app', async () => {
    const { organizationId } = world.fixture;
    await connect({ appId: BAY.app, tenant: BAY.tenant, organizationId, credentials: secret('by hand') });
    await keep();
    expect((await world.store.workspaces.find(PLACE))?.sealed).toBeUndefined();
    await keep(undefined, { ...own, appId: OTHER_APP });
    expect(await world.store.workspaces.find(PLACE)).toMatchObject({ appId: OTHER_APP, botUser: `28:${OTHER_APP}` });
    expect(await organizations({ ...own, appId: OTHER_APP }).byApp(BAY.app)).toBeUndefined();
  });

  test('that is kept as it is, is left alone', async () => {
    await keep();
    const before = await world.store.workspaces.find(PLACE);
    await keep();
    expect(await world.store.workspaces.find(PLACE)).toEqual(before);
  });
});

describe('the language of somebody in a tenant', () => {
  const languageOf = async (organizationId: string): Promise<'en' | 'es' | undefined> => (await world.store.people.organizations()).find(({ id }) => id === organizationId)?.language;
  const of = (user: string): Promise<'en' | 'es' | undefined> => personLanguage({ store: world.store, languageOf })(BAY.tenant, user);

  test('is their own, else their client’s, else the organization’s', async () => {
    const { organizationId } = world.fixture;
    await keep();
    expect(await of(BAY.sue)).toBe(await languageOf(organizationId));
    await world.store.references.save(organizationId, PLACE, [{ kind: 'direct', externalId: BAY.sue, state: 'installed', sealed: 'x', seenAt: systemClock.now(), locale: 'es-MX' }]);
    expect(await of(BAY.sue)).toBe('es');
    const [person] = await world.store.people.all(organizationId);
    await world.store.people.linkIdentity(organizationId, PLACE, { user: BAY.sue, name: 'Sue Field', active: true, locale: 'es-MX' }, person?.id ?? '');
    await world.database.prisma.person.update({ where: { id: person?.id ?? '' }, data: { language: 'en' } });
    expect(await of(BAY.sue)).toBe('en');
    expect(await memberLanguage(world.store)(BAY.tenant, BAY.sue)).toBe('en');
    expect(await memberLanguage(world.store)(BAY.tenant, BAY.eve)).toBeUndefined();
  });

  test('is unknown in a tenant that nobody connected', async () => {
    expect(await of(BAY.ana)).toBeUndefined();
  });
});
