import { unanswered } from '../../../domain/attention.js';
import type { Block, Message } from '../../../domain/message.js';
import type { CheckSummary, ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { pager } from './buttons.js';
import { dateOf, dayOf, nameOf } from './phrases.js';
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
    blocks: [{ type: 'heading', text: overdue.heading, level: 1 }, { type: 'text', text: summary }, ...page.rows.map(({ item, checks }) => row(q, item, checks)), ...pager(q, page)],
  };
}

function row(q: Question, item: ItemOverview, checks: readonly CheckSummary[]): Block {
  const { overdue } = q.text;
  const open = checks.find((check) => check.state === 'asked');
  const lapsed = checks.find((check) => check.state !== 'asked');
  if (lapsed) return statusRow(q, item, overdue.lapsed(nameOf(q, lapsed.personId), dateOf(q, lapsed.occurrenceOn)), open ? overdue.again(dayOf(q, open.askedAt ?? open.dueAt)) : '');
  return statusRow(q, item, open ? overdue.asked(nameOf(q, open.personId), dayOf(q, open.askedAt ?? open.dueAt)) : '');
}
