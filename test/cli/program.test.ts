import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../src/app.js';
import { runProgram } from '../../src/cli/program.js';
import { readConfig } from '../../src/config.js';
import { tellFault } from '../../src/cli/tell-fault.js';
import { createStore } from '../../prisma/store.js';
import type { Database } from '../../prisma/client.js';
import { openTestPglite } from '../support/database.js';
import { chicago, createFixture } from '../support/fixture.js';
import { recordingIo } from '../support/recording-io.js';
import { silentLog } from '../support/silent-log.js';
import { testClock } from '../support/clock.js';

const schoolYear = readFileSync(new URL('../support/school-year.ics', import.meta.url), 'utf8');
const plan = readFileSync(new URL('../../prisma/seed/5-priorities.yaml', import.meta.url), 'utf8');
const clock = testClock(chicago('2026-09-14T07:45'));
let database: Database;
let core: Core;
beforeAll(async () => {
  database = await openTestPglite();
  core = { database, store: createStore(database.prisma), clock, wallClock: clock, close: () => database.close() };
  await createFixture(database.prisma);
});
afterAll(() => database.close());

/** A command line as the program runs it: its exit code and all it says. Every file holds `text`. */
async function program(argv: readonly string[], text: string, language: 'en' | 'es' = 'en') {
  const { io, printed } = recordingIo({ text, language });
  let changes = 0;
  const context = { io, config: readConfig({}), now: async () => clock.now(), version: '1', doctor: async () => 0, withCore: (work: (core: Core) => Promise<number>) => work(core), afterChange: async () => void (changes += 1) };
  try {
    return { code: await runProgram(argv, context), changes, ...printed };
  } catch (error) {
    tellFault(error, io, silentLog);
    return { code: 1, changes, ...printed };
  }
}

describe('import-calendar', () => {
  const argv = ['import-calendar', 'year.ics', '--unit', 'district', '--from', '2026-08-17', '--to', '2027-05-28', '--yes'];

  it('says what is wrong with a file in the language of whoever reads it, and changes nothing', async () => {
    const slip = schoolYear.replace('DTSTART;VALUE=DATE:20261005', 'DTSTART;VALUE=DATE:20260931');
    expect((await program(argv, slip)).err).toEqual(['The calendar file (line 21) has an event, “Fall break”, on 2026-09-31, which is no date. Look the date up.']);
    expect((await program(argv, slip, 'es')).err).toEqual(['El archivo del calendario (línea 21) tiene un evento, «Fall break», el 2026-09-31, que no es una fecha. Revísela.']);
    expect((await program(argv, 'hello', 'es')).err).toEqual(['El archivo del calendario (línea 1) no se puede leer. Expórtelo de nuevo como iCalendar (.ics) y compruebe que esté completo.']);
    const endless = schoolYear.replace('DTEND;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20290101');
    const told = await program(argv, endless, 'es');
    expect([told.code, told.changes, told.err[0]]).toEqual([1, 0, expect.stringMatching(/^El calendario no tendría ningún día abierto del 2026-/)]);
    expect(await database.prisma.closedDay.count()).toBe(0);
  });

  it('imports, and tells the rest of the product that something changed', async () => {
    const { code, changes, out, asked } = await program(argv, schoolYear);
    expect([code, changes, asked]).toEqual([0, 1, []]);
    expect(out.join('\n')).toContain('The closed days of “Fixture District” are imported');
    expect(await database.prisma.closedDay.count()).toBeGreaterThan(3);
    expect((await program(['import-calendar', 'year.ics'], schoolYear)).code).toBe(2);
  });
});

