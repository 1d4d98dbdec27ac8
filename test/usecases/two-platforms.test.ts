import { beforeEach, describe, expect, test } from 'vitest';
import { chicago } from '../support/fixture.js';
import { ONE_EACH, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const TEAMS = { platform: 'teams', workspace: 'tenant' } as const;
const ENTRA = 'entra-ana';

describe('somebody in two chat platforms', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(ONE_EACH);
    await world.store.people.linkIdentity(world.organizationId, TEAMS, { user: ENTRA, name: 'Ana Lark', active: true }, world.personId('ana'));
  });

  const week = async (number: number) => {
    world.clock.set(chicago(`2026-09-14T09:00`).add({ hours: number * 7 * 24 }));
    await world.sweep();
  };
  const prompts = async () =>
    (await world.database.prisma.delivery.findMany({ where: { kind: { in: ['prompt', 'reminder'] }, personId: world.personId('ana') }, orderBy: { dueAt: 'asc' } })).map(({ kind, platform, destination }) => [kind, platform, destination]);
  const inTeams = async (text: string, key: string) =>
    world.does({ ...world.by('ana', key), ...TEAMS, user: ENTRA, type: 'message', conversation: { id: 'a:1', kind: 'direct' }, message: key, text, files: [] });
  const heard = (user: string) => world.posts.filter((post) => post.to === user).map((post) => textOf(post.message));

  test('is asked in one of them: where they were matched first, then where they wrote last', async () => {
    await week(0);
    expect(await prompts()).toEqual([['prompt', 'sandbox', 'u-ana']]);
    await inTeams('on track, attendance 94 %', 'm1');
    expect((await world.reports('1.a')).map(({ status }) => status)).toEqual(['on-track']);
    await week(1);
    expect(await prompts()).toEqual([['prompt', 'sandbox', 'u-ana'], ['prompt', 'teams', ENTRA]]);
  });

  test('says where, and is asked there from then on, wherever they write', async () => {
    await week(0);
    await inTeams('pregúntame en Slack', 'm1');
    expect(heard(ENTRA).at(-1)).toContain('I do not know you in Slack');
    await inTeams('ask me in Teams', 'm2');
    expect(heard(ENTRA).at(-1)).toContain('From now on I ask you in Teams.');
    await world.says('ana', 'on track, attendance 94 %');
    await week(1);
    expect((await prompts()).at(-1)).toEqual(['prompt', 'teams', ENTRA]);
    const [entry] = await world.database.prisma.auditEntry.findMany({ where: { action: 'person.ask-in' } });
    expect(entry).toMatchObject({ actorId: world.personId('ana'), details: { platform: 'teams' } });

    await world.says('ana', 'ask me anywhere');
    await world.says('ana', 'on track');
    await week(2);
    expect((await prompts()).at(-1)).toEqual(['prompt', 'sandbox', 'u-ana']);
  });

  test('what was asked in one is answered in the other: one report, and the question shows it', async () => {
    await week(0);
    await inTeams('at risk: two substitutes are missing', 'm1');
    expect((await world.reports('1.a')).map(({ status }) => status)).toEqual(['at-risk']);
    expect(heard('u-ana')[0]).toMatch(/At risk/);
    expect(heard(ENTRA).at(-1)).toContain('Filed under');
    await week(0);
    expect(await prompts()).toHaveLength(1);
  });

  test('the reminder, too, goes to where they want to be asked now', async () => {
    await week(0);
    await inTeams('ask me in Teams', 'm1');
    world.clock.advance({ hours: 24 });
    await world.sweep();
    expect(await prompts()).toEqual([['prompt', 'sandbox', 'u-ana'], ['reminder', 'teams', ENTRA]]);
  });

  test('the organization’s choice holds for whoever has made none', async () => {
    await world.store.people.setPlatform(world.organizationId, 'teams');
    await week(0);
    expect(await prompts()).toEqual([['prompt', 'teams', ENTRA]]);
  });

  test('once they left one platform they are asked in the other', async () => {
    await inTeams('ask me in Teams', 'm1');
    await world.store.people.saveProfiles(world.organizationId, TEAMS, [{ user: ENTRA, name: 'Ana Lark', active: false }]);
    await week(0);
    expect(await prompts()).toEqual([['prompt', 'sandbox', 'u-ana']]);
  });

  test('help tells of it to whoever is in two, and to nobody else', async () => {
    await world.says('ana', 'help');
    await world.says('ben', 'ayuda');
    expect(heard('u-ana').at(-1)).toContain('ask me in Teams');
    expect(heard('u-ben').at(-1)).not.toContain('Teams');
  });
});
