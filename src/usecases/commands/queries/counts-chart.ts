import type { Block } from '../../../domain/message.js';
import { ITEM_STATUSES } from '../../../domain/roll-up.js';
import type { StatusCounts } from '../../../domain/roll-up.js';
import type { Language } from '../../../domain/types.js';
import { commandText } from '../../../text/commands/index.js';
import { formatNumber } from '../../../text/format.js';

/** `3 on track, 1 at risk`: what is there, in the order of statuses; empty where nothing is. */
export function countedWords(counts: StatusCounts, language: Language): string {
  const text = commandText(language);
  return ITEM_STATUSES.filter((status) => counts[status] > 0)
    .map((status) => text.countPart(formatNumber(language, counts[status]), text.countOf[status]))
    .join(', ');
}

/** The counts as a bar chart beside the words that say them; no block where there are not two statuses to compare. */
export function countsChart(counts: StatusCounts, language: Language): readonly Block[] {
  const shown = ITEM_STATUSES.filter((status) => counts[status] > 0);
  if (shown.length < 2) return [];
  const { statuses, status: { chart: title } } = commandText(language);
  const points = shown.map((status) => ({ x: statuses[status], y: counts[status], status }));
  return [{ type: 'chart', chart: { kind: 'bar', title, text: countedWords(counts, language), isSaid: true, series: [{ name: title, points }] } }];
}
