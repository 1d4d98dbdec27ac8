import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personLanguage } from '../../../../adapters/slack/connect/person-language.js';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import type { ChatProfile, Store } from '../../../../src/ports.js';
import { openTestPglite } from '../../../support/database.js';
import { createFixture } from '../../../support/fixture.js';

const PLACE = { platform: 'slack', workspace: 'T1' } as const;
const PROFILES: readonly ChatProfile[] = [
  { user: 'U1', name: 'Ana Lark', email: 'ana@example.org', active: true, locale: 'en-US' },
  { user: 'U2', name: 'Nobody', active: true, locale: 'es-LA' },
  { user: 'U3', name: 'Nobody else', active: true, locale: 'fr-FR' },
];

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  const { organizationId, personId } = await createFixture(database.prisma);
  await store.workspaces.save({ organizationId, ...PLACE, name: 'Lakeshore', scopes: [] }, Temporal.Instant.from('2026-09-14T12:00:00Z'));
  await store.people.saveProfiles(organizationId, PLACE, PROFILES);
  await database.prisma.person.update({ where: { id: personId('ana') }, data: { language: 'es' } });
});
afterAll(() => database.close());

const chatFor = () => ({ profile: async (user: string) => PROFILES.find((one) => one.user === user) });
const languageOf = async () => 'en' as const;

test('what a person chose goes before the language of their Slack, and that before the organization’s', async () => {
  const of = personLanguage({ store, chatFor, languageOf });
  expect(await of('T1', 'U1')).toBe('es');
  expect(await of('T1', 'U2')).toBe('es');
  expect(await of('T1', 'U3')).toBe('en');
  expect(await of('T1', 'U9')).toBe('en');
  expect(await of('T9', 'U9')).toBeUndefined();
});

test.each([
  ['fails', () => Promise.reject(new Error('down'))],
  ['hangs', () => new Promise<never>(() => undefined)],
])('while the store %s, their Slack says', async (_what, find) => {
  const of = personLanguage({ store: { ...store, workspaces: { ...store.workspaces, find } }, chatFor, languageOf });
  expect(await of('T1', 'U1')).toBe('en');
  expect(await of('T1', 'U3')).toBeUndefined();
});
