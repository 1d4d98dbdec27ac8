import type { DocumentCadence, DocumentItem, DocumentMeasure, DocumentMilestone, DocumentNeed, DocumentWeWill } from '../plan-document.js';
import { compareCodes } from '../time/compare-codes.js';
import type { ClockTime, ItemKind, PlainDateText } from '../types.js';
import type { CadenceInFile } from './cadence-schema.js';
import { defaultDirection, defaultItemKind } from './document-defaults.js';
import { given } from './given.js';
import type { ITEM_LISTS, ItemInFile, MeasureInFile, MilestoneInFile, WeWillInFile } from './item-schema.js';
import { MEASURES, defaultKey, defaultMilestoneKey } from './keyed-lists.js';
import type { Resolve } from './resolve.js';
import { TRANSLATED, readTranslations } from './translation-fields.js';
import { toNeeds } from './to-plan-parts.js';

/** Where items stand: at the top of a file, or in another item. */
export type ItemLists = { readonly [K in keyof typeof ITEM_LISTS]?: readonly ItemInFile[] | undefined };

/** What a cadence takes over from the plan where it says nothing itself. */
export interface CadenceDefaults {
  readonly at: ClockTime;
  readonly startsOn: PlainDateText;
}

/** All items of a file without faults, in natural order of code, with their needs in the same order. */
export function toItems(file: ItemLists, resolve: Resolve, defaults: CadenceDefaults): { readonly items: readonly DocumentItem[]; readonly needs: readonly DocumentNeed[] } {
  const found = nestedItems(file, undefined).sort((a, b) => compareCodes(a.item.code, b.item.code));
  return {
    items: found.map(({ item, kind, above }) => toItem(item, kind, above?.code ?? resolve.item(item.parent), resolve, defaults)),
    needs: found.flatMap(({ item }) => toNeeds(item.needs ?? [], item.code)),
  };
}

interface Above {
  readonly code: string;
  readonly kind: ItemKind;
}

function nestedItems(lists: ItemLists, above: Above | undefined): { item: ItemInFile; kind: ItemKind; above: Above | undefined }[] {
  const entries = [...kindly(lists.areas, 'area'), ...kindly(lists.goals, 'goal'), ...kindly(lists.objectives, 'objective'), ...kindly(lists.actions, 'action'), ...kindly(lists.items, defaultItemKind(above?.kind))];
  return entries.flatMap(({ item, kind }) => [{ item, kind, above }, ...nestedItems(item, { code: item.code, kind })]);
}

function kindly(items: readonly ItemInFile[] | undefined, implied: ItemKind): { item: ItemInFile; kind: ItemKind }[] {
  return (items ?? []).map((item) => ({ item, kind: item.kind ?? implied }));
}

function toItem(item: ItemInFile, kind: ItemKind, parent: string | undefined, resolve: Resolve, defaults: CadenceDefaults): DocumentItem {
  const weWill = item['we-will'];
  return given({
    code: item.code,
    kind,
    parent,
    level: item.level,
    title: item.title,
    description: item.description,
    aim: item.aim,
    why: item.why,
    because: item.because,
    weWill: (weWill === undefined ? [] : Array.isArray(weWill) ? weWill : [weWill]).map((one) => toWeWill(one, resolve)),
    anticipatedImpact: item['anticipated-impact'],
    successCriteria: (item['success-criteria'] ?? []).map((entry) =>
      typeof entry === 'string' ? { text: entry, translations: {} } : { text: entry.text, translations: readTranslations(TRANSLATED.criterion, entry) },
    ),
    unit: resolve.unit(item.unit),
    units: resolve.units(item.units),
    owner: resolve.person(item.owner),
    deputies: resolve.people(item.deputies),
    isPrivate: item.private ?? false,
    viewers: { people: resolve.people(item['visible-to']?.people), units: resolve.units(item['visible-to']?.units) },
    competencies: resolve.competencies(item.competencies),
    measures: (item.measures ?? []).map(toMeasure),
    milestones: (item.milestones ?? []).map((entry, place, all) => toMilestone(entry, all.slice(0, place))),
    cadence: item.cadence && toCadence(item.cadence, defaults),
    translations: readTranslations(TRANSLATED.item, item),
  });
}

function toWeWill(line: WeWillInFile, resolve: Resolve): DocumentWeWill {
  return typeof line === 'string' ? { text: line } : given({ text: line.text, person: resolve.person(line.who), initials: line.initials });
}

function toMeasure(measure: MeasureInFile, place: number): DocumentMeasure {
  const { baseline, target } = measure;
  return given({
    key: measure.key ?? defaultKey(MEASURES, measure.name, place),
    name: measure.name,
    source: measure.source,
    unit: measure.unit,
    baseline,
    baselineOn: measure['baseline-on'],
    target,
    targetOn: measure['target-on'],
    direction: measure.direction ?? defaultDirection(given({ baseline, target })),
    studentGroup: measure['student-group'],
    translations: readTranslations(TRANSLATED.measure, measure),
  });
}

function toMilestone(milestone: MilestoneInFile, earlier: readonly MilestoneInFile[]): DocumentMilestone {
  const before = earlier.map(({ by }) => ({ horizon: by }));
  return given({
    key: milestone.key ?? defaultMilestoneKey(milestone.by, before),
    horizon: milestone.by,
    text: milestone.text,
    dueOn: milestone.on,
    reachedOn: milestone.reached,
    translations: readTranslations(TRANSLATED.milestone, milestone),
  });
}

/** A cadence with all it needs to stand alone. */
export function toCadence(cadence: CadenceInFile, defaults: CadenceDefaults): DocumentCadence | 'none' {
  return cadence === 'none' ? 'none' : { ...cadence, at: cadence.at ?? defaults.at, startsOn: cadence.startsOn ?? defaults.startsOn };
}
