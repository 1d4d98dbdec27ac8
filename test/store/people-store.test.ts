import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const HOME = { platform: 'slack', workspace: 'T1' } as const;
const PROFILE = { user: 'U1', name: 'ana l.', email: 'somebody.else@example.org', active: true } as const;

describe.each(databases)('people on %s', (_engine, open) => {
  const world = storeWorld(open);
  const people = () => world.store.people;
  const found = (user = 'U1') => people().byIdentity(world.fixture.organizationId, HOME, user);
  const ana = async () => people().byId(world.fixture.organizationId, world.fixture.personId('ana'));

  it('an identity tied by hand is its person’s from then on, with what the platform says of them', async () => {
    const { organizationId, personId } = world.fixture;
    await people().linkIdentity(organizationId, HOME, { ...PROFILE, timeZone: 'America/Denver', locale: 'es-MX' }, personId('ana'));
    expect(await found()).toMatchObject({ id: personId('ana'), name: 'Ana Lark', timeZone: 'America/Denver', language: 'es' });
    expect(await people().identities(organizationId, [personId('ana')])).toContainEqual({ ...HOME, user: 'U1', personId: personId('ana') });
    expect(await people().isMember(organizationId, HOME, 'U1')).toBe(true);
  });

  it('tied again, it is somebody else’s, once, and what the platform no longer says is forgotten', async () => {
    const { organizationId, personId } = world.fixture;
    await people().linkIdentity(organizationId, HOME, { ...PROFILE, timeZone: 'America/Denver', handle: 'ana' }, personId('ana'));
    await people().linkIdentity(organizationId, HOME, { ...PROFILE, active: false }, personId('ben'));
    expect((await found())?.id).toBe(personId('ben'));
    expect(await people().isMember(organizationId, HOME, 'U1')).toBe(false);
    expect(await people().identities(organizationId, [personId('ana'), personId('ben')])).not.toContainEqual(expect.objectContaining({ user: 'U1' }));
    const rows = await world.database.prisma.identity.findMany({ where: { externalId: 'U1' } });
    expect(rows).toMatchObject([{ timeZone: null, handle: null, name: 'ana l.' }]);
    // Elsewhere the same id is another user.
    expect(await people().byIdentity(organizationId, { ...HOME, workspace: 'T2' }, 'U1')).toBeUndefined();
  });

  it('a profile of the platform does not untie what was tied by hand', async () => {
    const { organizationId, personId } = world.fixture;
    await people().linkIdentity(organizationId, HOME, PROFILE, personId('ana'));
    await people().saveProfiles(organizationId, HOME, [{ ...PROFILE, name: 'Ana Renamed' }]);
    expect((await found())?.id).toBe(personId('ana'));
  });

  it('what the plan says of a person goes before what the platform says, each by itself', async () => {
    const { organizationId, personId } = world.fixture;
    await people().linkIdentity(organizationId, HOME, { ...PROFILE, timeZone: 'America/Denver', locale: 'es-MX' }, personId('ana'));
    const says = (data: { language?: string; timeZone?: string }) => world.database.prisma.person.update({ where: { id: personId('ana') }, data });
    await says({ language: 'en' });
    expect(await ana()).toMatchObject({ language: 'en', timeZone: 'America/Denver' });
    await says({ timeZone: 'Europe/Madrid' });
    expect(await ana()).toMatchObject({ language: 'en', timeZone: 'Europe/Madrid' });
    expect(await people().byId(organizationId, personId('ben'))).toMatchObject({ language: 'es', timeZone: 'America/Chicago' });
  });

  it('the places of a person come in the order of their choice, their organization’s, where they wrote, where they were matched', async () => {
    const { organizationId, personId } = world.fixture;
    const TEAMS = { platform: 'teams', workspace: 'tenant' } as const;
    await people().linkIdentity(organizationId, HOME, PROFILE, personId('ana'));
    await people().linkIdentity(organizationId, TEAMS, { ...PROFILE, user: 'entra', locale: 'es-MX' }, personId('ana'));
    const places = async () => (await people().identities(organizationId, [personId('ben'), personId('ana')])).filter((one) => one.personId === personId('ana')).map(({ platform }) => platform);
    expect(await places()).toEqual(['sandbox', 'slack', 'teams']);
    await people().noteWrote(organizationId, TEAMS, 'entra', Temporal.Instant.from('2026-09-14T10:00:00Z'));
    await people().noteWrote(organizationId, HOME, 'U1', Temporal.Instant.from('2026-09-14T11:00:00Z'));
    await people().noteWrote(organizationId, HOME, 'U1', Temporal.Instant.from('2026-09-13T11:00:00Z'));
    expect(await places()).toEqual(['slack', 'teams', 'sandbox']);
    await people().setPlatform(organizationId, 'sandbox');
    expect(await places()).toEqual(['sandbox', 'slack', 'teams']);
    await people().setPersonPlatform(organizationId, personId('ana'), 'teams');
    expect([await places(), (await ana())?.language]).toEqual([['teams', 'sandbox', 'slack'], 'es']);
    await world.store.workspaces.save({ organizationId, ...TEAMS, name: 'Lakeshore', scopes: [], sealed: 'x' }, Temporal.Instant.from('2026-09-14T11:00:00Z'));
    await world.store.workspaces.remove(organizationId, TEAMS, 'removed', Temporal.Instant.from('2026-09-14T12:00:00Z'));
    expect(await places()).toEqual(['sandbox', 'slack', 'teams']);
    await people().setPersonPlatform(organizationId, personId('ana'), null);
    await people().setPlatform(organizationId, null);
    expect(await places()).toEqual(['slack', 'sandbox', 'teams']);
  });

  it('reaches nobody of another organization', async () => {
    const { organizationId, personId } = world.fixture;
    const other = await world.database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'en' } });
    await expect(people().linkIdentity(other.id, HOME, PROFILE, personId('ana'))).rejects.toThrow();
    expect([(await ana())?.language, await found()]).toEqual(['en', undefined]);
    expect(await people().byIdentity(other.id, HOME, 'U1')).toBeUndefined();
    expect(organizationId).not.toBe(other.id);
  });
});
