import { z } from 'zod';
import { HORIZONS } from '../../src/domain/types.js';
import type { ItemChange, QueryStore, TranslatedText } from '../../src/ports.js';
import { loadCalendarEntries } from './calendar-entries.js';
import { loadTrends } from './measure-trends.js';
import { loadOpenMilestones } from './overview-milestones.js';
import type { Db } from '../convert.js';
import { oneOf, optionalDateText, toInstant, toTranslations } from '../convert.js';

const criteriaSchema = z.array(z.object({ text: z.string(), translations: z.record(z.string(), z.unknown()).optional() }));
const changeSchema = z.union([
  z.object({ action: z.literal('item.owner'), details: z.object({ from: z.uuid().nullish(), to: z.uuid() }) }),
  z.object({ action: z.literal('item.cadence'), details: z.object({ words: z.string() }) }),
  z.object({ action: z.literal('item.milestone'), details: z.object({ horizon: z.enum(HORIZONS), reached: z.boolean() }) }),
]);

/** What commands answer beside the overview. */
export function queryStore(db: Db): QueryStore {
  return {
    async itemDetails(organizationId, itemId) {
      const row = await db.planItem.findUnique({
        where: { organizationId_id: { organizationId, id: itemId } },
        include: {
          weWill: { orderBy: { position: 'asc' } },
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
        ...(row.aim !== null && { aim: row.aim }),
        weWill: row.weWill.map(({ text, personId, initials }) => ({ text, ...(personId !== null && { personId }), ...(initials !== null && { initials }) })),
        ...(row.anticipatedImpact !== null && { anticipatedImpact: row.anticipatedImpact }),
        translations: toTranslations(row.translations),
        successCriteria: criteria(row.successCriteria),
        milestones: row.milestones.map((milestone) => {
          const [dueOn, reachedOn] = [optionalDateText(milestone.dueOn), optionalDateText(milestone.reachedOn)];
          return {
            key: milestone.key,
            horizon: oneOf(HORIZONS, milestone.horizon),
            text: milestone.text,
            translations: toTranslations(milestone.translations),
            ...(dueOn !== undefined && { dueOn }),
            ...(reachedOn !== undefined && { reachedOn }),
          };
        }),
        competencies: competencies.sort((a, b) => a.position - b.position).map((competency) => ({ text: competency.title, translations: toTranslations(competency.translations) })),
      };
    },

    trends: (organizationId, itemId, limit) => loadTrends(db, organizationId, itemId, limit),

    openMilestones: (organizationId, planId) => loadOpenMilestones(db, { organizationId, planId }),

    calendarEntries: (organizationId, planId, from, to) => loadCalendarEntries(db, organizationId, planId, from, to),

    async itemChanges(organizationId, itemId, limit) {
      const rows = await db.auditEntry.findMany({
        where: { organizationId, subjectKind: 'item', subjectId: itemId, action: { in: ['item.owner', 'item.cadence', 'item.milestone'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.flatMap((row): ItemChange[] => {
        const read = changeSchema.safeParse(row);
        if (!read.success) return [];
        const base = { at: toInstant(row.at), ...(row.actorId !== null && { actorId: row.actorId }) };
        if (read.data.action === 'item.cadence') return [{ ...base, kind: 'cadence', words: read.data.details.words }];
        if (read.data.action === 'item.milestone') return [{ ...base, kind: 'milestone', horizon: read.data.details.horizon, isReached: read.data.details.reached }];
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
