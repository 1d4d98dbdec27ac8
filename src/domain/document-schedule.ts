import { NO_CHECKS } from './plan-document.js';
import type { DocumentCadence, PlanDocument } from './plan-document.js';
import type { CadenceFacts, ScheduleInputs } from './schedule-inputs.js';

/** A plan document as what decides its prompts: people by email, units by key, items by code, as if it ran from its first day. */
export function scheduleOfDocument({ organization, units, people, plan, items }: PlanDocument): ScheduleInputs {
  const planCadence = cadenceFacts(plan.code, plan.cadence);
  return {
    organization: { id: organization.key, timeZone: organization.timeZone },
    plans: [{ id: plan.code, code: plan.code, ...(plan.unit !== undefined && { unitId: plan.unit }), ...(planCadence && { cadence: planCadence }) }],
    items: items.map((item) => {
      const cadence = cadenceFacts(`${plan.code} ${item.code}`, item.cadence);
      return {
        itemId: item.code,
        planId: plan.code,
        code: item.code,
        deputyIds: item.deputies,
        ...(item.parent !== undefined && { parentId: item.parent }),
        ...(item.unit !== undefined && { unitId: item.unit }),
        ...(item.owner !== undefined && { ownerId: item.owner }),
        ...(cadence && { cadence }),
      };
    }),
    units: units.map((unit) => ({ id: unit.key, ...(unit.parent !== undefined && { parentId: unit.parent }), ...(unit.timeZone !== undefined && { timeZone: unit.timeZone }) })),
    people: people.map((person) => ({
      id: person.email,
      active: person.active,
      ...(person.unit !== undefined && { unitId: person.unit }),
      ...(person.timeZone !== undefined && { timeZone: person.timeZone }),
    })),
    calendars: units.flatMap(({ key, calendar }) =>
      calendar ? [{ unitId: key, workingDays: calendar.workingDays, terms: calendar.terms, closed: calendar.closed.map(({ startsOn, endsOn, kind, name }) => ({ from: startsOn, to: endsOn, kind, name })) }] : [],
    ),
  };
}

function cadenceFacts(id: string, cadence: DocumentCadence | 'none' | undefined): CadenceFacts | undefined {
  if (cadence === undefined) return undefined;
  if (cadence === 'none') return { id, rule: NO_CHECKS, at: '00:00', startsOn: '2000-01-01' };
  return {
    id,
    rule: cadence.rule,
    at: cadence.at,
    startsOn: cadence.startsOn,
    ...(cadence.timeZone !== undefined && { timeZone: cadence.timeZone }),
    ...(cadence.evidence !== undefined && { evidence: cadence.evidence }),
  };
}
