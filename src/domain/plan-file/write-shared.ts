import type { DocumentCalendar, DocumentPerson, DocumentUnit } from '../plan-document.js';
import { printWorkingDays } from './working-days.js';
import { withoutEmpty } from './without-empty.js';

/** The units below `parent`, nested. */
export function writeUnits(units: readonly DocumentUnit[], parent: string | undefined): readonly unknown[] {
  return units
    .filter((unit) => unit.parent === parent)
    .map((unit) =>
      withoutEmpty({
        key: unit.key,
        name: unit.name,
        kind: unit.kind,
        'time-zone': unit.timeZone,
        language: unit.language,
        calendar: unit.calendar && writeCalendar(unit.calendar, unit.name),
        units: writeUnits(units, unit.key),
      }),
    );
}

function writeCalendar(calendar: DocumentCalendar, unitName: string): unknown {
  const workingDays = printWorkingDays(calendar.workingDays);
  return withoutEmpty({
    name: calendar.name === unitName ? undefined : calendar.name,
    'school-year': calendar.schoolYear,
    starts: calendar.startsOn,
    ends: calendar.endsOn,
    // Said even where it is the usual week, so that a calendar is never an empty map.
    'working-days': workingDays,
    closed: calendar.closed.map(({ startsOn, endsOn, name, kind }) => (startsOn === endsOn ? { on: startsOn, name, kind } : { from: startsOn, to: endsOn, name, kind })),
    terms: calendar.terms.map(({ name, startsOn, endsOn }) => ({ name, starts: startsOn, ends: endsOn })),
  });
}

/** The people of a plan file; what goes without saying is left out. */
export function writePeople(people: readonly DocumentPerson[]): readonly unknown[] {
  return people.map((person) =>
    withoutEmpty({
      email: person.email,
      name: person.name,
      title: person.title,
      unit: person.unit,
      language: person.language,
      'time-zone': person.timeZone,
      active: person.active ? undefined : false,
    }),
  );
}
