import { Document, isMap, isScalar, visit } from 'yaml';
import type { YAMLMap } from 'yaml';
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
 * Reading it gives an equal document. `schema` is the address of the JSON Schema for the editor's first line, which is
 * left out without one.
 */
export function writePlanFile(document: PlanDocument, schema?: string): string {
  const yaml = new Document(toFile(document));
  if (schema !== undefined) yaml.commentBefore = ` yaml-language-server: $schema=${schema}`;
  layOut(yaml);
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
      motto: plan.motto,
      mission: plan.mission,
      vision: plan.vision,
      website: plan.website,
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

/** An empty line before each part of the file and between entries that take several lines; short entries on one line. */
function layOut(document: Document): void {
  visit(document, {
    Seq: (_key, list) => {
      for (const [place, entry] of list.items.entries()) {
        if (!isMap(entry)) continue;
        entry.flow = isShort(entry);
        if (place > 0 && !entry.flow && entry.items.length > 4) entry.spaceBefore = true;
      }
    },
  });
  if (!isMap(document.contents)) return;
  for (const { key } of document.contents.items.slice(1)) if (isScalar(key)) key.spaceBefore = true;
}

/** What fits on a line beside its indent. */
const MOST_LETTERS_IN_LINE = 80;

function isShort({ items }: YAMLMap): boolean {
  const texts = items.flatMap(({ key, value }) => [key, value]);
  if (!texts.every((text) => isScalar(text))) return false;
  const printed = texts.map((text) => String(text.value));
  return printed.every((text) => !text.includes('\n')) && printed.reduce((sum, text) => sum + text.length + 2, 0) <= MOST_LETTERS_IN_LINE;
}
