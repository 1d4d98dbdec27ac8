import type { Block, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { buttonRow, pager } from './buttons.js';
import { longList, statusCell } from './long-list.js';
import { reportButton } from './objective-status.js';
import { codeAndTitle, dayOf, nextDay, shownName } from './phrases.js';
import type { Question } from './question.js';
import { standing, statusRow } from './status-rows.js';

/** `mine`: what the asker answers for, what waits for them first, with a button to report. */
export function answerMine(q: Question): Message {
  const { mine } = q.text;
  const items = answeredBy(q, q.member.id);
  if (items.length === 0) return { summary: mine.none, blocks: [{ type: 'text', text: mine.none }] };
  const open = items.filter(isWaiting);
  const page = pageOf([...open, ...items.filter((item) => !isWaiting(item))], q.asked.page);
  const rows = page.rows.flatMap((item): readonly Block[] => [itemOfPerson(q, item, q.member.id), ...buttonRow(reportButton(q, item))]);
  return listed(q, mine.heading, mine.summary(items.length, open.length), [...rows, ...pager(q, page)]);
}

/** `of @person`: what somebody answers for, as far as the readers may see it. */
export function answerOf(q: Question, person: { readonly id: string; readonly name: string }): Message {
  const { mine } = q.text;
  const name = shownName(person.name);
  const items = answeredBy(q, person.id);
  if (items.length === 0) return { summary: mine.noneOf(name), blocks: [{ type: 'text', text: mine.noneOf(name) }] };
  const page = pageOf(items, q.asked.page);
  const summary = mine.summaryOf(name, items.length);
  const { columns } = q.text;
  const rows = longList(page.rows.map((item) => itemOfPerson(q, item, person.id)), {
    caption: mine.headingOf(name),
    columns: [columns.item, columns.status, columns.standing, columns.next],
    rows: page.rows.map((item) => [codeAndTitle(q, item), statusCell(q, item), said(standing(q, item), waiting(q, item, person.id), deputy(q, item, person.id)).join(' · '), nextDay(q, item) ?? '']),
    text: summary,
  });
  return listed(q, mine.headingOf(name), summary, [...rows, ...pager(q, page)]);
}

function listed(_q: Question, heading: string, summary: string, blocks: readonly Block[]): Message {
  return { summary, blocks: [{ type: 'heading', text: heading, level: 1 }, { type: 'text', text: summary }, ...blocks] };
}

function answeredBy(q: Question, personId: string): readonly ItemOverview[] {
  return q.overview.items.filter((item) => item.ownerId === personId || item.deputyIds.includes(personId));
}

function isWaiting(item: ItemOverview): boolean {
  return item.openCheck?.state === 'asked';
}

/** One line for an item that somebody answers for: its status, what waits, when it is asked about next. */
export function itemOfPerson(q: Question, item: ItemOverview, personId: string): Block {
  const next = nextDay(q, item);
  return statusRow(q, item, standing(q, item), waiting(q, item, personId), next === undefined ? '' : q.text.mine.next(next), deputy(q, item, personId));
}

function waiting(q: Question, { openCheck: check }: ItemOverview, personId: string): string {
  return check?.state === 'asked' && personId === q.member.id ? q.text.mine.waiting(dayOf(q, check.askedAt ?? check.dueAt)) : '';
}

function deputy(q: Question, { ownerId }: ItemOverview, personId: string): string {
  return ownerId === personId ? '' : q.text.mine.deputy;
}

function said(...parts: readonly string[]): readonly string[] {
  return parts.filter((part) => part !== '');
}
