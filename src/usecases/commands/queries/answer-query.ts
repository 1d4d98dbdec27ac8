import type { Command } from '../../../domain/command/command.js';
import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import type { Member, Store } from '../../../ports.js';
import { answerAtRisk } from './answer-at-risk.js';
import { answerCalendar, calendarEnd } from './answer-calendar.js';
import { answerEvidence } from './answer-evidence.js';
import { answerHistory } from './answer-history.js';
import { answerItem } from './answer-item.js';
import { answerNeedsAttention } from './answer-needs-attention.js';
import { answerOverdue } from './answer-overdue.js';
import { answerMine, answerOf } from './answer-person.js';
import { answerStatus } from './answer-status.js';
import { historyEntries, peopleIn } from './history-entries.js';
import type { Asking, Question } from './question.js';
import { oneItem } from './which-one.js';
import { TREND_VALUES } from './trend-charts.js';
import { whichPerson } from './which-person.js';

/** Commands that change nothing. */
export type Query = Extract<Command, { name: 'status' | 'mine' | 'of' | 'at-risk' | 'needs-attention' | 'overdue' | 'item' | 'evidence' | 'history' | 'calendar' }>;

/** Rows read for one answer; older ones are left out. */
const MAX_ROWS = 500;

/** Answers a question from the plan as its readers may see it. Rows of an item are read only once it was found there. */
export async function answerQuery(query: Query, q: Question, asking: Asking): Promise<Message> {
  const { store, organizationId } = asking;
  switch (query.name) {
    case 'status':
      return answerStatus(q, query.target);
    case 'mine':
      return answerMine(q);
    case 'of': {
      const found = await whichPerson(q, query.who, asking, (who) => ({ name: 'of', who }));
      return 'answer' in found ? found.answer : answerOf(q, found.person);
    }
    case 'at-risk':
      return answerAtRisk(q);
    case 'needs-attention':
      return answerNeedsAttention(q, await store.queries.openMilestones(organizationId, q.overview.plan.id));
    case 'overdue':
      return answerOverdue(q);
    case 'calendar':
      return answerCalendar(q, await store.checks.scheduleInputs(organizationId), await store.queries.calendarEntries(organizationId, q.overview.plan.id, q.today, calendarEnd(q.today)));
    case 'item':
    case 'evidence':
    case 'history': {
      const found = oneItem(q, query.target, (target) => ({ name: query.name, target }));
      return 'answer' in found ? found.answer : answerAboutItem(query.name, q, found.item, asking);
    }
  }
}

async function answerAboutItem(name: 'item' | 'evidence' | 'history', q: Question, item: ItemOverview, { store, organizationId }: Asking): Promise<Message> {
  if (name === 'item') {
    const [details, trends] = await Promise.all([store.queries.itemDetails(organizationId, item.id), store.queries.trends(organizationId, item.id, TREND_VALUES)]);
    return answerItem(q, item, details, trends);
  }
  if (name === 'evidence') {
    // What stood where not everyone could read it is not shown where everyone can.
    const rows = (await store.reports.evidence(organizationId, item.id, MAX_ROWS)).filter((row) => !(q.isPublic && row.fromPrivate));
    return answerEvidence(q, item, rows, await peopleById(store, organizationId, rows.map((row) => row.personId)));
  }
  const [reports, checks, changes] = await Promise.all([
    store.reports.history(organizationId, item.id, MAX_ROWS),
    store.checks.history(organizationId, item.id, MAX_ROWS),
    store.queries.itemChanges(organizationId, item.id, MAX_ROWS),
  ]);
  const entries = historyEntries(reports, checks, changes);
  return answerHistory(q, item, entries, await peopleById(store, organizationId, peopleIn(entries)));
}

async function peopleById(store: Store, organizationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  const people = await store.people.byIds(organizationId, [...new Set(ids)]);
  return new Map(people.map((person) => [person.id, person]));
}
