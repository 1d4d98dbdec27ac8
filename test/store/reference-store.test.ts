import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { ConversationReference, WorkspaceRow } from '../../src/ports.js';
import { BAY } from '../support/bay.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const TEAMS = { platform: 'teams', workspace: BAY.tenant } as const;
const ELSEWHERE = { platform: 'teams', workspace: BAY.elsewhere } as const;
const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-09-07T${time}Z`);
const ana = (changes: Partial<ConversationReference> = {}): ConversationReference => ({ kind: 'direct', externalId: BAY.ana, state: 'installed', sealed: 'a chat', seenAt: at('10:00'), ...changes });

describe.each(databases)('conversation references on %s', (_engine, open) => {
  const world = storeWorld(open);
  const organizationId = (): string => world.fixture.organizationId;
  const save = (...references: readonly ConversationReference[]): Promise<void> => world.store.references.save(organizationId(), TEAMS, references);
  const find = (kind: ConversationReference['kind'] = 'direct', externalId: string = BAY.ana): Promise<ConversationReference | undefined> => world.store.references.find(organizationId(), TEAMS, kind, externalId);

  test('come back as they were kept', async () => {
    const whole = ana({ name: 'Ana Lark', team: BAY.team, timeZone: 'America/Chicago', locale: 'es-ES' });
    await save(whole);
    expect(await find()).toEqual(whole);
    await save();
    expect(await find('direct', BAY.ben)).toBeUndefined();
  });

  test('what is left out later stays as it was known', async () => {
    await save(ana({ name: 'Ana Lark', timeZone: 'America/Chicago', locale: 'es-ES' }));
    await save(ana({ sealed: 'another chat', seenAt: at('11:00') }));
    expect(await find()).toEqual(ana({ name: 'Ana Lark', timeZone: 'America/Chicago', locale: 'es-ES', sealed: 'another chat', seenAt: at('11:00') }));
  });

  test('who was met is no less installed', async () => {
    await save(ana({ name: 'Ana' }));
    await save(ana({ state: 'met', sealed: 'an id', name: 'Ana Lark', seenAt: at('11:00') }));
    expect(await find()).toEqual(ana({ name: 'Ana Lark', seenAt: at('11:00') }));
  });

  test('who was met is installed later, and met again once removed', async () => {
    await save(ana({ state: 'met', sealed: 'an id' }));
    await save(ana());
    expect(await find()).toMatchObject({ state: 'installed', sealed: 'a chat' });
    await world.store.references.remove(organizationId(), TEAMS, 'direct', BAY.ana, at('12:00'));
    expect(await find()).toMatchObject({ state: 'removed', sealed: 'a chat', seenAt: at('12:00') });
    await save(ana({ state: 'met', sealed: 'an id' }));
    expect(await find()).toMatchObject({ state: 'met', sealed: 'an id', seenAt: at('12:00') });
  });

  test('many are kept at once, the last of the same one', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ana({ externalId: `person-${index % 400}`, name: `Person ${index}`, state: 'met' }));
    await save(...many);
    const kept = await world.store.references.all(organizationId(), TEAMS, ['direct']);
    expect(kept).toHaveLength(400);
    expect(kept.find(({ externalId }) => externalId === 'person-7')?.name).toBe('Person 407');
  });

  test('hostile names are kept without what no database takes', async () => {
    await save(ana({ name: 'A\u0000na \uD800 "); drop table' }));
    expect((await find())?.name).toBe('Ana \uFFFD "); drop table');
  });

  test('a team that is left takes its channels along, and nobody else’s', async () => {
    const channel = (externalId: string, team: string): ConversationReference => ana({ kind: 'channel', externalId, team });
    await save(ana({ kind: 'team', externalId: BAY.team }), channel(BAY.channel, BAY.team), channel('19:other@thread.tacv2', '19:otherteam@thread.tacv2'), ana({ team: BAY.team }));
    await world.store.references.remove(organizationId(), TEAMS, 'team', BAY.team, at('12:00'));
    const states = (await world.store.references.all(organizationId(), TEAMS, ['team', 'channel', 'direct'])).map(({ kind, externalId, state }) => [kind, externalId, state]);
    expect(states).toEqual([
      ['channel', BAY.channel, 'removed'],
      ['channel', '19:other@thread.tacv2', 'installed'],
      ['direct', BAY.ana, 'installed'],
      ['team', BAY.team, 'removed'],
    ]);
  });

  test('are of one tenant and one organization', async () => {
    await save(ana());
    const other = await world.database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'en' } });
    expect(await world.store.references.find(organizationId(), ELSEWHERE, 'direct', BAY.ana)).toBeUndefined();
    expect(await world.store.references.find(other.id, TEAMS, 'direct', BAY.ana)).toBeUndefined();
    await world.store.references.remove(other.id, TEAMS, 'direct', BAY.ana, at('12:00'));
    expect(await find()).toMatchObject({ state: 'installed' });
  });

  test('two that are kept at the same moment do not wait for each other for ever', async () => {
    const people = Array.from({ length: 50 }, (_, index) => ana({ externalId: `person-${index}`, state: 'met' }));
    await Promise.all([save(...people), save(...people.toReversed()), save(...people)]);
    expect(await world.store.references.all(organizationId(), TEAMS, ['direct'])).toHaveLength(50);
  });
});

describe.each(databases)('the apps of Teams on %s', (_engine, open) => {
  const world = storeWorld(open);
  const connect = (organizationId: string, workspace: string, appId: string): Promise<void> =>
    world.store.workspaces.save({ organizationId, platform: 'teams', workspace, name: 'Microsoft Teams', appId, scopes: [] }, at('10:00'));
  const served = async (appId: string): Promise<WorkspaceRow['workspace'] | undefined> => (await world.store.workspaces.findByTeamsApp(appId))?.workspace;

  test('an app serves one tenant; another tenant has an app of its own', async () => {
    const { organizationId } = world.fixture;
    await connect(organizationId, BAY.tenant, BAY.app);
    await expect(connect(organizationId, BAY.elsewhere, BAY.app)).rejects.toMatchObject({ code: 'app-taken' });
    await connect(organizationId, BAY.elsewhere, 'another-app');
    expect([await served(BAY.app), await served('another-app'), await served('nobody')]).toEqual([BAY.tenant, BAY.elsewhere, undefined]);
  });

  test('of two that come at the same moment one is refused', async () => {
    const { organizationId } = world.fixture;
    const outcomes = await Promise.allSettled([connect(organizationId, BAY.tenant, BAY.app), connect(organizationId, BAY.elsewhere, BAY.app)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a tenant that is removed gives its app free', async () => {
    const { organizationId } = world.fixture;
    await connect(organizationId, BAY.tenant, BAY.app);
    await world.store.workspaces.remove(organizationId, TEAMS, 'removed', at('11:00'));
    expect(await served(BAY.app)).toBeUndefined();
    await connect(organizationId, BAY.elsewhere, BAY.app);
    expect(await served(BAY.app)).toBe(BAY.elsewhere);
  });
});
