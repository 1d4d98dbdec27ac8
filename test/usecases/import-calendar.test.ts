import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { runImportCalendar } from '../../src/cli/import-calendar.js';
import type { ImportCalendarArgs } from '../../src/cli/import-calendar.js';
import { runImport } from '../../src/cli/import.js';
import type { Store } from '../../src/ports.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { exportPlan } from '../../src/usecases/plan/export-plan.js';
import { applyCalendarImport, planCalendarImport } from '../../src/usecases/plan/import-calendar.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { recordingIo } from '../support/recording-io.js';

const schoolYear = readFileSync(new URL('../support/school-year.ics', import.meta.url), 'utf8');
const now = chicago('2026-09-14T07:45');
const year = { from: '2026-08-17', to: '2027-05-28' };
const WINTER = 'Winter break / Vacaciones de invierno, todas las escuelas, Año Nuevo';

const YEAR_DAYS = [
  '2026-09-07 2026-09-07 holiday Labor Day',
  '2026-10-05 2026-10-09 break Fall break',
  '2026-11-02 2026-11-02 staff-only Teacher workday (no students)',
  '2026-11-26 2026-11-27 holiday Thanksgiving',
  `2026-12-21 2027-01-03 break ${WINTER}`,
];

const refused = (code: string, message: RegExp) => ({ code, message: expect.stringMatching(message) as string });

