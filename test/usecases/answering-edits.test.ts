import { beforeEach, describe, expect, it } from 'vitest';
import { chicago } from '../support/fixture.js';
import { file, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

let world: World;
const lastText = () => textOf(world.last('ana')?.message);
const revisions = async (code: string) => (await world.history(code))[0]?.revisions.map((one) => [one.reason, one.status, one.words]);

beforeEach(async () => {
  world = await openWorld({
    items: [
      { code: '1' },
      { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance recovers', measures: [{ key: 'attendance', name: 'Average attendance', unit: '%', baseline: 90, target: 95 }] },
      { code: '1.c', parent: '1', owner: 'ben', title: 'Bilingual staff' },
    ],
  });
  await world.sweep();
});

describe('an edited answer', () => {
  it('updates the report and keeps the earlier version; the playback follows', async () => {
    const message = await world.says('ana', 'On track, attendance 93.4 %');
    const posts = world.seenBy('ana').length;
    world.clock.advance({ minutes: 30 });
    await world.edits('ana', message, 'At risk, attendance 91.4 %');
    expect(await revisions('1.a')).toEqual([['filed', 'on-track', 'On track, attendance 93.4 %'], ['edited', 'at-risk', 'At risk, attendance 91.4 %']]);
    expect(lastText()).toContain('[At risk]');
    expect(lastText()).toContain('91.4 %');
    expect(world.seenBy('ana')).toHaveLength(posts);
    const evidence = await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 9);
    expect(evidence.filter((row) => row.kind === 'text').map((row) => row.text)).toEqual(['At risk, attendance 91.4 %']);
  });

  it('loses its confirmation, for what was confirmed is no longer what it says', async () => {
    const message = await world.says('ana', 'On track');
    await world.presses('ana', 'That’s right');
    await world.edits('ana', message, 'Off track');
    const [report] = await world.reports('1.a');
    expect([report?.status, report?.confirmedAt]).toEqual(['off-track', undefined]);
    expect(lastText()).toContain('<That’s right>');
  });

  it('that says the same changes nothing', async () => {
    const message = await world.says('ana', 'On track');
    await world.edits('ana', message, 'On track');
    expect((await world.reports('1.a'))[0]?.revision).toBe(1);
  });

  it('keeps the status that a button gave', async () => {
    const message = await world.says('ana', 'Attendance was 92.1 % last week.');
    await world.presses('ana', 'At risk', world.last('ana'));
    await world.edits('ana', message, 'Attendance was 91.1 % last week.');
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'at-risk', content: { readings: [expect.objectContaining({ value: 91.1 })] } });
  });

  it('that now speaks of another item leaves the report as it was', async () => {
    const message = await world.says('ana', 'On track');
    await world.edits('ana', message, '1.c is off track');
    expect((await world.reports('1.a'))[0]?.status).toBe('on-track');
    expect(await world.history('1.c')).toHaveLength(0);
    expect(lastText()).toContain('another item');
  });

  it('of a report taken back, or of small talk, changes nothing', async () => {
    const hello = await world.says('ana', 'Hello!');
    await world.edits('ana', hello, 'off track');
    expect(await world.history('1.a')).toHaveLength(0);
    const message = await world.says('ana', 'On track');
    await world.says('ana', 'undo');
    await world.edits('ana', message, 'At risk');
    expect(await world.reports('1.a')).toHaveLength(0);
    expect(lastText()).toContain('was taken back');
  });
});

describe('a deleted answer', () => {
  it('takes the report back, opens the check, and is said in the playback', async () => {
    const message = await world.says('ana', 'On track, attendance 93.4 %');
    await world.deletes('ana', message);
    expect(await world.reports('1.a')).toHaveLength(0);
    expect((await world.check('1.a'))?.state).toBe('asked');
    expect(await revisions('1.a')).toHaveLength(2);
    expect(lastText()).toContain('Taken back');
    expect(world.changedItems.filter((id) => id === world.itemId('1.a'))).toHaveLength(2);
  });

  it('whose time is over leaves the check lapsed', async () => {
    const message = await world.says('ana', 'On track');
    world.clock.set(chicago('2026-09-23T10:00'));
    await world.deletes('ana', message);
    const checks = await world.store.checks.history(world.organizationId, world.itemId('1.a'), 5);
    expect(checks.find((check) => check.occurrenceOn === '2026-09-14')?.state).toBe('lapsed');
  });

  it('that only added to a report leaves the rest', async () => {
    await world.presses('ana', 'Done');
    const added = await world.says('ana', 'the last school signed on', { files: [file('f1', 'signed.pdf')] });
    expect((await world.reports('1.a'))[0]?.content.files).toHaveLength(1);
    await world.deletes('ana', added);
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'done', content: { note: '', files: [] } });
  });
});

it('files that an edit takes away or adds are taken over, once it says which there are', async () => {
  const message = await world.says('ana', 'On track, see the list', { files: [file('F1', 'list.pdf')] });
  const edit = (key: string, files?: readonly ReturnType<typeof file>[]) =>
    world.does({ ...world.by('ana', key), type: 'edit', conversation: world.dm('ana'), message, text: 'On track, see the list', ...(files && { files }) });
  await edit('e1');
  expect((await world.reports('1.a'))[0]?.content.files).toMatchObject([{ id: 'F1' }]);
  await edit('e2', [file('F2', 'newer.pdf')]);
  expect((await world.reports('1.a'))[0]?.content.files).toMatchObject([{ id: 'F2' }]);
  await edit('e3', []);
  expect((await world.reports('1.a'))[0]?.content).toMatchObject({ files: [], note: 'On track, see the list' });
});

describe('a message that comes late, after it was changed', () => {
  const late = (message: string, text: string) => world.says('ana', text, { message });

  it('is filed as it reads now', async () => {
    await world.edits('ana', 'm-late', 'At risk, attendance 91.4 %');
    await world.edits('ana', 'm-late', 'Off track, attendance 90.4 %');
    expect(await world.history('1.a')).toEqual([]);
    await late('m-late', 'On track, attendance 93.4 %');
    expect((await world.history('1.a')).map(({ status, content }) => [status, content.note, content.readings.map(({ value }) => value)])).toEqual([['off-track', 'Off track, attendance 90.4 %', [90.4]]]);
  });

  it('is not filed once it was deleted, nor another’s in its place', async () => {
    await world.edits('ana', 'm-late', 'At risk');
    await world.deletes('ana', 'm-late');
    const posts = world.posts.length;
    await late('m-late', 'On track, attendance 93.4 %');
    expect([await world.history('1.a'), world.posts.length]).toEqual([[], posts]);
    await world.deletes('ben', 'm-2');
    await late('m-2', 'On track, attendance 93.4 %');
    expect(await world.history('1.a')).toHaveLength(1);
  });
});
