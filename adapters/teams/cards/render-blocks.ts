import type { Block } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import type { Piece } from './card-types.js';
import type { MentionId } from './inline-runs.js';
import { renderButtons } from './render-buttons.js';
import { renderChart } from './render-chart.js';
import { renderTable } from './render-table.js';
import { renderContext, renderFacts, renderHeading, renderList, renderQuote, renderStatus, renderText } from './render-words.js';

const DIVIDER: Piece = { element: { type: 'Container', items: [], separator: true, spacing: 'Medium' }, words: '' };

/** Blocks as elements of a card, each small enough for any, in order. */
export function renderBlocks(blocks: readonly Block[], language: Language, mention: MentionId): readonly Piece[] {
  const pieces: Piece[] = [];
  let buttons = 0;
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        pieces.push(...renderHeading(block));
        break;
      case 'text':
        pieces.push(...renderText(block.text, mention));
        break;
      case 'context':
        pieces.push(...renderContext(block.text, mention));
        break;
      case 'quote':
        pieces.push(...renderQuote(block));
        break;
      case 'list':
        pieces.push(...renderList(block, mention));
        break;
      case 'status':
        pieces.push(...renderStatus(block, mention));
        break;
      case 'facts':
        pieces.push(...renderFacts(block, mention));
        break;
      case 'buttons':
        pieces.push(...renderButtons(block.buttons, buttons, language));
        buttons += block.buttons.length;
        break;
      case 'chart':
        pieces.push(...renderChart(block.chart, mention));
        break;
      case 'table':
        pieces.push(...renderTable(block, pieces, mention));
        break;
      case 'divider':
        pieces.push(DIVIDER);
        break;
    }
  }
  return pieces;
}
