import { beforeEach, describe, expect, it } from 'vitest';
import { actionButton } from '../../src/domain/actions.js';
import type { Form } from '../../src/domain/message.js';
import { ChatError } from '../../src/errors.js';
import { chicago } from '../support/fixture.js';
import { buttonsOf, file, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const ITEMS = [
  { code: '1' },
  { code: '1.a', parent: '1', owner: 'ana', deputies: ['dee'], title: 'Attendance recovers', measures: [{ key: 'attendance', name: 'Average attendance', unit: '%', baseline: 90, target: 95 }] },
  { code: '1.c', parent: '1', owner: 'ben', title: 'Bilingual staff' },
];
const PEOPLE = [{ key: 'ana', name: 'Ana Lark' }, { key: 'ben', name: 'Ben Moss', language: 'es' }, { key: 'dee', name: 'Dee Finch' }, { key: 'sue', name: 'Sue Ward', role: 'steward' }] as const;

let world: World;
const prompt = () => world.seenBy('ana')[0]!;
const lastText = (user = 'ana') => textOf(world.last(user)?.message);

beforeEach(async () => {
  world = await openWorld({ items: ITEMS, people: PEOPLE });
  await world.sweep();
});

describe('a status button', () => {
  it('files the status alone, invites words, and takes those that follow into the same report', async () => {
    await world.presses('ana', 'At risk', prompt());
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'at-risk', source: 'button' });
    expect(lastText()).toContain('Would you like to add what shows it?');
    world.clock.advance({ minutes: 4 });
    await world.says('ana', 'Attendance is 91.5 %, two buses are missing');
    const [report] = await world.reports('1.a');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(report).toMatchObject({ status: 'at-risk', revision: 2, content: { note: 'Attendance is 91.5 %, two buses are missing', readings: [expect.objectContaining({ value: 91.5 })] } });
  });

  it('takes no words from a quarter of an hour later without asking', async () => {
    await world.presses('ana', 'At risk', prompt());
    world.clock.advance({ minutes: 15 });
    await world.says('ana', 'Attendance is 91.5 %, two buses are missing');
    expect((await world.reports('1.a'))[0]?.revision).toBe(1);
    expect(lastText()).toContain('Which item is this for?');
  });

  it('pressed twice counts once and is answered kindly, with a way to correct it', async () => {
    const button = buttonsOf(prompt().message).find((one) => one.label === 'At risk')!;
    await world.pressesButton('ana', button, prompt());
    await world.pressesButton('ana', button, prompt());
    expect(await world.history('1.a')).toHaveLength(1);
    expect(lastText()).toContain('1.a is answered already: At risk');
    expect(lastText()).toContain('<Change> <Undo>');
  });

  it('of a prompt from days ago counts, and late', async () => {
    world.clock.set(chicago('2026-09-16T10:00'));
    await world.sweep();
    await world.presses('ana', 'Done', prompt());
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'done', late: true });
  });

  it('of somebody who does not answer for the item does nothing, and says so', async () => {
    const button = buttonsOf(prompt().message).find((one) => one.label === 'Done')!;
    await world.pressesButton('ben', button, prompt());
    expect(await world.history('1.a')).toHaveLength(0);
    expect(lastText('ben')).toContain('Solo pueden hacerlo quienes responden de 1.a');
  });

  it('of a deputy or a steward counts, and says who answered', async () => {
    const button = buttonsOf(prompt().message).find((one) => one.label === 'Done')!;
    await world.pressesButton('dee', button, prompt());
    expect((await world.reports('1.a'))[0]?.personId).toBe(world.personId('dee'));
    await world.presses('dee', 'Undo');
    await world.pressesButton('sue', button, prompt());
    expect((await world.reports('1.a'))[0]?.personId).toBe(world.personId('sue'));
  });

  it('of no known kind or of rows that are gone is answered kindly', async () => {
    await world.pressesButton('ana', { action: 'check.status', value: '{"check":"nonsense"}' }, prompt());
    expect(lastText()).toContain('older message');
    const { action, value } = actionButton({ name: 'report.confirm', report: '0190f3f6-0000-7000-8000-000000000000' }, { label: 'x' });
    await world.pressesButton('ana', { action, value }, prompt());
    expect(lastText()).toContain('no longer there');
  });

  it('that runs a command is handed on with its person', async () => {
    const { action, value } = actionButton({ name: 'command.run', command: 'item 1.a' }, { label: 'x' });
    await world.pressesButton('ana', { action, value }, prompt());
    expect(world.commands).toMatchObject([{ inbound: { type: 'action', action: 'command.run' }, personId: world.personId('ana') }]);
    expect(world.seenBy('ana')).toHaveLength(1);
  });
});

