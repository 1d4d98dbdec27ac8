import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten, splitText } from '../../../src/domain/cut-text.js';
import { wordsOf } from '../../../src/domain/inline-words.js';
import type { Block, Inline } from '../../../src/domain/message.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';
import type { ElementPiece } from './card-types.js';
import { escapeMarkdown, markdownLine, markdownWeight, plainWeight } from './escape.js';
import { renderInline, wordsBlock } from './render-inline.js';
import type { Lead } from './render-inline.js';
import type { Rendering } from './rendering.js';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

const LONGEST_NAME = 300;
/** A fact's name beside its value: longer ones stand above it. */
const SHORT_LABEL = 60;

/** A heading that screen readers know as one: only Markdown texts can be. */
export function renderHeading({ text, level }: Of<'heading'>, { room }: Pick<Rendering, 'room'>): readonly ElementPiece[] {
  const words = oneLine(text);
  return splitText(words, room.text, markdownWeight).map((part) => ({
    element: { type: 'TextBlock', text: markdownLine(escapeMarkdown(part)), wrap: true, style: 'heading', size: level === 2 ? 'Medium' : 'Large', weight: 'Bolder' },
    words: part,
    leads: true,
  }));
}

export function renderText(text: Inline, rendering: Rendering): readonly ElementPiece[] {
  return renderInline(text, {}, rendering);
}

export function renderContext(text: Inline, rendering: Rendering): readonly ElementPiece[] {
  return renderInline(text, { isSubtle: true, size: 'Small', spacing: 'Small' }, rendering);
}

/** Somebody's words, set apart. */
export function renderQuote({ text, by }: Of<'quote'>, { room }: Pick<Rendering, 'room'>): readonly ElementPiece[] {
  const name = by === undefined ? '' : shorten(oneLine(by), LONGEST_NAME, plainWeight);
  const parts = splitText(cleanText(text), room.text, plainWeight).filter((part) => part.trim() !== '');
  return parts.map((part, index) => {
    const own = part.replace(/\n+$/u, '');
    const isLast = index === parts.length - 1 && name !== '';
    const author = isLast ? [wordsBlock(`— ${name}`, { isSubtle: true, size: 'Small', spacing: 'Small' })] : [];
    return { element: { type: 'Container', style: 'emphasis', items: [wordsBlock(`“${own}”`), ...author] }, words: `“${own}”${isLast ? ` — ${name}` : ''}` };
  });
}

export function renderList({ items }: Of<'list'>, rendering: Rendering): readonly ElementPiece[] {
  return items.flatMap((item) => (wordsOf(item).trim() === '' ? [] : renderInline(item, { spacing: 'Small' }, rendering, { text: '•  ' })));
}

/** A status with its sign and its word, then what it is the status of. Its colour is the sign's: coloured words are hard to read on white. */
export function renderStatus({ status, label, text }: Of<'status'>, rendering: Rendering): readonly ElementPiece[] {
  const chip: Lead = { text: shorten(`${STATUS_SIGNS[status]} ${oneLine(label)}`, rendering.room.text / 4, plainWeight), bold: true };
  if (wordsOf(text).trim() === '') return renderInline('', {}, rendering, chip);
  return renderInline(typeof text === 'string' ? ` · ${text}` : [' · ', ...text], {}, rendering, chip);
}

/** Names beside their values, a row each. */
export function renderFacts({ facts }: Of<'facts'>, rendering: Rendering): readonly ElementPiece[] {
  return facts.flatMap(({ label, value }): readonly ElementPiece[] => {
    const name = oneLine(label);
    const values = renderInline(value, {}, rendering);
    const [only, ...more] = values;
    if (only === undefined) return renderInline([{ bold: name }], { spacing: 'Small' }, rendering);
    if (name === '') return values;
    if (more.length > 0 || name.length > SHORT_LABEL) return [...renderInline([{ bold: name }], {}, rendering).map((piece) => ({ ...piece, leads: true as const })), ...values];
    return [
      {
        ...only,
        element: {
          type: 'ColumnSet',
          spacing: 'Small',
          columns: [
            { type: 'Column', width: 1, items: [wordsBlock(name, { bold: true })] },
            { type: 'Column', width: 2, items: [only.element] },
          ],
        },
        words: `${name}: ${only.words}`,
      },
    ];
  });
}

export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}
