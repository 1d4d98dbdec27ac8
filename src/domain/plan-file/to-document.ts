import type { DocumentPlan, PlanDocument, SharedDocument } from '../plan-document.js';
import { DEFAULT_AT, DEFAULT_STALE_AFTER_DAYS, defaultAt, defaultFirstDay } from './document-defaults.js';
import { given } from './given.js';
import type { NameLookup } from './name-lookup.js';
import type { PlanFile } from './plan-file-schema.js';
import { resolver } from './resolve.js';
import { toCadence, toItems } from './to-items.js';
import { toNeeds, toParticipant, toPlanParts } from './to-plan-parts.js';
import { toShared } from './to-shared.js';
import { TRANSLATED, readTranslations } from './translation-fields.js';

/** The document a file stands for. Its names must have been checked. */
export function toDocument(file: PlanFile, names: NameLookup): PlanDocument {
  const resolve = resolver(names);
  const shared = toShared(file, resolve);
  const unit = planUnit(file, shared, names);
  // No cadence is left without a first day: `cadenceFaults` has seen to it.
  const startsOn = firstDayOf(file, shared, names) ?? '';
  const cadence = file.plan.cadence && toCadence(file.plan.cadence, { at: DEFAULT_AT, startsOn });
  const { items, needs } = toItems(file, resolve, { at: defaultAt(cadence), startsOn });
  const { plan } = file;
  const documentPlan: DocumentPlan = given({
    code: plan.code,
    title: plan.title,
    language: plan.language ?? shared.organization.language,
    unit,
    motto: plan.motto,
    mission: plan.mission,
    vision: plan.vision,
    website: plan.website,
    startsOn: plan.starts,
    endsOn: plan.ends,
    dateDeveloped: plan.developed,
    recorder: resolve.person(plan.recorder),
    participants: (plan.participants ?? []).map((participant) => toParticipant(participant, shared, names)),
    staleAfterDays: plan['stale-after-days'] ?? DEFAULT_STALE_AFTER_DAYS,
    cadence,
    translations: readTranslations(TRANSLATED.plan, plan),
  });
  return { ...shared, plan: documentPlan, ...toPlanParts(file, resolve), needs: [...toNeeds(file.needs ?? []), ...needs], items };
}

/** The first day of every cadence that names none. */
export function firstDayOf(file: PlanFile, { units }: Pick<SharedDocument, 'units'>, names: NameLookup): string | undefined {
  return defaultFirstDay({ units, plan: given({ startsOn: file.plan.starts, unit: planUnit(file, { units }, names) }) });
}

/** The plan's unit: as said, else the only one at the top. */
function planUnit({ plan }: PlanFile, { units }: Pick<SharedDocument, 'units'>, names: NameLookup): string | undefined {
  const top = units.filter((unit) => unit.parent === undefined);
  return resolver(names).unit(plan.unit) ?? (top.length === 1 ? top[0]?.key : undefined);
}
