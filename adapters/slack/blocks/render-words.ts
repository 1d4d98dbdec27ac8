import type { SectionBlock, TextObject } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import { wordsOf } from '../../../src/domain/inline-words.js';
import type { Block, Inline, Span } from '../../../src/domain/message.js';
import { costOfText, splitText } from '../../../src/domain/cut-text.js';
import { escapeMrkdwn, hasSigns, mrkdwn, mrkdwnCost, plainCost, plainText } from './escape.js';
import type { CostOf } from '../../../src/domain/cut-text.js';
import { lineObjects, textObjects } from './inline-text.js';
import { TEXT } from './limits.js';
import type { Piece } from './slack-blocks.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** Facts of more than this stand alone, across the whole width. */
const SHORT_FACT = 240;
/** All facts side by side in one block. */
const FACTS_ROOM = 2_400;
const LONGEST_NAME = 150;

/** A text in a section, shown whole: Slack folds long ones otherwise. */
export function section(text: TextObject): SectionBlock {
  return { type: 'section', text, expand: true };
}

/** The same words for all sections that one text became: the first says them. */
function sections(texts: readonly TextObject[], words: string): readonly Piece[] {
  return texts.length === 1 ? texts.map((text) => ({ block: section(text), words })) : texts.map((text) => ({ block: section(text), words: readable(text) }));
}

export function renderHeading({ text, level }: Of<'heading'>): readonly Piece[] {
  const words = cleanText(text).replace(/\s+/gu, ' ').trim();
  if (words === '') return [];
  const isHeader = level !== 2 && costOfText(words, plainCost) <= TEXT.header;
  if (isHeader) return [{ block: { type: 'header', text: plainText(words) }, words, leads: true }];
  return sections(textObjects([{ bold: words }]), words).map((piece) => ({ ...piece, leads: true }));
}

export function renderText(text: Inline): readonly Piece[] {
  return sections(textObjects(text), wordsOf(text));
}

export function renderContext(text: Inline): readonly Piece[] {
  const texts = textObjects(text, TEXT.context);
  return texts.map((element) => ({ block: { type: 'context', elements: [element] }, words: texts.length === 1 ? wordsOf(text) : readable(element) }));
}

/** Two characters before every line: in Slack's mrkdwn, a quote. */
const quoteCost: CostOf = (character) => (character === '\n' ? 3 : mrkdwnCost(character));

/** Somebody's words as Slack's quote; between quotation marks and in plain text where they hold what Slack reads as markup. */
export function renderQuote({ text, by }: Of<'quote'>): readonly Piece[] {
  const name = by === undefined ? '' : (splitText(cleanText(by).replace(/\s+/gu, ' ').trim(), LONGEST_NAME)[0] ?? '');
  const words = cleanText(text);
  const isPlain = hasSigns(words) || hasSigns(name);
  const author = name === '' ? '' : `\n— ${name}`;
  const parts = splitText(words, TEXT.section - costOfText(author, quoteCost) - 4, isPlain ? plainCost : quoteCost).filter((part) => part.trim() !== '');
  return parts.map((part, index) => {
    const own = `${part.replace(/\n+$/u, '')}`;
    const end = index === parts.length - 1 ? author : '';
    const quoted = isPlain ? plainText(`“${own}”${end}`) : mrkdwn(`${own}${end}`.split('\n').map((line) => `> ${escapeMrkdwn(line)}`).join('\n'));
    return { block: section(quoted), words: `“${own}”${end}` };
  });
}

/** The lines of a list. */
export function listLines({ items }: Of<'list'>): readonly Inline[] {
  return items.map((item) => prefixed('•  ', item));
}

/** A status with its sign and its word, then what it is the status of. */
export function statusLine({ status, label, text }: Of<'status'>): Inline {
  const chip = `${STATUS_SIGNS[status]} ${label}`;
  return wordsOf(text).trim() === '' ? chip : prefixed(`${chip} · `, text);
}

export function renderLines(lines: readonly Inline[]): readonly Piece[] {
  return sections(lineObjects(lines), lines.map(wordsOf).join('\n'));
}

function prefixed(before: string, text: Inline): Inline {
  return typeof text === 'string' ? `${before}${text}` : [before, ...text];
}

export function renderFacts({ facts }: Of<'facts'>): readonly Piece[] {
  const pieces: Piece[] = [];
  let fields: { text: TextObject; words: string }[] = [];
  const flush = (): void => {
    if (fields.length > 0) pieces.push({ block: { type: 'section', fields: fields.map(({ text }) => text) }, words: fields.map(({ words }) => words).join('\n') });
    fields = [];
  };
  for (const { label, value } of facts) {
    const spans: readonly Span[] = [{ bold: label }, '\n', ...(typeof value === 'string' ? [value] : value)];
    const words = `${cleanText(label)}: ${wordsOf(value)}`;
    const [text, ...more] = textObjects(spans);
    if (text === undefined) continue;
    if (more.length > 0 || text.text.length > SHORT_FACT) {
      flush();
      pieces.push(...sections([text, ...more], words));
      continue;
    }
    if (fields.length === TEXT.fields || fields.reduce((sum, field) => sum + field.text.text.length, text.text.length) > FACTS_ROOM) flush();
    fields.push({ text, words });
  }
  flush();
  return pieces;
}

/** A message or page that would be empty: Slack takes none. */
export function renderNothing(summary: string): readonly Piece[] {
  const pieces = renderText(summary);
  return pieces.length > 0 ? pieces : renderText('…');
}

/** What is read of a text object: its words without our signs and escapes. */
function readable({ type, text }: TextObject): string {
  if (type === 'plain_text') return text;
  return text
    .replace(/<@(\w+)>/gu, '@$1')
    .replace(/<[^|>]*\|([^>]*)>/gu, '$1')
    .replace(/(?<!\u2060)\*(?!\u2060)/gu, '')
    .replace(/[\u2060\u200B]/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
