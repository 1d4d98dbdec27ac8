import { keyText } from '../../src/domain/plan-file/key-text.js';
import { readChatEntries } from './chat-entries.js';
import type { Db } from '../convert.js';

/** Every row of an organization and of one of its plans, retired ones too, in the order of their lists. */
export type PlanRows = NonNullable<Awaited<ReturnType<typeof readPlanRows>>>;
/** The rows that belong to the plan alone. */
export type OwnRows = NonNullable<PlanRows['own']>;

/** Reads all rows behind a plan document in a fixed number of queries, whatever the capitals of its code; undefined where there is no such organization. */
export async function readPlanRows(db: Db, organizationKey: string, planCode: string) {
  const organization = await db.organization.findUnique({ where: { key: organizationKey } });
  if (!organization) return undefined;
  const where = { organizationId: organization.id };
  // One after the other: inside a transaction there is one connection.
  const units = await db.unit.findMany({ where });
  const calendars = await db.calendar.findMany({ where, include: { closedDays: true, terms: true } });
  const people = await db.person.findMany({ where });
  const stored = (await db.plan.findMany({ where, select: { code: true } })).find(({ code }) => keyText(code) === keyText(planCode));
  const plan = stored ? await db.plan.findUnique({ where: { organizationId_code: { ...where, code: stored.code } } }) : null;
  if (!plan) return { organization, units, calendars, people, own: undefined };
  const own = await readOwnRows(db, organization.id, plan.id);
  return { organization, units, calendars, people, own: { plan, ...own, chatEntries: await readChatEntries(db, organization.id, own.items, plan.importedAt) } };
}

async function readOwnRows(db: Db, organizationId: string, planId: string) {
  const ofPlan = { where: { organizationId, planId }, orderBy: { position: 'asc' as const } };
  const ofItems = { where: { organizationId, item: { planId } } };
  const listed = { ...ofItems, orderBy: { position: 'asc' as const } };
  return {
    sections: await db.planSection.findMany(ofPlan),
    participants: await db.planParticipant.findMany(ofPlan),
    competencies: await db.competency.findMany(ofPlan),
    fundingPriorities: await db.fundingPriority.findMany(ofPlan),
    budgetLines: await db.budgetLine.findMany(ofPlan),
    communityQuestions: await db.communityQuestion.findMany(ofPlan),
    committees: await db.committee.findMany(ofPlan),
    categorySchemes: await db.categoryScheme.findMany(ofPlan),
    peerReviews: await db.peerReview.findMany(ofPlan),
    calendarEntries: await db.calendarEntry.findMany(ofPlan),
    items: await db.planItem.findMany({ where: ofPlan.where }),
    deputies: await db.itemDeputy.findMany(ofItems),
    viewers: await db.itemViewer.findMany(ofItems),
    itemUnits: await db.itemUnit.findMany(ofItems),
    itemCompetencies: await db.itemCompetency.findMany(ofItems),
    weWill: await db.weWill.findMany(listed),
    measures: await db.measure.findMany(listed),
    milestones: await db.milestone.findMany(listed),
    // Needs that a report names have no key and are not part of the plan's own text.
    needs: await db.need.findMany({ ...ofPlan, where: { ...ofPlan.where, key: { not: null } } }),
    cadences: await db.cadence.findMany({ where: ofPlan.where }),
  };
}
