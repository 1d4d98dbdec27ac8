import { expect, test } from 'vitest';
import { HOME, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const gets = (world: World, user: string, key: string, change: 'added' | 'removed' = 'added') => world.does({ ...world.by(user, key), type: 'installation', change });
const heard = (world: World, user: string) => world.seenBy(user).map((post) => textOf(post.message));

test('who gets the app is greeted once ever, in two sentences of their language', async () => {
  const world = await openWorld();
  await gets(world, 'ana', 'i-1');
  await gets(world, 'ana', 'i-2', 'removed');
  await gets(world, 'ana', 'i-3');
  await gets(world, 'ben', 'i-4');
  const [ana, ...more] = heard(world, 'ana');
  expect(more).toEqual([]);
  expect(ana).toContain('I am Throughline');
  expect(ana?.split(/[.?!](?:\s|$)/).filter(Boolean)).toHaveLength(2);
  expect(heard(world, 'ben')).toEqual([expect.stringContaining('Soy Throughline')]);
});

test('what waited for them to get it goes out', async () => {
  const world = await openWorld();
  const { store, organizationId } = world;
  const message = { summary: 'It waited.', blocks: [{ type: 'text', text: 'It waited.' }] } as const;
  await store.deliveries.create(organizationId, [{ ...HOME, key: 'waits', kind: 'notice', destination: { kind: 'direct', user: 'u-ana' }, personId: world.personId('ana'), content: { kind: 'message', message }, dueAt: world.clock.now(), parked: 'app-not-installed' }]);
  await gets(world, 'ana', 'i-1');
  expect(heard(world, 'ana')).toEqual([expect.stringContaining('I am Throughline'), 'It waited.']);
});

test('who is not in the plan is greeted and told whom to ask; a guest is not greeted', async () => {
  const world = await openWorld({}, {
    profiles: [
      { user: 'u-new', name: 'New Person', email: 'new@example.org', locale: 'es-MX', active: true },
      { user: 'u-gil', name: 'Gil', email: 'ana@example.org', active: true, kind: 'guest' },
    ],
  });
  await gets(world, 'new', 'i-1');
  await gets(world, 'gil', 'i-2');
  expect(heard(world, 'new')).toEqual([expect.stringMatching(/^Soy Throughline[^]*Sue Ward/)]);
  expect(heard(world, 'gil')).toEqual([]);
});
