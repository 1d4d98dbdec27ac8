import { z } from 'zod';
import { UNIT_KINDS } from '../plan-document.js';
import { CLOSED_DAY_KINDS, LANGUAGES } from '../types.js';
import { choice, date, email, flag, key, unit, word, zone } from './leaf-types.js';
import { workingDays } from './working-days.js';

/** The parts of a plan file that the organization's plans have in common. */
export const organizationSchema = z
  .strictObject({
    key: key('A short name that never changes, such as `lakeshore`.'),
    name: word('The full name.'),
    'time-zone': zone('Where no unit or person says otherwise, times are meant in this zone.'),
    language: choice('The language people are written to where they have not chosen one.', LANGUAGES).optional(),
  })
  .meta({ description: 'The district or trust whose plan this is.' });

const closedDays = z
  .strictObject({
    on: date('The one day closed.').optional(),
    from: date('The first day closed.').optional(),
    to: date('The last day closed.').optional(),
    name: word('What it is called, such as Winter break.'),
    kind: choice('break, holiday, or staff-only (staff are in, pupils are not). One day is a holiday and several are a break unless said.', CLOSED_DAY_KINDS).optional(),
  })
  .meta({ description: 'A day (`on`), or the days `from` … `to`, both included, on which nobody is asked.' });

const term = z.strictObject({
  name: word('What the term is called, such as Autumn.'),
  starts: date('Its first day.'),
  ends: date('Its last day.'),
});

const calendarSchema = z
  .strictObject({
    name: word("What the calendar is called; the unit's name unless said.").optional(),
    'school-year': word('The school year, such as 2026-27.').optional(),
    starts: date('The first day of the school year.').optional(),
    ends: date('The last day of the school year.').optional(),
    'working-days': workingDays.optional(),
    closed: z.array(closedDays).optional().meta({ description: 'Breaks, holidays and staff-only days.' }),
    terms: z.array(term).optional().meta({ description: 'The terms of the school year, for cadences such as `each term`.' }),
  })
  .meta({ description: 'When this unit, and those below it without a calendar of their own, is at work.' });

export const unitSchema = z
  .strictObject({
    key: key('A short name that never changes, such as `north-high`.'),
    name: word('The full name.'),
    kind: choice('district, school or team. Unless said: district at the top, then school, then team.', UNIT_KINDS).optional(),
    parent: unit('What it belongs to, where it is not nested under it.').optional(),
    'time-zone': zone("Its time zone, where that is not its parent's.").optional(),
    language: choice('The language its people are written to where they have not chosen one.', LANGUAGES).optional(),
    calendar: calendarSchema.optional(),
    get units() {
      return z.array(unitSchema).optional().meta({ description: 'The units that belong to it.' });
    },
  })
  .meta({ id: 'unit', description: 'The district, a school, or a team.' });

export const personSchema = z
  .strictObject({
    email: email('The address by which the chat platform knows them.'),
    name: word('Their name as they write it.'),
    title: word('What they do, such as Principal.').optional(),
    unit: unit('Where they work.').optional(),
    language: choice('The language to write to them in.', LANGUAGES).optional(),
    'time-zone': zone("Their time zone, where that is not their unit's.").optional(),
    active: flag('false for somebody who has left. Unless said: true.').optional(),
  })
  .meta({ description: 'Somebody who owns a part of the plan or takes part in it.' });

export type UnitInFile = z.output<typeof unitSchema>;
export type CalendarInFile = z.output<typeof calendarSchema>;
export type PersonInFile = z.output<typeof personSchema>;