describe.each(databases)('importing a calendar on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let fixture: Fixture;

  beforeAll(async () => {
    database = await open();
    store = createStore(database.prisma);
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    fixture = await createFixture(database.prisma);
  });
  afterAll(() => database.close());

  const setYear = (startsOn: string, endsOn: string) => database.prisma.calendar.updateMany({ data: { startsOn: new Date(startsOn), endsOn: new Date(endsOn) } });
  const addUnit = (key: string, name: string, parentId: string | null = fixture.unitId) => database.prisma.unit.create({ data: { organizationId: fixture.organizationId, key, name, kind: 'school', parentId } });
  const calendarOf = async (key: string) => (await store.calendars.units(fixture.organizationId)).find((unit) => unit.key === key)?.calendar;
  const closed = async (key = 'district') => (await calendarOf(key))?.closed.map(({ from, to, kind, name }) => `${from} ${to} ${kind} ${name}`);
  const audits = () => database.prisma.auditEntry.findMany({ where: { action: 'calendar.import' } });
  const planned = async (code: string) => (await store.checks.scheduleInputs(fixture.organizationId)).items.find((item) => item.code === code)?.planned?.at.toString();

  /** Runs the command; `text` is what the file holds. */
  async function run(text: string, args: Partial<ImportCalendarArgs> = {}, answers: { readonly language?: 'en' | 'es'; readonly says?: boolean } = {}) {
    const { io, printed } = recordingIo({ text, ...answers });
    return { code: await runImportCalendar({ file: 'school-year.ics', unit: 'district', ...args }, store, io, now), ...printed };
  }

  test('shows what would change, asks, and applies', async () => {
    await setYear(year.from, year.to);
    const { code, out, asked } = await run(schoolYear);
    expect(code).toBe(0);
    expect(out.slice(0, 8)).toEqual([
      'What would change in the closed days of “Fixture District” (district) from 2026-08-17 to 2027-05-28:',
      '+ 2026-09-07 Labor Day (holiday)',
      '+ 2026-10-05 – 2026-10-09 Fall break (break)',
      '+ 2026-11-02 Teacher workday (no students) (staff only)',
      '+ 2026-11-26 – 2026-11-27 Thanksgiving (holiday)',
      '+ 2026-12-21 – 2027-01-03 Winter break / Vacaciones de invierno, todas las escuelas,… (break)',
      '5 new, 0 changed, 0 removed, 0 as before.',
      '4 events were left out: 1 with a clock time, 1 whose name says school is open, 1 cancelled, and 1 outside these days.',
    ]);
    expect(asked).toEqual(['Apply this? [y/N]']);
    expect(await closed()).toEqual(YEAR_DAYS);
    expect(await audits()).toMatchObject([{ subjectKind: 'unit', subjectId: fixture.unitId, details: { unit: 'district', ...year, new: false, added: 5, changed: 0, removed: 0 } }]);
  });

  test('works out anew who is asked when, in the same transaction', async () => {
    await setYear(year.from, year.to);
    await reschedule(store, fixture.organizationId, now);
    expect(await planned('1.a')).toBe(chicago('2026-09-14T09:00').toString());
    await run(schoolYear.replace('DTSTART;VALUE=DATE:20261102', 'DTSTART;VALUE=DATE:20260914'));
    expect(await planned('1.a')).toBe(chicago('2026-09-15T09:00').toString());
  });

  test('the same file changes nothing the second time, also with letters written in two parts', async () => {
    await setYear(year.from, year.to);
    await run(schoolYear);
    const before = await database.prisma.closedDay.findMany({ orderBy: { id: 'asc' } });
    for (const text of [schoolYear, schoolYear.normalize('NFD')]) {
      const { code, out, asked } = await run(text);
      expect([code, asked]).toEqual([0, []]);
      expect(out[0]).toBe('Nothing to change: “Fixture District” (district) is closed from 2026-08-17 to 2027-05-28 as the file says.');
    }
    expect(await database.prisma.closedDay.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
    expect(await audits()).toHaveLength(1);
  });

  test('a changed file moves, renames and removes within the window only', async () => {
    await setYear(year.from, year.to);
    await run(schoolYear);
    await run(schoolYear, { from: '2026-01-01', to: '2026-06-30' });
    expect((await closed())?.[0]).toBe('2026-03-16 2026-03-20 break Spring break');

    const next = schoolYear.replace('DTEND;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20261014').replace('Thanksgiving', 'Thanksgiving recess').replace(/BEGIN:VEVENT\r\nUID:teacher-day[^]*?END:VEVENT\r\n/, '');
    const { out } = await run(next, { yes: true });
    expect(out.slice(1, 5)).toEqual([
      '~ 2026-10-05 – 2026-10-09 Fall break (break) → 2026-10-05 – 2026-10-13 Fall break (break)',
      '~ 2026-11-26 – 2026-11-27 Thanksgiving (holiday) → 2026-11-26 – 2026-11-27 Thanksgiving recess (break)',
      '- 2026-11-02 Teacher workday (no students) (staff only)',
      '0 new, 2 changed, 1 removed, 2 as before.',
    ]);
    expect(await closed()).toEqual([
      '2026-03-16 2026-03-20 break Spring break',
      '2026-09-07 2026-09-07 holiday Labor Day',
      '2026-10-05 2026-10-13 break Fall break',
      '2026-11-26 2026-11-27 break Thanksgiving recess',
      `2026-12-21 2027-01-03 break ${WINTER}`,
    ]);
  });

  test('changes nothing without a yes', async () => {
    const { code, err } = await run(schoolYear, {}, { says: false });
    expect([code, err]).toEqual([1, ['Nothing was changed. Add --yes to apply without being asked.']]);
    expect([await closed(), await audits()]).toEqual([[], []]);
  });

  test('the window is the school year that is not over, else a year from today, as far as no day is named', async () => {
    const windowFor = async (args: Partial<ImportCalendarArgs>) => / from (\S+ to \S+):$/.exec((await run(schoolYear, args, { says: false })).out[0] ?? '')?.[1];
    expect(await windowFor({})).toBe('2026-09-14 to 2027-09-13');
    await setYear('2025-08-18', '2026-05-29');
    expect(await windowFor({})).toBe('2026-09-14 to 2027-09-13');
    await setYear(year.from, year.to);
    expect(await windowFor({})).toBe('2026-08-17 to 2027-05-28');
    expect(await windowFor({ from: '2026-10-01' })).toBe('2026-10-01 to 2027-05-28');
    expect(await windowFor({ to: '2026-12-31' })).toBe('2026-08-17 to 2026-12-31');
    expect(await windowFor({ from: '2027-08-16' })).toBe('2027-08-16 to 2028-08-15');
    expect(await windowFor({ from: '2026-12-01', to: '2026-12-31' })).toBe('2026-12-01 to 2026-12-31');
  });

  test('makes the calendar of a unit that goes by none: a plain week', async () => {
    await addUnit('annex', 'Annex', null);
    const { out } = await run(schoolYear, { unit: 'annex', ...year });
    expect(out).toContain('“Annex” has no calendar yet. It gets one, at work from Monday to Friday.');
    expect(await calendarOf('annex')).toMatchObject({ name: 'Annex', workingDays: [1, 2, 3, 4, 5], terms: [] });
    expect(await closed('annex')).toEqual(YEAR_DAYS);
    expect(await closed('district')).toEqual([]);
  });

  test('a unit that goes by the calendar above it gets its own, which begins as a copy', async () => {
    await setYear(year.from, year.to);
    const inCalendar = { organizationId: fixture.organizationId, calendarId: (await database.prisma.calendar.findFirstOrThrow()).id };
    const day = (date: string, name: string) => ({ ...inCalendar, startsOn: new Date(date), endsOn: new Date(date), kind: 'holiday', name });
    await database.prisma.calendar.updateMany({ data: { workingDays: [1, 2, 3, 4, 7], schoolYear: '2026-27' } });
    await database.prisma.term.create({ data: { ...inCalendar, name: 'Autumn', startsOn: new Date(year.from), endsOn: new Date('2026-12-18') } });
    await database.prisma.closedDay.createMany({ data: [day('2027-06-18', 'Juneteenth'), day('2027-02-15', 'Presidents Day')] });
    await addUnit('north-team', 'North Team', (await addUnit('north-high', 'North High')).id);

    const { out } = await run(schoolYear, { unit: 'north-high' });
    expect(out).toContain('- 2027-02-15 Presidents Day (holiday)');
    expect(out.find((line) => line.startsWith('Until now'))).toMatch(/“North High” goes by the calendar of “Fixture District”/);
    expect(await calendarOf('north-high')).toMatchObject({ name: 'North High', schoolYear: '2026-27', startsOn: year.from, endsOn: year.to, workingDays: [1, 2, 3, 4, 7], terms: [{ name: 'Autumn', startsOn: year.from, endsOn: '2026-12-18' }] });
    expect(await closed('north-high')).toEqual([...YEAR_DAYS, '2027-06-18 2027-06-18 holiday Juneteenth']);
    expect(await closed('district')).toEqual(['2027-02-15 2027-02-15 holiday Presidents Day', '2027-06-18 2027-06-18 holiday Juneteenth']);

    // What is the same as above needs no calendar of its own.
    expect((await run(schoolYear, { unit: 'north-team' })).out[0]).toMatch(/^Nothing to change/);
    expect(await calendarOf('north-team')).toBeUndefined();
  });

  test('the days are in the plan file that is exported, and a file that does not mention the calendar leaves them', async () => {
    await setYear(year.from, year.to);
    await run(schoolYear.normalize('NFD'));
    const file = await exportPlan(store, {}, planFileTexts('en'));
    const importing = async (text: string) => {
      const { io, printed } = recordingIo({ text });
      return { code: await runImport({ file: 'plan.yaml', yes: true }, store, io, now), out: printed.out };
    };
    expect(file).toContain(WINTER);
    expect(await importing(file)).toEqual({ code: 0, out: ['Nothing to change.'] });

    const silent = file.replace(/^ {4}calendar:\n(?: {6}.*\n)+/m, '');
    expect(silent).not.toContain('Fall break');
    expect(await importing(silent)).toEqual({ code: 0, out: ['Nothing to change.'] });
    expect(await closed()).toEqual(YEAR_DAYS);

    const others = file.replace(/^ {6}closed:\n(?: {8}.*\n)+/m, '      closed:\n        - { on: 2026-09-07, name: Labor Day }\n');
    expect((await importing(others)).out.filter((line) => line.startsWith('- removed: closed stretch'))).toHaveLength(4);
    expect(await closed()).toEqual(YEAR_DAYS.slice(0, 1));
  });

  test('refuses what is unreadable, with the line, and what closes nothing', async () => {
    await expect(run(schoolYear.replace('DTSTART;VALUE=DATE:20261005', 'DTSTART;VALUE=DATE:20260931'))).rejects.toMatchObject(refused('bad-ics', /line 21.*Fall break.*2026-09-31/));
    await expect(run('PK\u0003\u0004 not a calendar')).rejects.toMatchObject(refused('bad-ics', /line 1/));
    await expect(run(schoolYear, { from: '2027-01-10', to: '2027-05-01' })).rejects.toMatchObject(refused('no-closed-days', /no closed day from 2027-01-10 to 2027-05-01.*9 events were left out: .* 6 outside these days/));
    const endless = schoolYear.replace('DTEND;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20290101');
    await expect(run(endless)).rejects.toMatchObject({ code: 'no-open-day' });
    const crowded = schoolYear.replace(/RRULE:.*/, 'RRULE:FREQ=DAILY\r\nDURATION:P1D').replace('DTSTART;VALUE=DATE:20200907', 'DTSTART;VALUE=DATE:20260907');
    await expect(run(crowded, { to: '2030-12-31' })).rejects.toMatchObject({ code: 'too-many-closed-days' });
    expect([await closed(), await audits()]).toEqual([[], []]);
  });

  test('refuses days and units that are none, and says what to do', async () => {
    await addUnit('north-high', 'North High');
    await database.prisma.unit.update({ where: { id: (await addUnit('old-school', 'Old School')).id }, data: { retiredAt: new Date('2026-01-01') } });
    const other = await database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'es' } });
    await database.prisma.unit.create({ data: { organizationId: other.id, key: 'north-high', name: 'North High', kind: 'district' } });
    await expect(run(schoolYear, { from: '2026-02-30' })).rejects.toMatchObject(refused('bad-date', /“2026-02-30” is not a date/));
    await expect(run(schoolYear, { to: 'June' })).rejects.toMatchObject(refused('bad-date', /“June” is not a date/));
    await expect(run(schoolYear, { from: '2027-01-01', to: '2026-12-31' })).rejects.toMatchObject(refused('bad-dates', /from 2027-01-01 to 2026-12-31/));
    await expect(run(schoolYear, { from: '2026-01-01', to: '2032-01-01' })).rejects.toMatchObject(refused('bad-dates', /more than 5 years/));
    await expect(run(schoolYear, { unit: 'distrct' })).rejects.toMatchObject(refused('no-unit', /“distrct”. Near it: district\./));
    await expect(run(schoolYear, { unit: 'Fixture District' })).rejects.toMatchObject(refused('no-unit', /Near it: district\./));
    await expect(run(schoolYear, { unit: '\u202Equite-another-one' })).rejects.toMatchObject(refused('no-unit', /“quite-another-one”. There is: district, north-high\./));
    await expect(run(schoolYear, { unit: 'old-school' })).rejects.toMatchObject(refused('no-unit', /“old-school”. There is: district, north-high\./));
    await expect(run(schoolYear, { organization: 'fixtur' })).rejects.toMatchObject(refused('no-organization', /“fixtur”. There is: fixture, other\./));
    await expect(run(schoolYear, { unit: 'north-high' })).rejects.toMatchObject(refused('which-organization', /--organization: fixture, other\./));
    expect((await run(schoolYear, { unit: 'north-high', organization: 'fixture', yes: true })).code).toBe(0);
  });

  test('what was shown is what happens, or nothing: of two imports at once one is refused', async () => {
    await setYear(year.from, year.to);
    const texts = [schoolYear, schoolYear.replace('Fall break', 'Autumn break')];
    const shown = await Promise.all(texts.map(async (text) => ({ request: { unit: 'district', text }, plan: await planCalendarImport(store, { unit: 'district', text }, { at: now }, 'en') })));
    const results = await Promise.allSettled(shown.map(({ request, plan }) => applyCalendarImport(store, request, plan, { at: now }, 'en')));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'calendar-changed' });
    expect(await closed()).toHaveLength(5);
    expect(await audits()).toHaveLength(1);
  });

  test('a failure on the way leaves nothing half done', async () => {
    const failing: Store = {
      ...store,
      transaction: (work) => store.transaction((inside) => work({ ...inside, checks: { ...inside.checks, saveSchedules: () => Promise.reject(new Error('no room')) } })),
    };
    const request = { unit: 'district', text: schoolYear };
    const plan = await planCalendarImport(store, request, { at: now }, 'en');
    await expect(applyCalendarImport(failing, request, plan, { at: now }, 'en')).rejects.toThrow('no room');
    expect([await closed(), await audits()]).toEqual([[], []]);
  });

  test('speaks Spanish', async () => {
    await setYear(year.from, year.to);
    const { out, asked } = await run(schoolYear, {}, { language: 'es' });
    expect(out[0]).toBe('Lo que cambiaría en los días cerrados de «Fixture District» (district) del 2026-08-17 al 2027-05-28:');
    expect(out).toContain('4 eventos quedaron fuera: 1 con hora, 1 cuyo nombre dice que hay clases, 1 por cancelación y 1 en otras fechas.');
    expect(out).toContain('+ 2026-11-02 Teacher workday (no students) (solo personal)');
    expect(asked).toEqual(['¿Aplicar estos cambios? [s/N]']);
  });
});
