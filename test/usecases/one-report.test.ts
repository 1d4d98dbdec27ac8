import { expect, test } from 'vitest';
import { file, openWorld, textOf } from './answering-world.js';

const ITEMS = [{ code: '1' }, { code: '1.a', parent: '1', owner: 'ana', measures: [{ key: 'attendance', name: 'Attendance', unit: '%', baseline: 90, target: 95 }] }, { code: '1.c', parent: '1', owner: 'ben' }] as const;

test('words and files within ten minutes of each other are one report, played back in one place', async () => {
  const world = await openWorld({ items: ITEMS });
  await world.sweep();
  await world.says('ana', 'On track, all rooms visited');
  const posts = world.seenBy('ana').length;
  world.clock.advance({ minutes: 8 });
  await world.says('ana', 'Attendance is 93.4 %');
  // Eight minutes after the second, sixteen after the first.
  world.clock.advance({ minutes: 8 });
  await world.says('ana', '', { files: [file('F1', 'photo.pdf')] });
  const [report, ...others] = await world.reports('1.a');
  expect(others).toEqual([]);
  expect(report?.content).toMatchObject({ status: 'on-track', readings: [{ value: 93.4 }], files: [{ id: 'F1' }] });
  expect(report?.content.note).toBe('On track, all rooms visited\nAttendance is 93.4 %');
  expect(world.seenBy('ana')).toHaveLength(posts);
  const shown = textOf(world.last('ana')?.message);
  expect(shown).toContain('93.4 %');
  expect(shown).toContain('photo.pdf');
});

test('small talk in between adds nothing; after ten minutes what is said is asked about or answered anew', async () => {
  const world = await openWorld({ items: ITEMS });
  await world.sweep();
  await world.says('ana', 'On track, all rooms visited');
  await world.says('ana', 'thank you!');
  expect((await world.reports('1.a'))[0]?.content.note).toBe('On track, all rooms visited');
  world.clock.advance({ minutes: 11 });
  await world.says('ana', 'behind on the calls home');
  expect((await world.reports('1.a'))[0]?.content.note).toBe('On track, all rooms visited');
  expect(textOf(world.last('ana')?.message)).toContain('Which item is this for?');
});
