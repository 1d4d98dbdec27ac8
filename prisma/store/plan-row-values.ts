import type { DocumentCadence } from '../../src/domain/plan-document.js';
import { NO_CHECKS } from '../../src/domain/plan-document.js';
import { given } from '../../src/domain/plan-file/given.js';
import { withTrueWords } from '../../src/domain/plan-file/write-cadence.js';
import { given as known, toDateText, toTranslations } from '../convert.js';
import type { OwnRows } from './plan-rows.js';

/** Finds the stable name of a row that another one refers to. */
export function namesById<T extends { readonly id: string }>(rows: readonly T[], name: (row: T) => string): (id: string | null) => string | undefined {
  const names = new Map(rows.map((row) => [row.id, name(row)]));
  return (id) => (id === null ? undefined : names.get(id));
}

/** A stored cadence; `NONE` is `none`, whatever else its row holds. */
export function toDocumentCadence(row: OwnRows['cadences'][number]): DocumentCadence | 'none' {
  if (row.rule === NO_CHECKS) return 'none';
  return withTrueWords(
    given({
      rule: row.rule,
      at: row.at,
      startsOn: toDateText(row.startsOn),
      timeZone: known(row.timeZone),
      evidence: known(row.evidence),
      words: known(row.words),
      translations: toTranslations(row.translations),
    }),
  );
}

/** Whether a row is part of the plan as it stands. */
export function isActive(row: { readonly retiredAt: Date | null }): boolean {
  return row.retiredAt === null;
}
