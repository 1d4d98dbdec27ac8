import { expect, test } from 'vitest';
import { HOME, buttonsOf, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const opens = (world: World, user: string) => world.does({ ...world.by(user, `home/${user}/${String(Math.random())}`), type: 'home' });
const home = (world: World, user: string) => {
  const message = world.homes.get(`u-${user}`);
  if (!message) throw new Error(`${user} has no page`);
  return message;
};
const press = async (world: World, user: string, label: string) => {
  const button = buttonsOf(home(world, user)).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  await world.does({ ...world.by(user, `press/${label}/${world.clock.now().toString()}`), type: 'action', conversation: world.dm(user), message: 'home', action: button.action, value: button.value, reply: 'r', trigger: 't' });
};

test('shows what waits with its buttons, the person’s items and their next dates; and follows what they do there', async () => {
  const world = await openWorld();
  await world.sweep();
  expect(world.homes.size).toBe(0);
  await opens(world, 'ana');
  const before = textOf(home(world, 'ana'));
  expect(before).toContain('Waiting for you');
  expect(before).toContain('1.a · Item 1.a');
  expect(before).toContain('<On track> <At risk> <Off track> <Done> <Not started>');
  expect(before).toContain('<Report progress> <Away for a week> <Away for two weeks>');
  expect(before).toContain('[No recent news] 1.a Item 1.a · nothing reported yet');
  expect(before).toContain('Monday, September 21: 1.a and 1.b');
  await press(world, 'ana', 'On track');
  expect(textOf(home(world, 'ana'))).toContain('[On track] 1.a Item 1.a');
  expect(textOf(home(world, 'ana'))).not.toContain('1.a · Item 1.a');
  // A sentence in the direct conversation changes the page as well.
  await world.says('ana', '1.b off track');
  expect(textOf(home(world, 'ana'))).toContain('Nothing is waiting for you just now.');
});

test('is brought up to date for those alone who opened it, and never for strangers', async () => {
  const world = await openWorld({}, { profiles: [{ user: 'u-guest', name: 'G', email: 'ben@example.org', active: true, kind: 'guest' }] });
  await world.sweep();
  await world.says('ben', 'en buen camino');
  await opens(world, 'guest');
  expect([...world.homes.keys()]).toEqual([]);
  expect(world.seenBy('guest')).toEqual([]);
});

test('away and back by buttons, in the reader’s language', async () => {
  const world = await openWorld();
  await opens(world, 'ben');
  expect(textOf(home(world, 'ben'))).toContain('Su parte del plan');
  await press(world, 'ben', 'Fuera una semana');
  expect(await world.store.people.absences(world.organizationId, [world.personId('ben')], '2026-09-14')).toMatchObject([{ startsOn: '2026-09-14', endsOn: '2026-09-20' }]);
  expect(textOf(home(world, 'ben'))).toContain('Está fuera hasta el 20 sept');
  await press(world, 'ben', 'Ya volví');
  expect(textOf(home(world, 'ben'))).toContain('<Fuera una semana>');
  expect(await world.store.people.absences(world.organizationId, [world.personId('ben')], '2026-09-14')).toEqual([]);
});

test('stewards and leaders see the plan at a glance, without what is hidden from them; others do not', async () => {
  const world = await openWorld({ items: [{ code: '1', title: 'Safe schools' }, { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance' }, { code: '1.b', parent: '1', owner: 'ana', isPrivate: true, title: 'Secret review' }, { code: '1.c', parent: '1', owner: 'ben', title: 'Reading' }] });
  await world.says('ana', '1.a on track, all rooms visited');
  await opens(world, 'sue');
  await opens(world, 'ben');
  const sue = home(world, 'sue');
  expect(sue.blocks.find((block) => block.type === 'chart')).toMatchObject({ chart: { kind: 'bar' } });
  expect(sue.blocks.find((block) => block.type === 'table')).toMatchObject({ columns: ['Item', 'Status', 'Owner'], rows: [['1.a Attendance', { status: 'on-track', text: 'On track' }, 'Ana Lark'], ['1.c Reading', { status: 'unknown', text: 'No recent news' }, 'Ben Moss']] });
  expect(buttonsOf(sue).map((button) => button.label)).toContain('Not delivered');
  expect(JSON.stringify(sue)).not.toContain('Secret');
  expect(JSON.stringify(home(world, 'ben'))).not.toContain('Attendance');
});

test('a page that cannot be shown changes nothing', async () => {
  const world = await openWorld({}, { deps: (deps) => ({ ...deps, chatFor: (workspace) => { const chat = deps.chatFor(workspace); return chat && { ...chat, showHome: () => Promise.reject(new Error('no home')) }; } }) });
  await world.sweep();
  await opens(world, 'ana');
  await world.says('ana', '1.a on track');
  expect((await world.reports('1.a'))[0]?.status).toBe('on-track');
  expect(await world.store.people.homes(world.organizationId, [world.personId('ana')])).toEqual([{ ...HOME, personId: world.personId('ana'), user: 'u-ana' }]);
});
