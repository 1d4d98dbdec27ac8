import { Document, isMap, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { PlanDocument } from '../plan-document.js';
import { DEFAULT_AT, DEFAULT_STALE_AFTER_DAYS, defaultAt, defaultFirstDay } from './document-defaults.js';
import { TRANSLATED, writeTranslations } from './translation-fields.js';
import { withoutEmpty } from './without-empty.js';
import { writeCadence } from './write-cadence.js';
import { writeItems } from './write-items.js';
import { writeNeeds, writeParticipant, writePlanLists, writeSections } from './write-plan-parts.js';
import { writePeople, writeUnits } from './write-shared.js';

/**
 * Writes a plan as YAML that a person would have written: nested, without what goes without saying.
 * Reading it gives an equal document. `schema` is the address of the JSON Schema for the editor's first line.
 */
export function writePlanFile(document: PlanDocument, { schema = 'plan.schema.json' }: { readonly schema?: string } = {}): string {
  const yaml = new Document(toFile(document));
  yaml.commentBefore = ` yaml-language-server: $schema=${schema}`;
  spaceOut(yaml.contents);
  return yaml.toString({ lineWidth: 100, flowCollectionPadding: true, indentSeq: true });
}

function toFile(document: PlanDocument): Readonly<Record<string, unknown>> {
  const { organization, plan } = document;
  const defaults = { at: DEFAULT_AT, startsOn: defaultFirstDay(document) };
  return withoutEmpty({
    organization: { key: organization.key, name: organization.name, 'time-zone': organization.timeZone, language: organization.language },
    units: writeUnits(document.units, undefined),
    people: writePeople(document.people),
    plan: withoutEmpty({
      code: plan.code,
      title: plan.title,
      language: plan.language,
      unit: plan.unit,
      mission: plan.mission,
      vision: plan.vision,
      starts: plan.startsOn,
      ends: plan.endsOn,
      developed: plan.dateDeveloped,
      recorder: plan.recorder,
      participants: plan.participants.map((participant) => writeParticipant(participant, document.people)),
      'stale-after-days': plan.staleAfterDays === DEFAULT_STALE_AFTER_DAYS ? undefined : plan.staleAfterDays,
      cadence: plan.cadence && writeCadence(plan.cadence, defaults),
      ...writeTranslations(TRANSLATED.plan, plan.translations),
    }),
    ...writeSections(document.sections),
    ...writePlanLists(document),
    needs: writeNeeds(document.needs, undefined),
    ...writeItems(document, { ...defaults, at: defaultAt(plan.cadence) }),
  });
}

/** An empty line before each part of the file, and between entries that take several lines. */
function spaceOut(contents: Node | null): void {
  if (!isMap(contents)) return;
  for (const pair of contents.items) {
    if (isNode(pair.key)) pair.key.spaceBefore = true;
    if (!isSeq(pair.value)) continue;
    for (const [place, entry] of pair.value.items.entries()) if (place > 0 && isMap(entry) && entry.items.length > 4) entry.spaceBefore = true;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
