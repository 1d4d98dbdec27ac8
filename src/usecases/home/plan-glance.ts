import type { Temporal } from 'temporal-polyfill';
import type { Block, Cell } from '../../domain/message.js';
import type { ItemOverview } from '../../domain/overview.js';
import { childrenByParent } from '../../domain/plan-tree.js';
import { countByStatus } from '../../domain/roll-up.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Member, Store } from '../../ports.js';
import { translated } from '../../text/format.js';
import { homeTexts } from '../../text/home/index.js';
import { buttonRow, runButton } from '../commands/queries/buttons.js';
import { countsChart } from '../commands/queries/counts-chart.js';
import { statusCell } from '../commands/queries/long-list.js';
import { codeAndTitle, nameOf, shownName } from '../commands/queries/phrases.js';
import type { Question } from '../commands/queries/question.js';
import { countsText, overviewRow, sumsAmong, sumText } from '../commands/queries/status-rows.js';
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
  return [
    { type: 'divider' },
    { type: 'heading', text: texts.plan(shownName(translated(overview.plan.translations, member.language, 'title', overview.plan.title))), level: 1 },
    { type: 'text', text },
    ...countsChart(counts, member.language),
    ...partsTable(q, texts.parts, text),
    ...buttonRow(
      runButton(q, { name: 'status' }, texts.details),
      runButton(q, { name: 'at-risk' }, texts.atRisk),
      runButton(q, { name: 'overdue' }, texts.overdue),
      member.roles.includes('steward') ? runButton(q, { name: 'undelivered' }, texts.undelivered) : undefined,
    ),
  ];
}

/** The parts at the top; of a plan that has a single one, the parts of that. */
function partsTable(q: Question, caption: string, text: string): readonly Block[] {
  const children = childrenByParent(q.overview.items);
  const top = children.get(undefined) ?? [];
  const [only] = top;
  const shown: readonly ItemOverview[] = (top.length === 1 && only ? children.get(only.id) : undefined) ?? top;
  const parts = shown.slice(0, MOST_ROWS);
  if (parts.length === 0) return [];
  const { columns } = q.text;
  const sums = sumsAmong(q, parts);
  const rows = parts.map((item): readonly Cell[] => [codeAndTitle(q, item), sums.has(item.id) ? sumText(q, item) : statusCell(q, item), item.ownerId === undefined ? '' : nameOf(q, item.ownerId)]);
  const lines: readonly Block[] = [{ type: 'heading', text: caption, level: 2 }, ...parts.map((item) => overviewRow(q, item, sums))];
  return [{ type: 'table', caption, columns: [columns.item, columns.status, columns.owner], rows, text, inLines: lines }];
}
