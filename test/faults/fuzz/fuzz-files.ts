import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import { writePlanFile } from '../../../src/domain/plan-file/write-plan-file.js';
import { CalendarFault } from '../../../src/domain/time/calendar-fault.js';
import { closedDaysFromIcs } from '../../../src/domain/time/ics.js';
import { LANGUAGES } from '../../../src/domain/types.js';
import { calendarFaultText } from '../../../src/text/calendar/fault-lines.js';
import { faultLines } from '../../../src/text/plan-file/fault-lines.js';
import { splicedOf } from '../../support/damaged-payloads.js';
import { fuzzed } from './fuzz.js';
import type { Outcomes } from './fuzz.js';

const seeds = new URL('../../../prisma/seed/', import.meta.url);
const samples = readdirSync(seeds).filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(new URL(name, seeds), 'utf8'));
/** A plan of a page with most of what a plan can hold: read in no time, so that many can be. */
const small = `organization: { key: fern, name: Fern Hollow Schools, time-zone: America/Chicago, language: en }
units:
  - key: district
    name: Fern Hollow
    calendar: { working-days: mon-fri, closed: [{ from: 2026-11-25, to: 2026-11-27, name: Thanksgiving break, kind: break }] }
people:
  - { email: ana@fern.example.org, name: Ana Lark, title: Principal }
  - { email: ben@fern.example.org, name: Ben Hill }
plan:
  code: FH-2026
  title: Every child reads
  starts: 2026-09-01
  cadence: { every: 2 weeks, on: mon, at: 09:00, evidence: What moved, and what shows it? }
goals:
  - code: "1"
    title: Reading
    objectives:
      - code: 1.a
        title: Third graders read on grade level
        owner: Ana Lark
        measures:
          - { name: Reading on grade level, unit: "%", baseline: 54, target: 70, target-on: 2027-05-28 }
        milestones: [{ by: year-end, text: Seven in ten }]
        needs: [{ what: A reading coach, where: the district, whom: ben@fern.example.org }]
      - { code: 1.b, title: Families read along, owner: Ben Hill, private: true, cadence: monthly on the 2nd tuesday }
`;
const plans = fc.oneof({ weight: 60, arbitrary: fc.constant(small) }, { weight: 1, arbitrary: fc.constantFrom(...samples) });
const year = readFileSync(new URL('../../support/school-year.ics', import.meta.url), 'utf8');

const yamlPieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\t', '&a ', '*a', '!!x ', '!!binary ', '- ', ': ', '{', '[', '"', '|', '>', '<<: ', '<<: *a', '__proto__: 1', 'constructor: 1', '\n---\n', '\n...\n', '\u0000', '\ud800', '\u2028', 'null', '.nan', '0x1F', '1e400', '2026-02-30', 'every: 0 days', 'owner: ""', 'code: 1.a'),
);
const icsPieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\r\n', '\r\n ', ':', ';', '=', 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', 'END:VCALENDAR', 'RRULE:FREQ=DAILY\r\n', 'RRULE:FREQ=SECONDLY;INTERVAL=0\r\n', 'RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\r\n', 'DTSTART;VALUE=DATE:20261301\r\n', 'DTSTART:\r\n', 'DURATION:P9999999D\r\n', 'RDATE:x\r\n', 'EXDATE:\r\n', 'TZID=Mars/Olympus', '\u0000', '\ud800', '99999999'),
);

/** A plan file is read, and means the same once it is written down again; or each of its faults is named, with its place, in every language. */
export function fuzzPlanFiles(runs: number): Promise<Outcomes> {
  return fuzzed(splicedOf(plans, fc.oneof(fc.constant(''), yamlPieces), 2), runs, (text) => {
    const read = readPlanFile(text);
    if (read.ok) {
      const again = readPlanFile(writePlanFile(read.document));
      if (!again.ok || !isDeepStrictEqual(again.document, read.document)) throw new Error('What was read is not what is written.');
      return 'read';
    }
    const lines = text.split(/\r\n|\r|\n/).length;
    if (read.faults.length === 0 || read.faults.some(({ line, column }) => !(line > 0 && column > 0 && line <= lines))) throw new Error(`A fault without a place: ${JSON.stringify(read.faults)}`);
    for (const language of LANGUAGES) if (faultLines('plan.yaml', read.faults, language).some((line) => line.trim() === '')) throw new Error('A fault without words.');
    return 'faulty';
  });
}

/** A calendar gives days of its window in their order, or one fault, in words of every language. */
export function fuzzCalendars(runs: number): Promise<Outcomes> {
  const [from, to] = ['2026-08-01', '2027-07-31'];
  return fuzzed(splicedOf(fc.constant(year), icsPieces), runs, (text) => {
    try {
      const { closed } = closedDaysFromIcs(text, from, to);
      for (const [index, days] of closed.entries()) {
        const isRight = days.from <= days.to && days.to >= from && days.from <= to && days.name !== '' && days.from >= (closed[index - 1]?.from ?? '');
        if (!isRight) throw new Error(`No such days: ${JSON.stringify(days)}`);
      }
      return 'read';
    } catch (error) {
      if (!(error instanceof CalendarFault)) throw error;
      for (const language of LANGUAGES) if (calendarFaultText(error.detail, language).trim() === '') throw new Error('A fault without words.');
      return 'faulty';
    }
  });
}
