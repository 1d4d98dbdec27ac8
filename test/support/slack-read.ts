import { z } from 'zod';
import { unmarked } from '../adapters/slack/seen-words.js';

const textSchema = z.looseObject({ type: z.string(), text: z.string() });
const blockSchema = z.looseObject({
  type: z.string(),
  text: textSchema.optional(),
  label: textSchema.optional(),
  fields: z.array(textSchema).optional(),
  elements: z.array(z.looseObject({ type: z.string(), text: z.union([z.string(), textSchema]).optional() })).optional(),
  element: z.looseObject({ type: z.string() }).optional(),
  title: z.string().optional(),
  caption: z.string().optional(),
  rows: z.array(z.array(z.looseObject({ text: z.string() }))).optional(),
});
type ReadBlock = z.infer<typeof blockSchema>;

/**
 * Slack blocks as a person reads them, a line for each line: headings after `#`, buttons in brackets, a chart as
 * `{its title}`, rows of a table between bars, a field of a form as its label and kind.
 */
export function readLines(blocks: unknown): readonly string[] {
  return z.array(blockSchema).parse(blocks ?? []).flatMap(linesOf);
}

function linesOf(block: ReadBlock): readonly string[] {
  switch (block.type) {
    case 'header':
      return [`# ${words(block.text)}`];
    case 'section':
      return [...lines(block.text), ...(block.fields ?? []).map((field) => words(field).replace('\n', ': '))];
    case 'context':
      return (block.elements ?? []).flatMap(({ type, text }) => (typeof text === 'string' ? lines({ type, text }) : []));
    case 'actions':
      return [(block.elements ?? []).map(({ text }) => `[${typeof text === 'object' ? text.text : ''}]`).join(' ')];
    case 'alert':
      return [`! ${words(block.text)}`];
    case 'divider':
      return ['---'];
    case 'data_visualization':
      return [`{${block.title ?? ''}}`];
    case 'data_table':
      return [block.caption ?? '', ...(block.rows ?? []).map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`)];
    case 'input':
      return [`${words(block.label)} (${block.element?.type ?? ''})`];
    default:
      return [`<${block.type}>`];
  }
}

function lines(text: { readonly type: string; readonly text: string } | undefined): readonly string[] {
  return words(text).split('\n').filter((line) => line.trim() !== '');
}

/** Our bold away too, which stands around whole runs. */
function words(text: { readonly type: string; readonly text: string } | undefined): string {
  if (text === undefined) return '';
  return text.type === 'mrkdwn' ? unmarked(text.text.replace(/(?<!\u2060)\*(?!\u2060)/gu, '')) : text.text;
}
