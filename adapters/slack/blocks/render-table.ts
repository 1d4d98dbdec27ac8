import type { RawNumberElement, RawTextElement } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { Cell, Table } from '../../../src/domain/message.js';
import { costOfText, shorten } from '../../../src/domain/cut-text.js';
import { plainCost } from './escape.js';
import { TABLE } from './limits.js';
import type { Piece } from './slack-blocks.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';

type SlackCell = RawTextElement | RawNumberElement;

/** JSON of one table: it fits into a message with a heading and a row of buttons. */
const TABLE_JSON = 9_000;
const CAPTION = 250;
/** What Slack takes for an empty cell, which it does not have. */
const EMPTY = '–';

/**
 * A table as Slack draws it, the columns again on every part where it is long. Undefined where it cannot be drawn:
 * no row, too many columns, rows of different lengths, a row too long for a message.
 */
export function renderTable({ caption, columns, rows, text }: Table): readonly Piece[] | undefined {
  if (rows.length === 0 || columns.length === 0 || columns.length > TABLE.columns || rows.some((row) => row.length !== columns.length)) return undefined;
  const head = columns.map(slackCell);
  const limits = { rows: TABLE.rows - 1, json: TABLE_JSON - jsonOf(head) - CAPTION * 2, characters: TABLE.characters - charactersOf(head) };
  const parts: SlackCell[][][] = [];
  let left = { ...limits, rows: 0 };
  for (const row of rows.map((cells) => cells.map(slackCell))) {
    const size = { json: jsonOf(row), characters: charactersOf(row) };
    if (size.json > limits.json || size.characters > limits.characters) return undefined;
    if (left.rows === 0 || size.json > left.json || size.characters > left.characters) {
      parts.push([]);
      left = { ...limits };
    }
    parts.at(-1)?.push(row);
    left = { rows: left.rows - 1, json: left.json - size.json, characters: left.characters - size.characters };
  }
  const title = shorten(cleanText(caption).trim() || cleanText(text).trim() || EMPTY, CAPTION, plainCost);
  return parts.map((part, index) => ({
    block: { type: 'data_table', caption: title, page_size: Math.min(part.length, PAGE), rows: [head, ...part] },
    words: [...(index === 0 ? [cleanText(caption), cleanText(text)] : []), ...part.map((row) => row.map((cell) => cell.text).join(', '))].join('\n'),
  }));
}

/** Rows shown before one has to turn the page. */
const PAGE = 20;

/** A row as one line where no table can be drawn: its name, then each value under its column's name. */
export function rowLine(columns: readonly string[], row: readonly Cell[]): string {
  const [name = EMPTY, ...values] = row.map(cellWords);
  const named = values.map((value, index) => (value === EMPTY ? '' : `${cleanText(columns[index + 1] ?? '')}: ${value}`)).filter((value) => value !== '');
  return [name, ...named].join(' · ');
}

function cellWords(cell: Cell): string {
  const sign = typeof cell === 'object' && 'status' in cell ? `${STATUS_SIGNS[cell.status]} ` : '';
  return `${sign}${cleanText(typeof cell === 'string' ? cell : cell.text).replace(/\s+/gu, ' ').trim()}`.trim() || EMPTY;
}

function slackCell(cell: Cell): SlackCell {
  const text = cellWords(cell);
  return typeof cell === 'object' && 'value' in cell && Number.isFinite(cell.value) ? { type: 'raw_number', value: cell.value, text } : { type: 'raw_text', text };
}

function jsonOf(row: readonly SlackCell[]): number {
  return JSON.stringify(row).length + 1;
}

function charactersOf(row: readonly SlackCell[]): number {
  return row.reduce((sum, cell) => sum + costOfText(cell.text, plainCost), 0);
}
