import type { Block } from '../../../src/domain/message.js';
import type { Piece } from './card-types.js';
import { renderButtons } from './render-buttons.js';
import { renderChart } from './render-chart.js';
import { isDrawable, renderTable } from './render-table.js';
import { renderContext, renderFacts, renderHeading, renderList, renderQuote, renderStatus, renderText } from './render-words.js';
import type { Rendering } from './rendering.js';

const DIVIDER: Piece = { words: '' };

/** Blocks as elements of a card, each small enough for any, in order. */
export function renderBlocks(blocks: readonly Block[], rendering: Rendering): readonly Piece[] {
  const pieces: Piece[] = [];
  let buttons = 0;
  for (const block of blocks.flatMap((one) => (one.type === 'table' && one.inLines && !isDrawable(one, rendering) ? one.inLines : [one]))) {
    switch (block.type) {
      case 'heading':
        pieces.push(...renderHeading(block, rendering));
        break;
      case 'text':
        pieces.push(...renderText(block.text, rendering));
        break;
      case 'context':
        pieces.push(...renderContext(block.text, rendering));
        break;
      case 'quote':
        pieces.push(...renderQuote(block, rendering));
        break;
      case 'list':
        pieces.push(...renderList(block, rendering));
        break;
      case 'status':
        pieces.push(...renderStatus(block, rendering));
        break;
      case 'facts':
        pieces.push(...renderFacts(block, rendering));
        break;
      case 'buttons':
        pieces.push(...renderButtons(block.buttons, buttons, rendering));
        buttons += block.buttons.length;
        break;
      case 'chart':
        pieces.push(...renderChart(block.chart, rendering));
        break;
      case 'table':
        pieces.push(...renderTable(block, pieces, rendering));
        break;
      case 'divider':
        pieces.push(DIVIDER);
        break;
    }
  }
  return pieces;
}
