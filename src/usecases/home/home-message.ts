import type { Temporal } from 'temporal-polyfill';
import { actionButton } from '../../domain/actions.js';
import type { Block, Message } from '../../domain/message.js';
import { localOf } from '../../domain/time/dates.js';
import type { Member, Store } from '../../ports.js';
import { formatDate, formatList } from '../../text/format.js';
import { homeTexts } from '../../text/home/index.js';
import { loadPersonItems } from '../answering/person-items.js';
import type { PersonItems, PlacedItem } from '../answering/person-items.js';
import { openCheckBlocks } from '../asking/render-prompt.js';
import { itemOfPerson } from '../commands/queries/answer-person.js';
import { glanceBlocks } from './plan-glance.js';
import { questionOf } from './question-of.js';

/** Shown at most; the platform limits a page, and a person reads no more. */
const MOST_CHECKS = 8;
const MOST_ITEMS = 20;
const MOST_DATES = 5;
const AWAY_DAYS = [7, 14] as const;

/** A person's page: what waits for them, what they answer for, when they are asked next; for leaders and stewards the plans as a whole. */
export async function homeMessage(store: Store, member: Member, now: Temporal.Instant): Promise<Message> {
  const texts = homeTexts(member.language);
  const items = await loadPersonItems(store, member);
  const blocks: Block[] = [
    { type: 'heading', text: texts.heading, level: 1 },
    ...(await waitingBlocks(store, member, items)),
    ...(await presenceBlocks(store, member, items, now)),
    ...itemBlocks(member, items, now),
    ...dateBlocks(member, items),
    ...(await glanceBlocks(store, member, now)),
  ];
  return { summary: texts.summary(member.name, items.open.length), blocks };
}

async function waitingBlocks(store: Store, member: Member, { open }: PersonItems): Promise<readonly Block[]> {
  const texts = homeTexts(member.language);
  if (open.length === 0) return [{ type: 'text', text: texts.nothing }];
  const more = open.length - MOST_CHECKS;
  return [
    { type: 'heading', text: texts.waiting, level: 1 },
    ...(await openCheckBlocks(store, member, open.slice(0, MOST_CHECKS))),
    ...(more > 0 ? [{ type: 'context', text: texts.moreWaiting(more) } as const] : []),
  ];
}

/** To report without being asked, and to be left alone for a while. */
async function presenceBlocks(store: Store, member: Member, { own, open }: PersonItems, now: Temporal.Instant): Promise<readonly Block[]> {
  const texts = homeTexts(member.language);
  const today = localOf(now, member.timeZone).date;
  const [absence] = await store.people.absences(member.organizationId, [member.id], today);
  // What waits comes first: its own buttons stand above these.
  const apart: readonly Block[] = open.length === 0 ? [] : [{ type: 'divider' }];
  const report = own.length === 0 ? [] : [actionButton({ name: 'report.any' }, { label: texts.report, ...(open.length === 0 && { style: 'primary' }) })];
  if (!absence) {
    const away = own.length === 0 ? [] : AWAY_DAYS.map((days) => actionButton({ name: 'away.set', days }, { label: texts.away[days] }));
    return report.length + away.length === 0 ? [] : [...apart, { type: 'buttons', buttons: [...report, ...away] }];
  }
  return [
    ...apart,
    { type: 'context', text: absence.endsOn === undefined ? texts.awayOpen : texts.awayUntil(formatDate(member.language, absence.endsOn)) },
    { type: 'buttons', buttons: [...report, actionButton({ name: 'away.end' }, { label: texts.back })] },
  ];
}

function itemBlocks(member: Member, { own }: PersonItems, now: Temporal.Instant): readonly Block[] {
  const texts = homeTexts(member.language);
  if (own.length === 0) return [{ type: 'divider' }, { type: 'text', text: texts.noItems }];
  const more = own.length - MOST_ITEMS;
  return [
    { type: 'divider' },
    { type: 'heading', text: texts.items, level: 1 },
    ...own.slice(0, MOST_ITEMS).map(({ plan, item }) => itemOfPerson(questionOf(member, plan, now), item, member.id)),
    ...(more > 0 ? [{ type: 'context', text: texts.moreItems(more) } as const] : []),
  ];
}

/** On which days they are asked next about what. */
function dateBlocks(member: Member, { own }: PersonItems): readonly Block[] {
  const texts = homeTexts(member.language);
  const byDay = new Map<string, PlacedItem[]>();
  for (const placed of own) {
    const day = placed.item.next?.personId === member.id ? nextDate(placed) : undefined;
    if (day !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), placed]);
  }
  const days = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, MOST_DATES);
  if (days.length === 0) return [];
  const lines = days.map(([day, placed]) => texts.onDay(formatDate(member.language, day, 'weekday'), formatList(member.language, placed.map(({ item }) => item.code))));
  return [{ type: 'heading', text: texts.next, level: 1 }, { type: 'list', items: lines }];
}

function nextDate({ item: { next } }: PlacedItem): string | undefined {
  return next?.at ? localOf(next.at, next.timeZone).date : next?.on;
}
