import { cleanText } from '../../../src/domain/clean-text.js';
import type { Block, Chart, Table } from '../../../src/domain/message.js';
import { MESSAGE } from './limits.js';
import { renderButtons } from './render-buttons.js';
import { renderChart } from './render-chart.js';
import { renderTable, rowLine } from './render-table.js';
import { listLines, renderContext, renderFacts, renderHeading, renderLines, renderQuote, renderText, statusLine } from './render-words.js';
import type { Piece } from './slack-blocks.js';

/** Blocks as Slack's, each within its limits, in order; what `refused` names is said in words. */
export function renderBlocks(given: readonly Block[], refused: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let buttons = 0;
  let charts = 0;
  const drawTable = (table: Table): readonly Piece[] | undefined => (refused.has('data_table') ? undefined : renderTable(table));
  const blocks = given.flatMap((block) => (block.type === 'table' && block.inLines && !drawTable(block) ? block.inLines : [block]));
  for (const [index, block] of blocks.entries()) {
    switch (block.type) {
      case 'heading':
        pieces.push(...renderHeading(block));
        break;
      case 'text':
        pieces.push(...renderText(block.text));
        break;
      case 'context':
        pieces.push(...renderContext(block.text));
        break;
      case 'quote':
        pieces.push(...renderQuote(block));
        break;
      case 'list':
        // A list under a status stands in one block with it.
        if (blocks[index - 1]?.type !== 'status') pieces.push(...renderLines(listLines(block)));
        break;
      case 'status': {
        const next = blocks[index + 1];
        pieces.push(...renderLines([statusLine(block), ...(next?.type === 'list' ? listLines(next) : [])]));
        break;
      }
      case 'facts':
        pieces.push(...renderFacts(block));
        break;
      case 'buttons':
        pieces.push(...renderButtons(block.buttons, buttons));
        buttons += block.buttons.length;
        break;
      case 'chart': {
        const drawn = refused.has('data_visualization') || charts === MESSAGE.charts ? undefined : renderChart(block.chart);
        if (drawn) charts += 1;
        pieces.push(...(drawn ? [{ block: drawn, words: chartWords(block.chart) }] : chartInWords(block.chart)));
        break;
      }
      case 'table':
        pieces.push(...(drawTable(block) ?? tableInWords(block, pieces)));
        break;
      case 'divider':
        pieces.push({ block: { type: 'divider' }, words: '' });
        break;
    }
  }
  return pieces;
}

function chartWords({ title, text }: Chart): string {
  return `${cleanText(title)}: ${cleanText(text)}`;
}

/** A chart in words; nothing where the message says the same beside it. */
function chartInWords({ title, text, isSaid }: Chart): readonly Piece[] {
  if (isSaid) return [];
  return renderLines([[{ bold: title }], text].filter((line) => line !== ''));
}

function isSaidIn(before: readonly Piece[], text: string): boolean {
  const words = cleanText(text).trim();
  return words !== '' && before.some((piece) => piece.words.includes(words));
}

/** A table in words, without the sentence that the message said before it. */
function tableInWords({ caption, columns, rows, text }: Table, before: readonly Piece[]): readonly Piece[] {
  const isSaid = cleanText(text).trim() === '' || text === caption || isSaidIn(before, text);
  return [
    ...renderHeading({ type: 'heading', level: 2, text: caption }),
    ...(isSaid ? [] : renderText(text)),
    ...renderLines(rows.map((row) => `•  ${rowLine(columns, row)}`)),
  ];
}
