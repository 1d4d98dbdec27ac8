import { Temporal } from 'temporal-polyfill';
import { askedItems, unitLookups } from '../../../domain/item-schedules.js';
import type { Block, Message } from '../../../domain/message.js';
import { pageOf } from '../../../domain/paging.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { ScheduleInputs } from '../../../domain/schedule-inputs.js';
import { planPrompts } from '../../../domain/time/plan-prompts.js';
import type { Prompt } from '../../../domain/time/prompt.js';
import type { PlainDateText } from '../../../domain/types.js';
import type { CalendarEntry } from '../../../ports.js';
import { formatDateTime, formatList } from '../../../text/format.js';
import { pager } from './buttons.js';
import { calendarEntries } from './calendar-entries.js';
import { longList } from './long-list.js';
import { dateOf, nameOf, shownName } from './phrases.js';
import type { Question } from './question.js';

const WEEKS = 4;
const NAME = 60;

/** Prompts that reach one person in one message. */
interface Slot {
  readonly prompts: readonly Prompt[];
  readonly first: Prompt;
}

/** The last day that `calendar` looks at from a date. */
export function calendarEnd(today: PlainDateText): PlainDateText {
  return Temporal.PlainDate.from(today).add({ weeks: WEEKS }).toString();
}

/** `calendar`: who is asked about what in the next four weeks, what the plan's calendar says, and when schools are closed; as far as the readers may see it. */
export function answerCalendar(q: Question, inputs: ScheduleInputs, entries: readonly CalendarEntry[]): Message {
  const { calendar } = q.text;
  const prompts = visiblePrompts(q, inputs);
  const page = pageOf(slotsOf(prompts), q.asked.page);
  const summary = prompts.length === 0 ? calendar.none : calendar.summary(prompts.length, page.total);
  const state = q.overview.plan.state === 'running' ? [] : [{ type: 'context', text: q.text.plan[q.overview.plan.state] } as const];
  const list = page.total === 0 ? [] : slotList(q, page.rows, summary);
  return {
    summary,
    blocks: [{ type: 'heading', text: calendar.heading, level: 1 }, ...state, { type: 'text', text: summary }, ...list, ...pager(q, page), ...(page.page === 1 ? [...calendarEntries(q, entries), ...closedDays(q, inputs)] : [])],
  };
}

/** What has been asked about before, or is asked by a check that waits, does not come again. */
function visiblePrompts(q: Question, inputs: ScheduleInputs): readonly Prompt[] {
  const visible = new Set(q.overview.items.map((item) => item.id));
  const asked = askedItems(inputs);
  const handledOn = new Map(asked.map(({ item }) => [item.itemId, item.handledOn ?? '']));
  const prompts = planPrompts(asked.map(({ schedule }) => schedule), q.now, q.now.add({ hours: WEEKS * 7 * 24 }));
  return prompts.filter((prompt) => visible.has(prompt.itemId) && prompt.occurrenceOn > (handledOn.get(prompt.itemId) ?? ''));
}

function slotsOf(prompts: readonly Prompt[]): readonly Slot[] {
  const slots = new Map<string, { prompts: Prompt[]; first: Prompt }>();
  for (const prompt of prompts) {
    const key = `${prompt.at.epochMilliseconds} ${prompt.person}`;
    const slot = slots.get(key);
    if (slot) slot.prompts.push(prompt);
    else slots.set(key, { prompts: [prompt], first: prompt });
  }
  return [...slots.values()];
}

function slotList(q: Question, slots: readonly Slot[], text: string): readonly Block[] {
  const { columns, calendar } = q.text;
  const rows = slots.map((slot) => slotCells(q, slot));
  return longList([{ type: 'list', items: rows.map((cells) => cells.join(' · ')) }], { caption: calendar.heading, columns: [columns.when, columns.who, columns.items], rows, text });
}

/** When, who, about what. */
function slotCells(q: Question, { prompts, first }: Slot): readonly string[] {
  const { language } = q.member;
  const codes = prompts.map((prompt) => {
    const code = safeEcho(prompt.itemCode, 30);
    return prompt.movedFrom ? `${code} (${q.text.calendar.moved(dateOf(q, prompt.movedFrom.on))})` : code;
  });
  return [formatDateTime(language, first.at, first.zone), nameOf(q, first.person), formatList(language, codes)];
}

/** The closed days of the asker's unit, and of the units the visible plan concerns, from today on. */
function closedDays(q: Question, inputs: ScheduleInputs): readonly Block[] {
  const lookups = unitLookups(inputs);
  const until = calendarEnd(q.today);
  const concerned = [q.isPublic ? undefined : q.member.unitId, q.overview.plan.unitId, ...q.overview.items.flatMap((item) => item.unitIds)];
  const calendars = new Map(concerned.flatMap((unit) => lookups.calendarOf(unit) ?? []).map((found) => [found.unitId, found.calendar]));
  const nameOfUnit = new Map(q.overview.units.map((unit) => [unit.id, unit.name]));
  const lines = [...calendars]
    .flatMap(([unitId, { closed }]) => closed.filter((days) => days.to >= q.today && days.from <= until).map((days) => ({ ...days, unit: shownName(nameOfUnit.get(unitId) ?? '') })))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((days) => q.text.calendar.closedOn(safeEcho(days.name, NAME), days.unit, dateOf(q, days.from), dateOf(q, days.to)));
  return lines.length === 0 ? [] : [{ type: 'heading', text: q.text.calendar.closed, level: 2 }, { type: 'list', items: lines.slice(0, 20) }];
}