describe('export', () => {
  it('writes a file whose first line leads an editor to the schema; on standard output it has none', async () => {
    await program(['import', 'plan.yaml', '--yes'], plan);
    const { code, files } = await program(['export', '--plan', 'wenmoor-2026', '--out', '../plans/mine/plan.yaml'], '');
    const file = files.get('../plans/mine/plan.yaml') ?? '';
    const schema = /^# yaml-language-server: \$schema=(.*)\n/.exec(file)?.[1] ?? '';
    expect([code, isAbsolute(schema), resolve('/home/plans/mine', schema)]).toEqual([0, false, fileURLToPath(new URL('../../prisma/plan.schema.json', import.meta.url))]);
    const printed = (await program(['export', '--plan', 'wenmoor-2026'], '')).out.join('\n');
    expect(`${printed}\n`).toBe(file.slice(file.indexOf('\n')).trimStart());
  });
});

describe('a full disk', () => {
  it('is what import says went wrong, with what to do about it', async () => {
    await database.prisma.$executeRaw`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`;
    await database.prisma.$executeRaw`CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON public."Plan" FOR EACH ROW EXECUTE FUNCTION public.full_disk()`;
    const renamed = plan.replace('code: wenmoor-2026', 'code: wenmoor-2027');
    expect((await program(['import', 'plan.yaml', '--yes'], renamed)).err).toEqual(['The disk that holds the database files is full, so nothing was changed. Free space on it and run the command again.']);
    expect((await program(['import', 'plan.yaml', '--yes'], renamed, 'es')).err).toEqual([expect.stringContaining('está lleno, así que no se cambió nada')]);
    await database.prisma.$executeRaw`DROP FUNCTION public.full_disk() CASCADE`;
    expect((await program(['import', 'plan.yaml', '--yes'], renamed)).code).toBe(0);
  });
});

describe('schedule', () => {
  const days = ['schedule', '--from', '2026-10-01', '--to', '2026-10-31'];
  const known = 'nadia.ferncombe@wenmoor.example.org';

  it('says of a plan or a person that is not there what there is, of a file and of the database', async () => {
    await program(['import', 'plan.yaml', '--yes'], plan);
    for (const place of [['--file', 'plan.yaml'], ['--organization', 'wenmoor']]) {
      expect((await program([...days, ...place, '--plan', 'wenmoor-2036'], plan)).err).toEqual([expect.stringMatching(/^There is no plan “wenmoor-2036”\. There is: .*wenmoor-2026/)]);
      expect((await program([...days, ...place, '--person', known.replace('ferncombe', 'fernombe')], plan)).err).toEqual([expect.stringContaining(`Near it: ${known}`)]);
      const { code, out } = await program([...days, ...place, '--plan', 'WENMOOR-2026', '--person', known.toUpperCase()], plan);
      expect(code).toBe(0);
      expect(new Set(out.join('\n').match(/\S+@\S+/gu))).toEqual(new Set([known]));
    }
  });
});

describe('--json', () => {
  it('of schedule has the promised keys alone, the name of what moved a prompt within its reason', async () => {
    const { code, out } = await program(['schedule', '--from', '2026-10-01', '--to', '2027-01-31', '--json', '--file', 'plan.yaml'], plan);
    const rows = JSON.parse(out.join('\n')) as Record<string, unknown>[];
    const keys = ['at', 'local', 'zone', 'person', 'item', 'cadence', 'movedFrom', 'reason'];
    expect([code, rows.flatMap((row) => Object.keys(row).filter((key) => !keys.includes(key)))]).toEqual([0, []]);
    expect(rows.filter((row) => keys.slice(0, 6).some((key) => typeof row[key] !== 'string'))).toEqual([]);
    const moved = rows.filter((row) => row['movedFrom'] !== undefined);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.map((row) => row['reason'])).toContainEqual(expect.stringContaining(': Autumn half-term'));
  });

  it('of understand has the promised keys alone', async () => {
    const { out } = await program(['understand', '--file', 'plan.yaml', '--item', '2.4', '--json', 'On track, 5 days'], plan);
    const said = JSON.parse(out.join('\n')) as object;
    expect(Object.keys(said)).toEqual(['language', 'isReport', 'status', 'readings', 'links', 'blockers', 'needs']);
    expect(said).toMatchObject({ language: 'en', isReport: true, status: 'on-track' });
  });
});
