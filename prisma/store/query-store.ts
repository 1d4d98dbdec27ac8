import { z } from 'zod';
import { HORIZONS } from '../../src/domain/types.js';
import type { ItemChange, QueryStore, TranslatedText } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { oneOf, optionalDateText, toInstant, toTranslations } from '../convert.js';

const criteriaSchema = z.array(z.object({ text: z.string(), translations: z.record(z.string(), z.unknown()).optional() }));
const changeSchema = z.union([
  z.object({ action: z.literal('item.owner'), details: z.object({ from: z.uuid().nullish(), to: z.uuid() }) }),
  z.object({ action: z.literal('item.cadence'), details: z.object({ words: z.string() }) }),
]);

/** What commands answer beside the overview. */
export function queryStore(db: Db): QueryStore {
  return {
    async itemDetails(organizationId, itemId) {
      const row = await db.planItem.findUnique({
        where: { organizationId_id: { organizationId, id: itemId } },
        include: {
          milestones: { where: { retiredAt: null }, orderBy: { position: 'asc' } },
          itemCompetencies: { include: { competency: true } },
        },
      });
      if (!row) return undefined;
      const competencies = row.itemCompetencies.map(({ competency }) => competency).filter((competency) => competency.retiredAt === null);
      return {
        ...(row.description !== null && { description: row.description }),
        ...(row.why !== null && { why: row.why }),
        ...(row.because !== null && { because: row.because }),
        weWill: row.weWill,
        ...(row.anticipatedImpact !== null && { anticipatedImpact: row.anticipatedImpact }),
        translations: toTranslations(row.translations),
        successCriteria: criteria(row.successCriteria),
        milestones: row.milestones.map((milestone) => {
          const dueOn = optionalDateText(milestone.dueOn);
          return { horizon: oneOf(HORIZONS, milestone.horizon), text: milestone.text, translations: toTranslations(milestone.translations), isReached: milestone.reachedAt !== null, ...(dueOn !== undefined && { dueOn }) };
        }),
        competencies: competencies.sort((a, b) => a.position - b.position).map((competency) => ({ text: competency.title, translations: toTranslations(competency.translations) })),
      };
    },

    async openMilestones(organizationId, planId) {
      const rows = await db.milestone.findMany({
        where: { organizationId, reachedAt: null, retiredAt: null, item: { planId, retiredAt: null } },
        orderBy: [{ item: { sortKey: 'asc' } }, { position: 'asc' }],
      });
      return rows.map((row) => {
        const dueOn = optionalDateText(row.dueOn);
        return { itemId: row.itemId, horizon: oneOf(HORIZONS, row.horizon), text: row.text, translations: toTranslations(row.translations), ...(dueOn !== undefined && { dueOn }) };
      });
    },

    async itemChanges(organizationId, itemId, limit) {
      const rows = await db.auditEntry.findMany({
        where: { organizationId, subjectKind: 'item', subjectId: itemId, action: { in: ['item.owner', 'item.cadence'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.flatMap((row): ItemChange[] => {
        const read = changeSchema.safeParse(row);
        if (!read.success) return [];
        const base = { at: toInstant(row.at), ...(row.actorId !== null && { actorId: row.actorId }) };
        if (read.data.action === 'item.cadence') return [{ ...base, kind: 'cadence', words: read.data.details.words }];
        const { from, to } = read.data.details;
        return [{ ...base, kind: 'owner', toId: to, ...(from !== null && from !== undefined && { fromId: from }) }];
      });
    },
  };
}

function criteria(value: unknown): TranslatedText[] {
  const read = criteriaSchema.safeParse(value);
  return read.success ? read.data.map(({ text, translations }) => ({ text, translations: toTranslations(translations) })) : [];
}
