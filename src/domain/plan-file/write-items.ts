import type { DocumentItem, DocumentMeasure, DocumentMilestone, DocumentNeed, PlanDocument } from '../plan-document.js';
import { defaultDirection } from './document-defaults.js';
import { given } from './given.js';
import { MEASURES, defaultKey, defaultMilestoneKey } from './keyed-lists.js';
import { TRANSLATED, writeTranslations } from './translation-fields.js';
import { withoutEmpty } from './without-empty.js';
import { writeCadence } from './write-cadence.js';
import { writeNeeds } from './write-plan-parts.js';

interface Context {
  readonly childrenOf: ReadonlyMap<string | undefined, readonly DocumentItem[]>;
  readonly needs: readonly DocumentNeed[];
  readonly defaults: Parameters<typeof writeCadence>[1];
}

/** The list that an item of a kind stands in. */
const LIST_OF = { area: 'areas', goal: 'goals', objective: 'objectives', action: 'actions' } as const;

/** All items, nested, each under the list of its kind. */
export function writeItems({ items, needs }: PlanDocument, defaults: Context['defaults']): Readonly<Record<string, unknown>> {
  const childrenOf = new Map<string | undefined, DocumentItem[]>();
  for (const item of items) {
    const siblings = childrenOf.get(item.parent);
    if (siblings) siblings.push(item);
    else childrenOf.set(item.parent, [item]);
  }
  return writeChildren(undefined, { childrenOf, needs, defaults });
}

function writeChildren(parent: string | undefined, context: Context): Readonly<Record<string, unknown>> {
  const children = context.childrenOf.get(parent) ?? [];
  return withoutEmpty(Object.fromEntries(Object.entries(LIST_OF).map(([kind, list]) => [list, children.filter((item) => item.kind === kind).map((item) => writeItem(item, context))])));
}

function writeItem(item: DocumentItem, context: Context): unknown {
  return withoutEmpty({
    code: item.code,
    title: item.title,
    level: item.level,
    description: item.description,
    aim: item.aim,
    why: item.why,
    because: item.because,
    'we-will': item.weWill.map(({ text, person, initials }) => (person === undefined && initials === undefined ? text : given({ text, who: person, initials }))),
    'anticipated-impact': item.anticipatedImpact,
    'success-criteria': item.successCriteria.map(({ text, translations }) => {
      const further = writeTranslations(TRANSLATED.criterion, translations);
      return Object.keys(further).length === 0 ? text : { text, ...further };
    }),
    unit: item.unit,
    units: item.units,
    owner: item.owner,
    deputies: item.deputies,
    private: item.isPrivate ? true : undefined,
    'visible-to': item.viewers.people.length + item.viewers.units.length > 0 ? withoutEmpty({ ...item.viewers }) : undefined,
    competencies: item.competencies,
    measures: item.measures.map(writeMeasure),
    milestones: item.milestones.map((milestone, place, all) => writeMilestone(milestone, all.slice(0, place))),
    needs: writeNeeds(context.needs, item.code),
    cadence: item.cadence && writeCadence(item.cadence, context.defaults),
    ...writeTranslations(TRANSLATED.item, item.translations),
    ...writeChildren(item.code, context),
  });
}

function writeMeasure(measure: DocumentMeasure, place: number): unknown {
  return withoutEmpty({
    key: measure.key === defaultKey(MEASURES, measure.name, place) ? undefined : measure.key,
    name: measure.name,
    source: measure.source,
    unit: measure.unit,
    baseline: measure.baseline,
    'baseline-on': measure.baselineOn,
    target: measure.target,
    'target-on': measure.targetOn,
    direction: measure.direction === defaultDirection(measure) ? undefined : measure.direction,
    'student-group': measure.studentGroup,
    ...writeTranslations(TRANSLATED.measure, measure.translations),
  });
}

function writeMilestone(milestone: DocumentMilestone, earlier: readonly DocumentMilestone[]): unknown {
  return withoutEmpty({
    key: milestone.key === defaultMilestoneKey(milestone.horizon, earlier) ? undefined : milestone.key,
    by: milestone.horizon,
    text: milestone.text,
    on: milestone.dueOn,
    reached: milestone.reachedOn,
    ...writeTranslations(TRANSLATED.milestone, milestone.translations),
  });
}
