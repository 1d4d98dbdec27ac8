import type { Block, Message } from '../../../domain/message.js';
import { findItem } from '../../../domain/find-item.js';
import type { ItemOverview, UnitInfo } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { childrenByParent, itemsInScope } from '../../../domain/plan-tree.js';
import type { Scope } from '../../../domain/plan-tree.js';
import { countByStatus, countedItems, isAsked } from '../../../domain/roll-up.js';
import { translated } from '../../../text/format.js';
import { pager } from './buttons.js';
import { countsChart } from './counts-chart.js';
import { longList, statusCell } from './long-list.js';
import { objectiveStatus } from './objective-status.js';
import { codeAndTitle, shownName } from './phrases.js';
import type { Question } from './question.js';
import { countsText, lastWord, overviewRow, standing, statusRow, sumsAmong, sumText } from './status-rows.js';
import { closerLook, whichOne } from './which-one.js';

/** `status [item|area|unit]`: where the plan, a part of it or one objective stands. */
export function answerStatus(q: Question, target: string | undefined): Message {
  if (target === undefined) return planStatus(q);
  const found = findItem(q.overview, target);
  if (found.kind === 'unit') return unitStatus(q, found.unit);
  if (found.kind === 'item') return itemStatus(q, found.item);
  return whichOne(q, target, found, (again) => ({ name: 'status', target: again }));
}

/** Where one item stands: its parts, where it has any. */
export function itemStatus(q: Question, item: ItemOverview): Message {
  return childrenByParent(q.overview.items).has(item.id) ? groupStatus(q, item) : objectiveStatus(q, item);
}

function planStatus(q: Question): Message {
  const { plan } = q.overview;
  const title = translated(plan.translations, q.member.language, 'title', plan.title);
  const state = plan.state === 'running' ? [] : [{ type: 'context', text: q.text.plan[plan.state] } as const];
  const message = overviewOf(q, title, childrenByParent(q.overview.items).get(undefined) ?? [], undefined);
  return { summary: message.summary, blocks: [{ type: 'heading', text: q.text.status.plan(shownName(title)), level: 1 }, ...state, ...message.blocks] };
}

function groupStatus(q: Question, item: ItemOverview): Message {
  const own = isAsked(item) || item.statusReport ? [statusRow(q, item, standing(q, item))] : [];
  const children = childrenByParent(q.overview.items).get(item.id) ?? [];
  const message = overviewOf(q, codeAndTitle(q, item), children, { kind: 'item', itemId: item.id });
  return {
    summary: message.summary,
    blocks: [{ type: 'heading', text: codeAndTitle(q, item), level: 1 }, ...own, ...message.blocks, ...closerLook(q, item, 'item', 'history')],
  };
}

function unitStatus(q: Question, unit: UnitInfo): Message {
  const scope: Scope = { kind: 'unit', unitId: unit.id };
  const counted = new Set(countedItems(q.overview, scope).map((item) => item.id));
  const rows = itemsInScope(q.overview, scope).filter((item) => counted.has(item.id));
  const name = shownName(unit.name);
  const message = overviewOf(q, name, rows, scope);
  return { summary: message.summary, blocks: [{ type: 'heading', text: name, level: 1 }, ...message.blocks] };
}

/** Counts in words and as a chart, then the items, a page at a time. */
function overviewOf(q: Question, name: string, rows: readonly ItemOverview[], scope: Scope | undefined): Message {
  const counts = countByStatus(q.overview, q.now, scope);
  const page = pageOf(rows, q.asked.page);
  const text = countsText(q, counts);
  return {
    summary: q.text.status.summary(name, text),
    blocks: [{ type: 'text', text }, ...(page.page === 1 ? countsChart(counts, q.member.language) : []), ...items(q, page.rows, name, text), ...pager(q, page)],
  };
}

function items(q: Question, rows: readonly ItemOverview[], caption: string, text: string): readonly Block[] {
  const { columns } = q.text;
  const sums = sumsAmong(q, rows);
  return longList(rows.map((item) => overviewRow(q, item, sums)), {
    caption,
    columns: [columns.item, columns.status, columns.lastWord],
    rows: rows.map((item) => (sums.has(item.id) ? [codeAndTitle(q, item), sumText(q, item), ''] : [codeAndTitle(q, item), statusCell(q, item), lastWord(q, item).filter((part) => part !== '').join(' · ')])),
    text,
  });
}