describe('under a playback', () => {
  it('"That’s right" confirms, and leaves no buttons', async () => {
    await world.says('ana', 'On track, attendance 93.4 %');
    await world.presses('ana', 'That’s right');
    expect((await world.reports('1.a'))[0]?.confirmedAt).toBeDefined();
    expect(lastText()).toContain('Confirmed. Thank you.');
    expect(buttonsOf(world.last('ana')!.message)).toHaveLength(0);
  });

  it('"Undo" takes everything back and opens the check again', async () => {
    await world.says('ana', 'At risk, attendance 88 %, we need two drivers');
    const playback = world.last('ana')!;
    await world.presses('ana', 'Undo', playback);
    expect(await world.reports('1.a')).toHaveLength(0);
    expect((await world.check('1.a'))?.state).toBe('asked');
    expect(textOf(playback.message)).toContain('Taken back');
    expect(textOf(playback.message)).toContain('open again');
    expect(buttonsOf(prompt().message).length).toBeGreaterThan(0);
    const plan = await world.store.overview.load({ organizationId: world.organizationId, planId: world.planId });
    const item = plan?.items.find((one) => one.code === '1.a');
    expect(item?.measures[0]?.last).toBeUndefined();
    expect(item?.needs).toHaveLength(0);
    expect((await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 9))).toHaveLength(0);
    await world.says('ana', 'On track');
    expect((await world.reports('1.a'))[0]?.status).toBe('on-track');
  });

  it('"Undo" twice is answered kindly', async () => {
    await world.says('ana', 'On track');
    const playback = world.last('ana')!;
    const undo = buttonsOf(playback.message).find((one) => one.label === 'Undo')!;
    await world.pressesButton('ana', undo, playback);
    await world.pressesButton('ana', undo, playback);
    expect(lastText()).toContain('was taken back before');
    expect((await world.history('1.a'))[0]?.revisions.map((one) => one.reason)).toEqual(['filed', 'retracted']);
  });

  it('a reply in its thread corrects the report', async () => {
    await world.says('ana', 'On track, attendance 93.4 %');
    await world.says('ana', 'attendance is 92.4 %, and at risk', { thread: world.last('ana')!.ref });
    const [report] = await world.reports('1.a');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(report).toMatchObject({ status: 'at-risk', content: { readings: [expect.objectContaining({ value: 92.4 })] } });
    const readings = await world.database.prisma.reading.findMany({ orderBy: { id: 'asc' } });
    expect(readings.map((row) => [row.value, row.retractedAt !== null])).toEqual([[93.4, true], [92.4, false]]);
  });

  it('files sent right after belong to it', async () => {
    await world.says('ana', 'On track');
    world.clock.advance({ minutes: 1 });
    await world.says('ana', '', { files: [file('f9', 'attendance.pdf')] });
    const [report] = await world.reports('1.a');
    expect(report?.content.files.map((one) => one.name)).toEqual(['attendance.pdf']);
    expect(lastText()).toContain('Files: attendance.pdf');
  });
});

/** The fields to fill in. */
const inputs = (form: Form) => form.fields.flatMap((field) => (field.type === 'notice' ? [] : [field]));

