import type { Temporal } from 'temporal-polyfill';
import type { Block, Cell } from '../../domain/message.js';
import type { ItemOverview } from '../../domain/overview.js';
import { childrenByParent } from '../../domain/plan-tree.js';
import { countByStatus, statusOf } from '../../domain/roll-up.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Member, Store } from '../../ports.js';
import { translated } from '../../text/format.js';
import { homeTexts } from '../../text/home/index.js';
import { buttonRow, runButton } from '../commands/queries/buttons.js';
import { countsChart } from '../commands/queries/counts-chart.js';
import { codeAndTitle, nameOf, shownName } from '../commands/queries/phrases.js';
import type { Question } from '../commands/queries/question.js';
import { countsText, sumsAmong } from '../commands/queries/status-rows.js';
import { questionOf } from './question-of.js';

const MOST_PLANS = 3;
const MOST_ROWS = 40;

/** Whether somebody's page shows plans as a whole. */
export function seesPlans({ roles }: Member): boolean {
  return roles.includes('leader') || roles.includes('steward');
}

/** Each running plan as leaders and stewards look at it: counts, a chart, its parts in a table. Nothing for anyone else. */
export async function glanceBlocks(store: Store, member: Member, now: Temporal.Instant): Promise<readonly Block[]> {
  if (!seesPlans(member)) return [];
  const { organizationId } = member;
  const running = (await store.overview.plans(organizationId)).filter((plan) => plan.state === 'running').slice(0, MOST_PLANS);
  const blocks: Block[] = [];
  for (const { id } of running) {
    const overview = await store.overview.load({ organizationId, planId: id });
    const seen = overview && visiblePlan(overview, { kind: 'person', personId: member.id, ...(member.unitId !== undefined && { unitId: member.unitId }) });
    if (seen) blocks.push(...planBlocks(questionOf(member, seen, now)));
  }
  return blocks;
}

function planBlocks(q: Question): readonly Block[] {
  const { member, overview, now } = q;
  const texts = homeTexts(member.language);
  const counts = countByStatus(overview, now);
  const text = countsText(q, counts);
  const rows = topRows(q);
  return [
    { type: 'divider' },
    { type: 'heading', text: texts.plan(shownName(translated(overview.plan.translations, member.language, 'title', overview.plan.title))), level: 1 },
    { type: 'text', text },
    ...countsChart(counts, member.language),
    ...(rows.length === 0 ? [] : [{ type: 'table', caption: texts.table.caption, columns: [texts.table.item, texts.table.status, texts.table.owner], rows, text } as const]),
    ...buttonRow(
      runButton(q, { name: 'status' }, texts.details),
      runButton(q, { name: 'at-risk' }, texts.atRisk),
      runButton(q, { name: 'overdue' }, texts.overdue),
      member.roles.includes('steward') ? runButton(q, { name: 'undelivered' }, texts.undelivered) : undefined,
    ),
  ];
}

/** The parts at the top; of a plan that has a single one, the parts of that. */
function topRows(q: Question): readonly (readonly Cell[])[] {
  const children = childrenByParent(q.overview.items);
  const top = children.get(undefined) ?? [];
  const [only] = top;
  const shown: readonly ItemOverview[] = (top.length === 1 && only ? children.get(only.id) : undefined) ?? top;
  const rows = shown.slice(0, MOST_ROWS);
  const sums = sumsAmong(q, rows);
  return rows.map((item) => [
    codeAndTitle(q, item),
    sums.has(item.id) ? countsText(q, countByStatus(q.overview, q.now, { kind: 'item', itemId: item.id })) : q.text.statuses[statusOf(q.overview, item, q.now)],
    item.ownerId === undefined ? '' : nameOf(q, item.ownerId),
  ]);
}
