import { table } from './plan-upsert.js';

/** The tables of a plan as an import writes them. */
const RETIRABLE = { position: 'int', translations: 'jsonb', retiredAt: 'timestamptz' } as const;

export const UNITS = table('Unit', { key: 'text', name: 'text', kind: 'text', parentId: 'uuid', timeZone: 'text', language: 'text', retiredAt: 'timestamptz' });
export const CALENDARS = table('Calendar', { unitId: 'uuid', name: 'text', workingDays: 'int[]', schoolYear: 'text', startsOn: 'date', endsOn: 'date' });
export const CLOSED_DAYS = table('ClosedDay', { calendarId: 'uuid', startsOn: 'date', endsOn: 'date', kind: 'text', name: 'text' });
export const TERMS = table('Term', { calendarId: 'uuid', name: 'text', startsOn: 'date', endsOn: 'date' });
export const PEOPLE = table(
  'Person',
  { email: 'text', name: 'text', title: 'text', unitId: 'uuid', timeZone: 'text', language: 'text', active: 'boolean', createdAt: 'timestamptz' },
  ['createdAt'],
);
export const PLANS = table(
  'Plan',
  {
    code: 'text',
    unitId: 'uuid',
    title: 'text',
    language: 'text',
    motto: 'text',
    mission: 'text',
    vision: 'text',
    website: 'text',
    dateDeveloped: 'date',
    recorderId: 'uuid',
    startsOn: 'date',
    endsOn: 'date',
    state: 'text',
    staleAfterDays: 'int',
    translations: 'jsonb',
    importedAt: 'timestamptz',
    importedById: 'uuid',
    fileHash: 'text',
    createdAt: 'timestamptz',
  },
  ['state', 'createdAt'],
);
export const SECTIONS = table('PlanSection', { planId: 'uuid', kind: 'text', key: 'text', audience: 'text', title: 'text', body: 'text', position: 'int', translations: 'jsonb' });
export const PARTICIPANTS = table('PlanParticipant', { planId: 'uuid', personId: 'uuid', name: 'text', capacity: 'text', position: 'int' });
export const COMPETENCIES = table('Competency', { planId: 'uuid', key: 'text', title: 'text', indicators: 'text[]', ...RETIRABLE });
export const FUNDING_PRIORITIES = table('FundingPriority', { planId: 'uuid', key: 'text', title: 'text', fundingSource: 'text', ...RETIRABLE });
export const BUDGET_LINES = table('BudgetLine', {
  planId: 'uuid',
  itemId: 'uuid',
  key: 'text',
  title: 'text',
  fundingSource: 'text',
  currency: 'text',
  amount: 'numeric',
  spent: 'numeric',
  period: 'text',
  ...RETIRABLE,
});
export const COMMUNITY_QUESTIONS = table('CommunityQuestion', { planId: 'uuid', key: 'text', question: 'text', url: 'text', opensOn: 'date', closesOn: 'date', ...RETIRABLE });
export const COMMITTEES = table('Committee', { planId: 'uuid', itemId: 'uuid', key: 'text', title: 'text', ...RETIRABLE });
export const CATEGORY_SCHEMES = table('CategoryScheme', { planId: 'uuid', key: 'text', title: 'text', categories: 'text[]', criteria: 'jsonb', ...RETIRABLE });
export const PEER_REVIEWS = table('PeerReview', { planId: 'uuid', itemId: 'uuid', reviewerId: 'uuid', reviewedId: 'uuid', focus: 'text', on: 'date', findings: 'text', position: 'int' });
export const ITEMS = table(
  'PlanItem',
  {
    planId: 'uuid',
    parentId: 'uuid',
    unitId: 'uuid',
    code: 'text',
    sortKey: 'text',
    kind: 'text',
    level: 'text',
    title: 'text',
    description: 'text',
    aim: 'text',
    why: 'text',
    because: 'text',
    anticipatedImpact: 'text',
    successCriteria: 'jsonb',
    translations: 'jsonb',
    ownerId: 'uuid',
    isPrivate: 'boolean',
    retiredAt: 'timestamptz',
    createdAt: 'timestamptz',
  },
  ['createdAt'],
);
export const DEPUTIES = table('ItemDeputy', { itemId: 'uuid', personId: 'uuid' });
export const VIEWERS = table('ItemViewer', { itemId: 'uuid', personId: 'uuid', unitId: 'uuid' });
export const ITEM_UNITS = table('ItemUnit', { itemId: 'uuid', unitId: 'uuid' });
export const ITEM_COMPETENCIES = table('ItemCompetency', { itemId: 'uuid', competencyId: 'uuid' });
export const WE_WILL = table('WeWill', { itemId: 'uuid', position: 'int', text: 'text', personId: 'uuid', initials: 'text' });
export const CALENDAR_ENTRIES = table('CalendarEntry', {
  planId: 'uuid',
  itemId: 'uuid',
  key: 'text',
  startsOn: 'date',
  endsOn: 'date',
  what: 'text',
  personId: 'uuid',
  others: 'text',
  position: 'int',
  translations: 'jsonb',
});
export const MEASURES = table('Measure', {
  itemId: 'uuid',
  key: 'text',
  name: 'text',
  source: 'text',
  unit: 'text',
  baseline: 'float8',
  baselineOn: 'date',
  target: 'float8',
  targetOn: 'date',
  direction: 'text',
  studentGroup: 'text',
  ...RETIRABLE,
});
export const MILESTONES = table('Milestone', { itemId: 'uuid', key: 'text', horizon: 'text', text: 'text', dueOn: 'date', reachedOn: 'date', ...RETIRABLE });
/** Whether one is met is a fact of the work; one that is named again is opened on its own. */
export const NEEDS = table(
  'Need',
  {
    planId: 'uuid',
    itemId: 'uuid',
    key: 'text',
    what: 'text',
    whereToGet: 'text',
    whomToAsk: 'text',
    state: 'text',
    position: 'int',
    translations: 'jsonb',
    createdAt: 'timestamptz',
  },
  ['state', 'createdAt'],
);
export const CADENCES = table('Cadence', {
  planId: 'uuid',
  itemId: 'uuid',
  rule: 'text',
  at: 'text',
  startsOn: 'date',
  timeZone: 'text',
  evidence: 'text',
  words: 'text',
  translations: 'jsonb',
});
