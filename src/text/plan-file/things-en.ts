import type { ThingKind } from '../../domain/plan-file/faults.js';

/** The things of a plan file, in English. */
export const THINGS_EN: Readonly<Record<ThingKind, { readonly one: string; readonly other: string }>> = {
  organization: { one: 'organization', other: 'organizations' },
  unit: { one: 'unit', other: 'units' },
  person: { one: 'person', other: 'people' },
  calendar: { one: 'calendar', other: 'calendars' },
  'closed-days': { one: 'closed stretch', other: 'closed stretches' },
  term: { one: 'term', other: 'terms' },
  plan: { one: 'plan', other: 'plans' },
  participant: { one: 'participant', other: 'participants' },
  section: { one: 'passage', other: 'passages' },
  competency: { one: 'competency', other: 'competencies' },
  'funding-priority': { one: 'funding priority', other: 'funding priorities' },
  'budget-line': { one: 'budget line', other: 'budget lines' },
  'community-question': { one: 'community question', other: 'community questions' },
  committee: { one: 'committee', other: 'committees' },
  'category-scheme': { one: 'category scheme', other: 'category schemes' },
  criterion: { one: 'criterion', other: 'criteria' },
  'peer-review': { one: 'peer review', other: 'peer reviews' },
  'calendar-entry': { one: 'calendar entry', other: 'calendar entries' },
  need: { one: 'need', other: 'needs' },
  item: { one: 'item', other: 'items' },
  measure: { one: 'measure', other: 'measures' },
  milestone: { one: 'milestone', other: 'milestones' },
};
