import type { Block, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { buttonRow, pager } from './buttons.js';
import { reportButton } from './objective-status.js';
import { dayOf, nextDay, shownName } from './phrases.js';
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
  return listed(q, mine.headingOf(name), mine.summaryOf(name, items.length), [...page.rows.map((item) => itemOfPerson(q, item, person.id)), ...pager(q, page)]);
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
  const { mine } = q.text;
  const next = nextDay(q, item);
  const check = item.openCheck;
  return statusRow(
    q,
    item,
    standing(q, item),
    check?.state === 'asked' && personId === q.member.id ? mine.waiting(dayOf(q, check.askedAt ?? check.dueAt)) : '',
    next === undefined ? '' : mine.next(next),
    item.ownerId === personId ? '' : mine.deputy,
  );
}
