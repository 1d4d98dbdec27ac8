import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten } from '../../../src/domain/cut-text.js';
import type { Block, Cell } from '../../../src/domain/message.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';
import type { Piece, Table, TableCell } from './card-types.js';
import { plainWeight } from './escape.js';
import { TABLE } from './limits.js';
import type { Room } from './limits.js';
import { wordsBlock } from './render-inline.js';
import { oneLine, renderHeading, renderList, renderText } from './render-words.js';
import type { Rendering } from './rendering.js';
import { weightOf } from './weight.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** What stands in an empty cell. */
const EMPTY = '–';

/** A table under its caption, the columns again on every part of a long one; in words where it has too many columns or cells that are too long. */
export function renderTable(block: TableBlock, before: readonly Piece[], rendering: Rendering): readonly Piece[] {
  const { caption, columns, rows, text } = block;
  const words = cleanText(text).trim();
  const isSaid = words === '' || words === cleanText(caption).trim() || before.some((piece) => piece.words.includes(words));
  return [
    ...renderHeading({ type: 'heading', level: 2, text: caption }, rendering),
    ...(isSaid ? [] : renderText(text, rendering).map((piece) => ({ ...piece, leads: true as const }))),
    ...(tables(block, rendering.room) ?? renderList({ type: 'list', items: rows.map((row) => rowLine(columns, row)) }, rendering)),
  ];
}

/** Whether a table can be drawn as one. */
export function isDrawable(block: TableBlock, { room }: Rendering): boolean {
  return tables(block, room) !== undefined;
}

function tables({ columns, rows }: TableBlock, room: Room): readonly Piece[] | undefined {
  const isFit = rows.length > 0 && columns.length > 0 && columns.length <= TABLE.columns && rows.every((row) => row.length === columns.length && row.every((cell) => cellWords(cell).length <= TABLE.cell));
  if (!isFit) return undefined;
  const head = tableRow(columns, true);
  const headWeight = weightOf(head);
  const parts: { rows: (readonly Cell[])[]; weight: number }[] = [];
  for (const row of rows) {
    const weight = weightOf(tableRow(row, false)) + 2;
    if (headWeight + weight > room.table) return undefined;
    const part = parts.at(-1);
    if (part && part.rows.length < TABLE.rows && part.weight + weight <= room.table) {
      part.rows.push(row);
      part.weight += weight;
    } else parts.push({ rows: [row], weight: headWeight + weight });
  }
  return parts.map((part) => ({ element: table(columns, part.rows), words: part.rows.map((row) => row.map(cellWords).join(', ')).join('\n') }));
}

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: columns.map((_name, index) => ({ width: index === 0 ? 2 : 1, ...(rows.every((row) => isNumber(row[index]) || row[index] === EMPTY) && { horizontalCellContentAlignment: 'Right' as const }) })),
    rows: [tableRow(columns, true), ...rows.map((row) => tableRow(row, false))],
  };
}

function tableRow(cells: readonly Cell[], isHead: boolean): Table['rows'][number] {
  return { type: 'TableRow', cells: cells.map((cell): TableCell => ({ type: 'TableCell', items: [wordsBlock(isHead ? shorten(cellWords(cell), TABLE.cell, plainWeight) : cellWords(cell), isHead ? { bold: true } : {})] })) };
}

function isNumber(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && 'value' in cell;
}

/** A row as one line where no table can be drawn: its name, then each value under its column's name. */
function rowLine(columns: readonly string[], row: readonly Cell[]): string {
  const [name = EMPTY, ...values] = row.map(cellWords);
  const named = values.map((value, index) => (value === EMPTY ? '' : `${oneLine(columns[index + 1] ?? '')}: ${value}`)).filter((value) => value !== '');
  return [name, ...named].join(' · ');
}

function cellWords(cell: Cell): string {
  const sign = typeof cell === 'object' && 'status' in cell ? `${STATUS_SIGNS[cell.status]} ` : '';
  return `${sign}${oneLine(typeof cell === 'string' ? cell : cell.text)}`.trim() || EMPTY;
}
