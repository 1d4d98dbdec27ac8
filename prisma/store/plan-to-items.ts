import { z } from 'zod';
import type { DocumentItem } from '../../src/domain/plan-document.js';
import { sortedTexts } from '../../src/domain/compare-text.js';
import { given } from '../../src/domain/plan-file/given.js';
import { compareCodes } from '../../src/domain/time/compare-codes.js';
import { DIRECTIONS, HORIZONS, ITEM_KINDS, LEVELS } from '../../src/domain/types.js';
import { given as known, groupBy, oneOf, optionalDateText, toTranslations } from '../convert.js';
import type { OwnRows, PlanRows } from './plan-rows.js';
import { isActive, namesById, toDocumentCadence } from './plan-row-values.js';

const successCriteriaColumn = z.array(z.object({ text: z.string(), translations: z.unknown() }));

/** The plan's items that are not retired, in natural order of code. */
export function toDocumentItems(rows: PlanRows, own: OwnRows): readonly DocumentItem[] {
  const unit = namesById(rows.units, (row) => row.key);
  const person = namesById(rows.people, (row) => row.email);
  const competency = namesById(own.competencies.filter(isActive), (row) => row.key);
  const active = own.items.filter(isActive);
  const item = namesById(active, (row) => row.code);
  const byItem = <T extends { readonly itemId: string }>(all: readonly T[]): ((id: string) => readonly T[]) => {
    const groups = groupBy(all, (row) => row.itemId);
    return (id) => groups.get(id) ?? [];
  };
  const [deputies, viewers, units, competencies] = [byItem(own.deputies), byItem(own.viewers), byItem(own.itemUnits), byItem(own.itemCompetencies)];
  const lines = byItem(own.weWill);
  const [measures, milestones] = [byItem(own.measures.filter(isActive)), byItem(own.milestones.filter(isActive))];
  const cadenceOf = new Map(own.cadences.map((row) => [row.itemId, row]));
  const names = <T>(all: readonly T[], name: (row: T) => string | undefined): string[] => sortedTexts(all.flatMap((row) => name(row) ?? []));

  const items = active.map((row): DocumentItem => {
    const cadence = cadenceOf.get(row.id);
    return given({
      code: row.code,
      kind: oneOf(ITEM_KINDS, row.kind),
      parent: item(row.parentId),
      level: row.level === null ? undefined : oneOf(LEVELS, row.level),
      title: row.title,
      description: known(row.description),
      aim: known(row.aim),
      why: known(row.why),
      because: known(row.because),
      weWill: lines(row.id).map((line) => given({ text: line.text, person: person(line.personId), initials: known(line.initials) })),
      anticipatedImpact: known(row.anticipatedImpact),
      successCriteria: successCriteriaColumn.parse(row.successCriteria).map(({ text, translations }) => ({ text, translations: toTranslations(translations) })),
      unit: unit(row.unitId),
      units: names(units(row.id), (one) => unit(one.unitId)),
      owner: person(row.ownerId),
      deputies: names(deputies(row.id), (one) => person(one.personId)),
      isPrivate: row.isPrivate,
      viewers: { people: names(viewers(row.id), (one) => person(one.personId)), units: names(viewers(row.id), (one) => unit(one.unitId)) },
      competencies: names(competencies(row.id), (one) => competency(one.competencyId)),
      measures: measures(row.id).map(toDocumentMeasure),
      milestones: milestones(row.id).map((one) =>
        given({ key: one.key, horizon: oneOf(HORIZONS, one.horizon), text: one.text, dueOn: optionalDateText(one.dueOn), reachedOn: optionalDateText(one.reachedOn), translations: toTranslations(one.translations) }),
      ),
      cadence: cadence && toDocumentCadence(cadence),
      translations: toTranslations(row.translations),
    });
  });
  return items.sort((a, b) => compareCodes(a.code, b.code));
}

function toDocumentMeasure(row: OwnRows['measures'][number]): DocumentItem['measures'][number] {
  return given({
    key: row.key,
    name: row.name,
    source: known(row.source),
    unit: row.unit,
    baseline: known(row.baseline),
    baselineOn: optionalDateText(row.baselineOn),
    target: known(row.target),
    targetOn: optionalDateText(row.targetOn),
    direction: oneOf(DIRECTIONS, row.direction),
    studentGroup: known(row.studentGroup),
    translations: toTranslations(row.translations),
  });
}
