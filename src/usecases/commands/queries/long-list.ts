import type { Block, Cell, Table } from '../../../domain/message.js';
import { statusOf } from '../../../domain/roll-up.js';
import type { ItemOverview } from '../../../domain/overview.js';
import type { Question } from './question.js';

/** From so many rows on a list is a table where one can be drawn: fewer are read faster as lines, on a phone above all. */
const LONG = 6;

/** Rows of an answer: a few as `lines`, many as a table, for which `lines` stand where none can be drawn. */
export function longList(lines: readonly Block[], table: Omit<Table, 'type' | 'inLines'>): readonly Block[] {
  return table.rows.length < LONG ? lines : [{ type: 'table', ...table, inLines: lines }];
}

/** An item's status as a cell. */
export function statusCell(q: Question, item: ItemOverview): Cell {
  const status = statusOf(q.overview, item, q.now);
  return { status, text: q.text.statuses[status] };
}
