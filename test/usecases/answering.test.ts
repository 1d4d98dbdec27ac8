import { beforeEach, describe, expect, it } from 'vitest';
import { chicago } from '../support/fixture.js';
import { file, firstPrompt, ONE_EACH, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

let world: World;
const prompt = (user: string) => firstPrompt(world, user);

describe('an answer in words to the only open prompt', () => {
  beforeEach(async () => {
    world = await openWorld(ONE_EACH);
    await world.sweep();
  });

  it('is filed with status, reading, link, blocker and need, and played back', async () => {
    await world.says('ana', 'On track. Attendance is now 93.4 %. See https://data.example.org/a. We need two more bus drivers.');
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'on-track', late: false, source: 'words', revision: 1 });
    expect(report?.content.readings).toEqual([expect.objectContaining({ value: 93.4, on: '2026-09-14' })]);
    expect(report?.content.links).toEqual(['https://data.example.org/a']);
    expect(report?.content.needs).toHaveLength(1);
    expect((await world.check('1.a'))?.state).toBe('answered');
    const played = textOf(world.last('ana')?.message);
    expect(played).toContain('[On track]');
    expect(played).toContain('Average attendance: 93.4 % on Sep 14');
    expect(played).toContain('<That’s right> <Change> <Undo>');
    expect(textOf(prompt('ana').message)).toContain('[On track] Answered.');
    expect(world.changedItems).toContain(world.itemId('1.a'));
  });

  it('keeps readings, evidence and needs in rows that queries find', async () => {
    await world.says('ana', 'At risk: attendance 88.2 %. https://data.example.org/b', { files: [file('f1', 'sheet.pdf')] });
    const evidence = await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 20);
    expect(evidence.map((row) => row.kind).sort()).toEqual(['file', 'link', 'reading', 'text']);
    const plan = await world.store.overview.load({ organizationId: world.organizationId, planId: world.planId });
    expect(plan?.items.find((item) => item.code === '1.a')?.measures[0]?.last).toMatchObject({ value: 88.2, on: '2026-09-14' });
  });

  it('is filed once, however often the platform delivers it', async () => {
    await world.says('ana', 'On track', { message: 'm-same' });
    await world.says('ana', 'On track', { message: 'm-same' });
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(world.seenBy('ana')).toHaveLength(2);
  });

  it('in Spanish is understood and answered in the reader’s language', async () => {
    await world.says('ben', 'Vamos en riesgo, faltan dos maestros bilingües');
    expect((await world.reports('1.c'))[0]).toMatchObject({ status: 'at-risk', language: 'es' });
    expect(textOf(world.last('ben')?.message)).toContain('[En riesgo]');
  });

  it('without a status is filed as a note, and the status asked for by buttons', async () => {
    await world.says('ana', 'Attendance was 92.1 % last week.');
    expect((await world.reports('1.a'))[0]).toMatchObject({ content: { readings: [expect.objectContaining({ value: 92.1 })] } });
    expect((await world.reports('1.a'))[0]?.status).toBeUndefined();
    expect(textOf(world.last('ana')?.message)).toContain('I could not tell the status');
    await world.presses('ana', 'At risk', world.last('ana'));
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'at-risk', revision: 2 });
    expect(report?.content.readings).toHaveLength(1);
    expect(textOf(world.last('ana')?.message)).toContain('[At risk]');
  });

  it('may give the missing status in words', async () => {
    await world.says('ana', 'Attendance was 92.1 % last week.');
    await world.says('ana', 'off track');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'off-track', content: { note: 'Attendance was 92.1 % last week.\noff track' } });
  });

  it('asks again about a number that is hardly possible, and marks it', async () => {
    await world.says('ana', 'On track, attendance 9.3 %');
    expect(textOf(world.last('ana')?.message)).toContain('is far from the last known 90 %');
  });

  it('is not a greeting, a thanks or a question', async () => {
    for (const words of ['Good morning!', 'thanks', 'what is our target?']) await world.says('ana', words);
    expect(await world.history('1.a')).toHaveLength(0);
    const [, hello, welcome, target] = world.seenBy('ana').map((post) => textOf(post.message));
    expect(hello).toContain('Hello, Ana!');
    expect(hello).toContain('1.a Attendance recovers');
    expect(welcome).toContain('You are welcome');
    expect(target).toContain('target 95 %');
    expect((await world.check('1.a'))?.state).toBe('asked');
  });

  it('about an item of somebody else is not taken for one of their own', async () => {
    await world.says('ana', 'how is 1.c doing?');
    expect(textOf(world.last('ana')?.message)).toMatch(/What I know of 1\.c Bilingual staff[^]*“\/plan item 1\.c” shows more/);
    expect(textOf(world.last('ana')?.message)).not.toContain('1.a');
  });

  it('names people instead of mentioning them', async () => {
    await world.says('ana', 'On track, thanks to <@u-ben>, <@u-nobody>, <@u-else|Pat Roe> and <#c-staff|staff>');
    expect((await world.reports('1.a'))[0]?.content.note).toBe('On track, thanks to @Ben Moss, @someone, @Pat Roe and #staff');
  });

  it('names those the organization does not know as the platform does', async () => {
    const other = await openWorld({}, { profiles: [{ user: 'u-out', name: 'Kit Rowe', active: true, kind: 'guest' }] });
    await other.sweep();
    await other.says('ana', '1.a on track, thanks to <@u-out>');
    expect((await other.reports('1.a'))[0]?.content.note).toContain('thanks to @Kit Rowe');
  });

  it('is not taken from a channel', async () => {
    await world.does({ ...world.by('ana', 'c/1'), type: 'message', conversation: { id: 'c-1', kind: 'channel' }, message: 'm1', text: 'on track', files: [] });
    expect(await world.history('1.a')).toHaveLength(0);
    expect(world.seenBy('ana')).toHaveLength(1);
  });

  it('that speaks only of another item is asked about, not filed', async () => {
    await world.says('ana', '1.c is off track');
    expect(await world.history('1.a')).toHaveLength(0);
    expect(await world.history('1.c')).toHaveLength(0);
    expect(textOf(world.last('ana')?.message)).toContain('Which item is this for?');
    expect(textOf(world.last('ana')?.message)).not.toContain('<1.c');
  });

  it('that comes late counts, is marked, and joins the latest asked check', async () => {
    world.clock.set(chicago('2026-09-21T09:00'));
    await world.sweep();
    expect((await world.check('1.a'))?.occurrenceOn).toBe('2026-09-21');
    world.clock.set(chicago('2026-09-24T10:00'));
    await world.sweep();
    await world.says('ana', 'Done!', { thread: prompt('ana').ref });
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'done', late: true });
    const checks = await world.store.checks.history(world.organizationId, world.itemId('1.a'), 5);
    expect(checks.map((check) => check.state)).toEqual(['answered', 'lapsed']);
    expect(report?.checkId).toBe(checks[0]?.id);
    expect(textOf(world.last('ana')?.message)).toContain('counts as late');
  });
});
