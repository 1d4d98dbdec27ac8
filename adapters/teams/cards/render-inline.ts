import type { Inline } from '../../../src/domain/message.js';
import type { MentionEntity, ElementPiece, RichTextBlock, Spacing, TextBlock, TextRun } from './card-types.js';
import { escapeMarkdown, markdownLine, plain } from './escape.js';
import { packRuns, runsOf } from './inline-runs.js';
import type { Run } from './inline-runs.js';
import type { Rendering } from './rendering.js';

export interface Look {
  readonly isSubtle?: true;
  readonly size?: 'Small';
  readonly spacing?: Spacing;
}

/** Words before a text, such as a status, with a look of their own. */
export interface Lead {
  readonly text: string;
  readonly bold?: true;
}

/**
 * Inline text as elements of a card. Words that mention nobody go out as runs, of which no client reads any markup;
 * a mention is only found in Markdown, so what stands around it is escaped.
 */
export function renderInline(inline: Inline, look: Look, { mention, room }: Pick<Rendering, 'mention' | 'room'>, lead?: Lead): readonly ElementPiece[] {
  const groups = packRuns(runsOf(inline, mention), room.text);
  const shown = groups.length === 0 && lead ? [[]] : groups;
  return shown.map((runs, index) => inlinePiece(runs, look, index === 0 ? lead : undefined));
}

function inlinePiece(runs: readonly Run[], look: Look, lead: Lead | undefined): ElementPiece {
  const words = `${lead?.text ?? ''}${runs.map((run) => (run.mention === undefined ? run.text : `@${run.text}`)).join('')}`;
  if (runs.every((run) => run.mention === undefined)) return { element: richText(runs, look, lead), words };
  return { element: markdownText(runs, look, lead), words, mentions: entitiesOf(runs) };
}

/** Plain words as one element. */
export function wordsBlock(text: string, look: Look & { readonly bold?: true } = {}): RichTextBlock {
  const { bold, ...rest } = look;
  return richText([{ text, ...(bold && { bold }) }], rest, undefined);
}

function richText(runs: readonly Run[], { spacing, ...look }: Look, lead: Lead | undefined): RichTextBlock {
  const inlines: TextRun[] = runs.map(({ text, bold, url }) => ({
    type: 'TextRun',
    text: plain(text),
    ...look,
    ...(bold && { weight: 'Bolder' as const }),
    ...(url !== undefined && { selectAction: { type: 'Action.OpenUrl' as const, url } }),
  }));
  const first: TextRun[] = lead ? [{ type: 'TextRun', text: plain(lead.text), ...look, ...(lead.bold && { weight: 'Bolder' as const }) }] : [];
  return { type: 'RichTextBlock', inlines: [...first, ...inlines], ...(spacing && { spacing }) };
}

function entitiesOf(runs: readonly Run[]): readonly MentionEntity[] {
  return runs.flatMap(({ text, mention }): MentionEntity[] => (mention === undefined ? [] : [{ type: 'mention', text: `<at>${text}</at>`, mentioned: { id: mention, name: text } }]));
}

function markdownText(runs: readonly Run[], { isSubtle, size, spacing }: Look, lead: Lead | undefined): TextBlock {
  const all = [...(lead ? [{ text: lead.text, ...(lead.bold && { bold: true as const }) }] : []), ...runs].map(markdownRun).join('');
  return { type: 'TextBlock', text: all.split('\n\n').map(markdownLine).join('\n\n'), wrap: true, ...(isSubtle && { isSubtle }), ...(size && { size }), ...(spacing && { spacing }) };
}

/** A single newline is a blank in Markdown: two make a line. */
function markdownRun({ text, bold, url, mention }: Run): string {
  if (mention !== undefined) return `<at>${text}</at>`;
  if (url !== undefined) return `[${escapeMarkdown(text)}](${url})`;
  return text
    .split('\n')
    .map((line) => (bold ? boldLine(escapeMarkdown(line)) : escapeMarkdown(line)))
    .join('\n\n');
}

/** Markdown marks bold from letter to letter: blanks at the ends stay outside. */
function boldLine(escaped: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(escaped) ?? [];
  return words === '' ? escaped : `${before}**${words}**${after}`;
}
