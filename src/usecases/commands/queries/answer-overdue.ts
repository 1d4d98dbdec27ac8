import { unanswered } from '../../../domain/attention.js';
import type { Block, Message } from '../../../domain/message.js';
import type { CheckSummary, ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { pager } from './buttons.js';
import { longList, statusCell } from './long-list.js';
import { codeAndTitle, dateOf, dayOf, nameOf } from './phrases.js';
import type { Question } from './question.js';
import { statusRow } from './status-rows.js';

/** `overdue`: checks that were asked and have no answer, the longest waiting first: whose, since when. */
export function answerOverdue(q: Question): Message {
  const { overdue } = q.text;
  const waiting = q.overview.items
    .map((item) => ({ item, checks: unanswered(item) }))
    .filter(({ checks }) => checks.length > 0)
    .map((one, index) => ({ ...one, index, since: Math.min(...one.checks.map((check) => check.dueAt.epochMilliseconds)) }))
    .sort((a, b) => a.since - b.since || a.index - b.index);
  const page = pageOf(waiting, q.asked.page);
  if (page.total === 0) return { summary: overdue.none, blocks: [{ type: 'text', text: overdue.none }] };
  const summary = overdue.summary(page.total);
  return {
    summary,
    blocks: [{ type: 'heading', text: overdue.heading, level: 1 }, { type: 'text', text: summary }, ...list(q, page.rows, summary), ...pager(q, page)],
  };
}

interface Waiting {
  readonly item: ItemOverview;
  readonly checks: readonly CheckSummary[];
}

function list(q: Question, rows: readonly Waiting[], text: string): readonly Block[] {
  const { columns, overdue } = q.text;
  return longList(rows.map(({ item, checks }) => statusRow(q, item, ...waitingFor(q, checks))), {
    caption: overdue.heading,
    columns: [columns.item, columns.status, columns.waitingFor],
    rows: rows.map(({ item, checks }) => [codeAndTitle(q, item), statusCell(q, item), waitingFor(q, checks).join(' · ')]),
    text,
  });
}

/** Who has not answered, and since when. */
function waitingFor(q: Question, checks: readonly CheckSummary[]): readonly string[] {
  const { overdue } = q.text;
  const open = checks.find((check) => check.state === 'asked');
  const lapsed = checks.find((check) => check.state !== 'asked');
  if (lapsed) return [overdue.lapsed(nameOf(q, lapsed.personId), dateOf(q, lapsed.occurrenceOn)), ...(open ? [overdue.again(dayOf(q, open.askedAt ?? open.dueAt))] : [])];
  return open ? [overdue.asked(nameOf(q, open.personId), dayOf(q, open.askedAt ?? open.dueAt))] : [];
}
