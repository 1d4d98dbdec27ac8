import type { Block, Inline } from '../../../domain/message.js';
import type { ItemOverview, MeasureOverview } from '../../../domain/overview.js';
import { childrenByParent } from '../../../domain/plan-tree.js';
import { countByStatus, isAsked, statusOf } from '../../../domain/roll-up.js';
import type { StatusCounts } from '../../../domain/roll-up.js';
import { formatMeasured, translated } from '../../../text/format.js';
import { countedWords } from './counts-chart.js';
import { dateOf, dayOf, itemLine, nameOf, quoted } from './phrases.js';
import type { Question } from './question.js';

/** An item with its status chip: `2.b Title · more`. */
export function statusRow(q: Question, item: ItemOverview, ...more: readonly string[]): Block {
  const status = statusOf(q.overview, item, q.now);
  return { type: 'status', status, label: q.text.statuses[status], text: itemLine(q, item, ...more) };
}

/** One line for an item in a list: its status, what was said last and when; counts where it is a sum. */
export function overviewRow(q: Question, item: ItemOverview, sums: ReadonlySet<string>): Block {
  return sums.has(item.id) ? { type: 'text', text: itemLine(q, item, sumText(q, item)) } : statusRow(q, item, ...lastWord(q, item));
}

/** What was said of an item last, and when. */
export function lastWord(q: Question, { lastReport: report }: ItemOverview): readonly string[] {
  return report ? [quoted(q, report.note), dayOf(q, report.at)] : [q.text.status.never];
}

/** What an item that is only a sum comes to. */
export function sumText(q: Question, item: ItemOverview): string {
  return countsText(q, countByStatus(q.overview, q.now, { kind: 'item', itemId: item.id }));
}

/** The items of a list that are only sums. */
export function sumsAmong(q: Question, items: readonly ItemOverview[]): ReadonlySet<string> {
  const parents = childrenByParent(q.overview.items);
  return new Set(items.filter((item) => !isAsked(item) && item.statusReport === undefined && parents.has(item.id)).map((item) => item.id));
}

/** `3 on track, 1 at risk`: what is there, in the order of statuses. */
export function countsText(q: Question, counts: StatusCounts): string {
  return countedWords(counts, q.member.language) || q.text.status.empty;
}


/** What supports an item's status: since when and who said so, or why nothing does. */
export function standing(q: Question, item: ItemOverview): string {
  const { statusReport, lastReport } = item;
  if (!statusReport?.status) return lastReport ? q.text.status.noted(dayOf(q, lastReport.at)) : q.text.status.never;
  const day = dayOf(q, statusReport.at);
  const isStale = statusOf(q.overview, item, q.now) === 'unknown';
  return isStale ? q.text.status.stale(q.text.statuses[statusReport.status], day) : q.text.status.since(day, nameOf(q, statusReport.personId));
}

/** A measure as a fact: its last value, its target, how it moved. */
export function measureFact(q: Question, measure: MeasureOverview): { readonly label: string; readonly value: Inline } {
  const { language } = q.member;
  const { measure: text } = q.text;
  const shown = (value: number): string => formatMeasured(language, value, measure);
  const { last, previous, target, baseline } = measure;
  const change = last && previous ? last.value - previous.value : undefined;
  const sign = change !== undefined && change > 0 ? '+' : '';
  const parts = [
    last ? text.on(shown(last.value), dateOf(q, last.on)) : baseline === undefined ? text.none : text.startsFrom(shown(baseline)),
    target === undefined ? '' : measure.targetOn === undefined ? text.target(shown(target)) : text.targetBy(shown(target), dateOf(q, measure.targetOn)),
    change === undefined ? '' : change === 0 ? text.noChange : text.change(`${sign}${shown(rounded(change))}`),
  ];
  return { label: translated(measure.translations, language, 'name', measure.name), value: parts.filter((part) => part !== '').join(' · ') };
}

/** Without what binary fractions add: 93.4 - 93.1 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