describe('the form', () => {
  it('asks for status, note, measures, blockers, needs, link and files, and files what is entered', async () => {
    await world.presses('ana', 'Write a report', prompt());
    const form = world.forms[0]!;
    expect(inputs(form).map((field) => field.name)).toEqual(['status', 'note', 'reading:attendance', 'blockers', 'needs', 'link', 'files']);
    expect(inputs(form)[2]?.label).toBe('Average attendance (%)');
    await world.submits('ana', { status: 'on-track', note: 'Calls home work', 'reading:attendance': '93,4', blockers: '- snow\n- buses', needs: 'two drivers', link: 'https://data.example.org/x' }, [file('f2', 'calls.pdf')]);
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({
      source: 'form',
      status: 'on-track',
      content: { note: 'Calls home work', blockers: ['snow', 'buses'], needs: ['two drivers'], links: ['https://data.example.org/x'], readings: [expect.objectContaining({ value: 93.4 })], files: [expect.objectContaining({ id: 'f2' })] },
    });
    expect((await world.check('1.a'))?.state).toBe('answered');
  });

  it('stands on the button too, for those who fill it in inside the prompt, and files the same', async () => {
    const inline = buttonsOf(prompt().message).find(({ label }) => label === 'Write a report')?.form;
    await world.presses('ana', 'Write a report', prompt());
    expect({ ...inline, context: {} }).toEqual({ ...world.forms[0], context: {} });
    await world.submits('ana', { status: 'at-risk', note: 'Two buses short', 'reading:attendance': '90' }, [], inline);
    expect(await world.reports('1.a')).toMatchObject([{ source: 'form', status: 'at-risk', checkId: (await world.check('1.a'))?.id, content: { note: 'Two buses short' } }]);
    expect((await world.check('1.a'))?.state).toBe('answered');
  });

  it('shows every fault, keeps what was entered, and files it once mended', async () => {
    await world.presses('ana', 'Write a report', prompt());
    await world.submits('ana', { status: 'at-risk', note: 'Two buses missing', 'reading:attendance': 'ninety', link: 'javascript:alert(1)' }, [file('f3', 'buses.pdf')]);
    expect(await world.history('1.a')).toHaveLength(0);
    expect(lastText()).toContain('“ninety” is not a number');
    expect(lastText()).toContain('“javascript:alert(1)” is not a link');
    expect(lastText()).toContain('Two buses missing');
    await world.presses('ana', 'Open the form again');
    const fields = inputs(world.forms.at(-1)!);
    expect(fields.find((field) => field.name === 'note')).toMatchObject({ value: 'Two buses missing' });
    expect(fields.find((field) => field.name === 'reading:attendance')).toMatchObject({ value: 'ninety' });
    await world.submits('ana', { status: 'at-risk', note: 'Two buses missing', 'reading:attendance': '90.5', link: '' });
    expect((await world.reports('1.a'))[0]).toMatchObject({ status: 'at-risk', content: { files: [expect.objectContaining({ id: 'f3' })], links: [] } });
    expect(await world.store.conversations.open(world.organizationId, world.personId('ana'), world.clock.now())).toHaveLength(0);
  });

  it('opened by "Change" holds what was filed and replaces it', async () => {
    await world.says('ana', 'On track, attendance 93.4 %. https://data.example.org/old');
    await world.presses('ana', 'Change');
    const fields = inputs(world.forms.at(-1)!);
    expect(fields.find((field) => field.name === 'status')).toMatchObject({ value: 'on-track' });
    expect(fields.find((field) => field.name === 'reading:attendance')).toMatchObject({ value: '93.4' });
    await world.submits('ana', { status: 'at-risk', note: 'Corrected', 'reading:attendance': '', link: '' });
    const [report] = await world.reports('1.a');
    expect(report).toMatchObject({ status: 'at-risk', revision: 2, content: { note: 'Corrected', readings: [], links: [] } });
    const [history] = await world.history('1.a');
    expect(history?.revisions.map((one) => [one.reason, one.status])).toEqual([['filed', 'on-track'], ['corrected', 'at-risk']]);
  });

  it('that is empty, or of an item no longer theirs, is answered and loses no words', async () => {
    await world.presses('ana', 'Write a report', prompt());
    await world.submits('ana', { status: '', note: '  ' });
    expect(lastText()).toContain('The form was empty');
    await world.database.prisma.planItem.update({ where: { id: world.itemId('1.a') }, data: { ownerId: world.personId('ben') } });
    await world.database.prisma.check.updateMany({ data: { personId: world.personId('ben') } });
    await world.submits('ana', { status: 'done', note: 'All done here' });
    expect(await world.history('1.a')).toHaveLength(0);
    expect(lastText()).toContain('All done here');
  });

  it('that took too long to open says so', async () => {
    world = await openWorld({ items: ITEMS, people: PEOPLE }, {
      deps: (deps) => ({ ...deps, chatFor: (workspace) => ({ ...deps.chatFor(workspace)!, openForm: async () => Promise.reject(new ChatError('form-expired', 'late')) }) }),
    });
    await world.sweep();
    await world.presses('ana', 'Write a report', prompt());
    expect(lastText()).toContain('took too long to open');
  });
});

describe('"Snooze" and "Not mine"', () => {
  it('snooze asks again on the next open day, and pressing again says when', async () => {
    world.clock.set(chicago('2026-09-18T10:00'));
    const button = buttonsOf(prompt().message).find((one) => one.label === 'Snooze')!;
    await world.pressesButton('ana', button, prompt());
    expect(lastText()).toContain('Mon, Sep 21, 9:00');
    expect(textOf(prompt().message)).toContain('I will ask again');
    await world.pressesButton('ana', button, prompt());
    expect(lastText()).toContain('is put off already');
    expect((await world.check('1.a'))?.askAt?.toString()).toBe(chicago('2026-09-21T09:00').toString());
  });

  it('a snoozed check is answered under its prompt all the same', async () => {
    await world.presses('ana', 'Snooze', prompt());
    await world.says('ana', 'on track', { thread: prompt().ref });
    expect((await world.check('1.a'))?.state).toBe('answered');
  });

  it('"Not mine" tells the stewards once, and the check stays open', async () => {
    const button = buttonsOf(prompt().message).find((one) => one.label === 'Not mine')!;
    await world.pressesButton('ana', button, prompt());
    expect(lastText('sue')).toContain('Ana Lark says that 1.a Attendance recovers is not theirs');
    expect(lastText()).toContain('I told Sue Ward');
    await world.pressesButton('ana', button, prompt());
    expect(world.seenBy('sue')).toHaveLength(1);
    expect((await world.check('1.a'))?.state).toBe('asked');
  });

  it('"Not mine" on a private item names it to no steward who may not see it', async () => {
    world = await openWorld({ items: [{ code: '7', owner: 'ana', title: 'Secret', isPrivate: true }], people: PEOPLE });
    await world.sweep();
    await world.presses('ana', 'Not mine');
    expect(world.seenBy('sue')).toHaveLength(0);
    expect(lastText()).toContain('No plan steward can be reached');
  });
});
