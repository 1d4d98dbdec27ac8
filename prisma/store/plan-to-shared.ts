import type { DocumentCalendar, SharedDocument } from '../../src/domain/plan-document.js';
import { UNIT_KINDS } from '../../src/domain/plan-document.js';
import { compareText, sortedBy } from '../../src/domain/compare-text.js';
import { given } from '../../src/domain/plan-file/given.js';
import { CLOSED_DAY_KINDS } from '../../src/domain/types.js';
import { given as known, oneOf, optionalDateText, toDateText, toLanguage } from '../convert.js';
import { namesById } from './plan-row-values.js';
import type { PlanRows } from './plan-rows.js';

/** The organization's part of the document. */
export function toSharedDocument({ organization, units, calendars, people }: PlanRows): SharedDocument {
  const active = units.filter((unit) => unit.retiredAt === null);
  const unitKey = namesById(active, (unit) => unit.key);
  const calendarOf = new Map(calendars.map((calendar) => [calendar.unitId, toCalendar(calendar)]));
  return {
    organization: { key: organization.key, name: organization.name, timeZone: organization.timeZone, language: toLanguage(organization.language) ?? 'en' },
    units: sortedBy(active, (unit) => unit.key).map((unit) =>
      given({
        key: unit.key,
        name: unit.name,
        kind: oneOf(UNIT_KINDS, unit.kind),
        parent: unitKey(unit.parentId),
        timeZone: known(unit.timeZone),
        language: toLanguage(unit.language),
        calendar: calendarOf.get(unit.id),
      }),
    ),
    people: sortedBy(people, (person) => person.email).map((person) =>
      given({
        email: person.email,
        name: person.name,
        title: known(person.title),
        unit: unitKey(person.unitId),
        language: toLanguage(person.language),
        timeZone: known(person.timeZone),
        active: person.active,
      }),
    ),
  };
}

function toCalendar(row: PlanRows['calendars'][number]): DocumentCalendar {
  const closed = row.closedDays.map((days) => ({ startsOn: toDateText(days.startsOn), endsOn: toDateText(days.endsOn), kind: oneOf(CLOSED_DAY_KINDS, days.kind), name: days.name }));
  const terms = row.terms.map((term) => ({ name: term.name, startsOn: toDateText(term.startsOn), endsOn: toDateText(term.endsOn) }));
  return given({
    name: row.name,
    schoolYear: known(row.schoolYear),
    startsOn: optionalDateText(row.startsOn),
    endsOn: optionalDateText(row.endsOn),
    workingDays: [...row.workingDays].sort((a, b) => a - b),
    closed: closed.sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.endsOn, b.endsOn) || compareText(a.name, b.name)),
    terms: terms.sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.name, b.name)),
  });
}
