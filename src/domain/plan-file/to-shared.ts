import type { DocumentCalendar, DocumentPerson, DocumentUnit, SharedDocument, UnitKind } from '../plan-document.js';
import { compareText, sortedBy } from '../compare-text.js';
import { DEFAULT_WORKING_DAYS, defaultUnitKind } from './document-defaults.js';
import { given } from './given.js';
import type { PlanFile } from './plan-file-schema.js';
import type { Resolve } from './resolve.js';
import type { CalendarInFile, PersonInFile, UnitInFile } from './shared-schema.js';

/** The organization, its units and people, from a file without faults. */
export function toShared(file: PlanFile, resolve: Resolve): SharedDocument {
  const { key, name, language, 'time-zone': timeZone } = file.organization;
  return {
    organization: { key, name, timeZone, language: language ?? 'en' },
    units: sortedBy(toUnits(file.units ?? [], undefined, resolve), (unit) => unit.key),
    people: sortedBy((file.people ?? []).map((person) => toPerson(person, resolve)), (person) => person.email),
  };
}

function toUnits(units: readonly UnitInFile[], above: { readonly key: string; readonly kind: UnitKind } | undefined, resolve: Resolve): DocumentUnit[] {
  return units.flatMap((unit) => {
    const kind = unit.kind ?? defaultUnitKind(above?.kind ?? (unit.parent === undefined ? undefined : 'district'));
    const one: DocumentUnit = given({
      key: unit.key,
      name: unit.name,
      kind,
      parent: above?.key ?? resolve.unit(unit.parent),
      timeZone: unit['time-zone'],
      language: unit.language,
      calendar: unit.calendar && toCalendar(unit.calendar, unit.name),
    });
    return [one, ...toUnits(unit.units ?? [], { key: unit.key, kind }, resolve)];
  });
}

function toCalendar(calendar: CalendarInFile, unitName: string): DocumentCalendar {
  const closed = (calendar.closed ?? []).map(({ on, from, to, name, kind }) => {
    const startsOn = on ?? from ?? '';
    const endsOn = on ?? to ?? '';
    return { startsOn, endsOn, kind: kind ?? (startsOn === endsOn ? 'holiday' : 'break'), name } as const;
  });
  const terms = (calendar.terms ?? []).map(({ name, starts, ends }) => ({ name, startsOn: starts, endsOn: ends }));
  return given({
    name: calendar.name ?? unitName,
    schoolYear: calendar['school-year'],
    startsOn: calendar.starts,
    endsOn: calendar.ends,
    workingDays: calendar['working-days'] ?? DEFAULT_WORKING_DAYS,
    closed: closed.sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.endsOn, b.endsOn) || compareText(a.name, b.name)),
    terms: terms.sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.name, b.name)),
  });
}

function toPerson(person: PersonInFile, resolve: Resolve): DocumentPerson {
  return given({
    email: person.email,
    name: person.name,
    title: person.title,
    unit: resolve.unit(person.unit),
    language: person.language,
    timeZone: person['time-zone'],
    active: person.active ?? true,
  });
}
