import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActionId } from '../../../adapters/slack/blocks/action-id.js';
import { readFormValues } from '../../../adapters/slack/blocks/read-form.js';
import { renderForm } from '../../../adapters/slack/blocks/render-form.js';
import { renderHome } from '../../../adapters/slack/blocks/render-home.js';
import { renderMessage } from '../../../adapters/slack/blocks/render-message.js';
import type { SlackBlock } from '../../../adapters/slack/blocks/slack-blocks.js';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { Block, Inline, Message } from '../../../src/domain/message.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { block, form, message, vast, words } from '../../support/hostile-messages.js';
import { faultsOfMessage, faultsOfView } from './limits-validator.js';
import { seenWords } from './seen-words.js';

const NONE = new Set<string>();
const ALL = new Set(['data_visualization', 'data_table', 'alert']);
const texts = slackTexts('en');
const refused = fc.constantFrom(NONE, ALL);
const postsOf = (rendered: ReturnType<typeof renderMessage>) => [rendered, ...rendered.rest];

describe('a message', () => {
  test('is within Slack’s limits, whatever it says', () => {
    fc.assert(
      fc.property(message, refused, (neutral, types) => {
        for (const post of postsOf(renderMessage(neutral, { refused: types }))) expect(faultsOfMessage(post)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('loses no words', () => {
    fc.assert(
      fc.property(message, (neutral) => {
        const seen = bare(postsOf(renderMessage(neutral, { refused: ALL })).map((post) => seenWords(post.blocks)).join('\n'));
        const there = characters(seen);
        const needed = characters(neutral.blocks.flatMap(wordsIn).map(bare).join(''));
        for (const [character, times] of needed) expect([character, (there.get(character) ?? 0) >= times]).toEqual([character, true]);
        for (const text of neutral.blocks.flatMap(wordsIn).map(bare)) if (text.length < 150) expect(seen).toContain(text);
      }),
      { numRuns: 60 },
    );
  });

  test('of a hundred thousand characters without a space goes on in its thread', () => {
    fc.assert(
      fc.property(vast, fc.constantFrom<(text: string) => Block>((text) => ({ type: 'text', text }), (text) => ({ type: 'text', text: [{ bold: text }] }), (text) => ({ type: 'quote', text, by: text }), (text) => ({ type: 'heading', text }), (text) => ({ type: 'list', items: [text, [{ link: { url: 'https://a.example', text } }]] }), (text) => ({ type: 'facts', facts: [{ label: text, value: text }] })), (text, make) => {
        const posts = postsOf(renderMessage({ summary: text, blocks: [make(text), make('End.'), { type: 'buttons', buttons: [{ action: 'a', value: 'v', label: text }] }] }, { refused: NONE }));
        expect(posts.length).toBeGreaterThan(5);
        for (const post of posts) expect(faultsOfMessage(post)).toEqual([]);
        // The buttons stay with the message that people see.
        expect(posts[0]?.blocks.at(-1)?.type).toBe('actions');
      }),
      { numRuns: 15 },
    );
  });

  test('parts no character', () => {
    const family = '👩‍👩‍👧‍👦';
    const posts = postsOf(renderMessage({ summary: '', blocks: [{ type: 'text', text: `a${family.repeat(2_000)}` }] }, { refused: NONE }));
    expect(posts.flatMap(({ blocks }) => blocks).map((one) => seenWords([one]).replace(/^a/u, '').replaceAll(family, ''))).toEqual(posts.flatMap(({ blocks }) => blocks).map(() => ''));
  });

  test('marks nothing that people wrote', () => {
    fc.assert(
      fc.property(words, fc.constantFrom<(text: string) => Block>((text) => ({ type: 'quote', text }), (text) => ({ type: 'text', text: ['\n', text, ' ', { bold: 'x' }] })), (text, make) => {
        const { blocks } = renderMessage({ summary: text, blocks: [make(text)] }, { refused: NONE });
        for (const marked of mrkdwnOf(blocks).map((one) => one.replaceAll('*x*', ''))) {
          expect(marked).not.toMatch(/(?<![\p{L}\p{N}\u2060])[*_~`]+(?!\u2060)/u);
          expect(marked).not.toMatch(/(?<!\u2060)[*_~`]+(?![\p{L}\p{N}\u2060])/u);
          expect(marked).not.toMatch(/:[\w+'-]+:/u);
          expect(marked.replace(/^> /gmu, '')).not.toMatch(/^&gt;/mu);
        }
      }),
    );
  });

  test('has the words of its blocks in the text that a screen reader reads', () => {
    const short = fc.constantFrom('On track', 'Two buses short', 'a <b> & c', 'R&D *now*', 'Línea 2');
    fc.assert(
      fc.property(short, short, short, (one, two, three) => {
        const { text } = renderMessage({ summary: 'How is 2.b?', blocks: [{ type: 'heading', text: one }, { type: 'status', status: 'at-risk', label: 'At risk', text: two }, { type: 'facts', facts: [{ label: 'Last', value: three }] }, { type: 'table', caption: 'Next', columns: ['Item', 'Who'], rows: [['1.a', 'Ana']], text: 'One check.' }] }, { refused: NONE });
        const read = text.replace(/\u2060/gu, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        for (const said of ['How is 2.b?', one, `🟡 At risk · ${two}`, `Last: ${three}`, 'One check.', '1.a, Ana']) expect(read).toContain(said);
      }),
    );
  });

  test('keeps each button apart and says what it does', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const elements = postsOf(renderMessage({ summary: 's', blocks }, { refused: NONE })).flatMap((post) => post.blocks).flatMap((one) => (one.type === 'actions' ? one.elements : []));
        const read = elements.map((element) => (element.type === 'button' ? { ...readActionId(element.action_id ?? ''), value: element.value } : undefined));
        const expected = blocks.flatMap((one) => (one.type === 'buttons' ? one.buttons : [])).map(({ action, value, opensForm }) => ({ action, opensForm: opensForm === true, value }));
        expect(sorted(read)).toEqual(sorted(expected));
        expect(new Set(elements.map((element) => element.action_id)).size).toBe(elements.length);
      }),
    );
  });
});

test.each([20, 24, 50, 75, 150, 200, 250, 2_000, 3_000, 4_000])('texts of %i characters, one fewer and one more are within the limits', (length) => {
  for (const text of [-1, 0, 1].flatMap((more) => ['x', '&'].map((sign) => sign.repeat(length + more)))) {
    const blocks: Block[] = [{ type: 'heading', text }, { type: 'text', text }, { type: 'text', text: [{ bold: text }] }, { type: 'context', text }, { type: 'quote', text, by: text }, { type: 'list', items: [text, text] }, { type: 'facts', facts: [{ label: text, value: text }] }, { type: 'status', status: 'done', label: text, text }, { type: 'buttons', buttons: [{ action: 'a', value: 'v', label: text, description: text }] }, { type: 'chart', chart: { kind: 'bar', title: text, text: 'x', series: [{ name: text, points: [{ x: text, y: 1 }] }] } }, { type: 'table', caption: text, columns: ['a', 'b'], rows: [[text, text]], text }];
    for (const one of blocks) for (const post of postsOf(renderMessage({ summary: text, blocks: [one] }, { refused: NONE }))) expect(faultsOfMessage(post)).toEqual([]);
    const view = renderForm({ id: 'f', title: text, submit: text, cancel: text, context: 'x'.repeat(3_000), fields: [{ type: 'multiline', name: 'a', label: text, hint: text, value: text }, { type: 'select', name: 'b', label: text, options: [{ value: 'v', label: text }], value: 'v' }, { type: 'notice', level: 'info', text }] }, { refused: NONE, texts });
    expect(faultsOfView(view)).toEqual([]);
  }
});

describe('a form', () => {
  test('is within Slack’s limits, whatever it asks', () => {
    fc.assert(fc.property(form, refused, (neutral, types) => {
      expect(faultsOfView(renderForm(neutral, { refused: types, texts }))).toEqual([]);
    }), { numRuns: 250 });
  });

  test('of very many fields and choices keeps those that must be filled in', () => {
    const fields = Array.from({ length: 300 }, (_, index) => ({ type: 'text', name: `f${index}`, label: `Field ${index}`, required: index >= 290 }) as const);
    const options = Array.from({ length: 450 }, (_, index) => ({ value: `v${index}`, label: `${index} ${'item '.repeat(30)}` }));
    const view = renderForm({ id: 'f', title: 'A title of far more than twenty-four characters', submit: 'Send', cancel: 'Cancel', context: '', fields: [{ type: 'select', name: 'pick', label: 'Pick', options, value: 'v449', required: true }, ...fields] }, { refused: NONE, texts });
    expect(faultsOfView(view)).toEqual([]);
    expect(seenWords(view.blocks)).toContain('203 more fields do not fit here');
    expect(view.blocks.map((one) => one.block_id)).toEqual(expect.arrayContaining(['pick', 'f290', 'f299', 'f0']));
    expect(seenWords(view.blocks)).toContain('A title of far more than twenty-four characters');
  });

  test('comes back as it was filled in', () => {
    fc.assert(
      fc.property(form, (neutral) => {
        const view = renderForm(neutral, { refused: NONE, texts });
        const { values, files } = readFormValues({ values: stateOf(view.blocks as SlackBlock[]) });
        for (const field of neutral.fields) {
          if (field.type === 'notice' || field.type === 'file' || (field.type === 'select' && field.options.length === 0)) continue;
          if (field.type === 'select') expect(values[field.name]).toBe(field.value ?? '');
          else if (field.type === 'date') expect(values[field.name]).toMatch(/^(?:\d{4}-\d{2}-\d{2})?$/u);
          else expect(cleanText(field.value ?? '').startsWith(values[field.name] ?? '?')).toBe(true);
          if (field.type !== 'select' && field.type !== 'date' && cleanText(field.value ?? '').length <= Math.min(field.maxLength ?? 3_000, 3_000)) expect(values[field.name]).toBe(cleanText(field.value ?? ''));
        }
        expect(files).toHaveLength(neutral.fields.filter((field) => field.type === 'file').length);
        expect(view.private_metadata).toBe(neutral.context);
      }),
    );
  });
});

test('a home page is within Slack’s limits and says how to see the rest', () => {
  fc.assert(fc.property(message, (neutral) => {
    expect(faultsOfView(renderHome(neutral, { refused: NONE, more: texts.homeMore }))).toEqual([]);
  }), { numRuns: 150 });
  const long: Message = { summary: 's', blocks: Array.from({ length: 200 }, (_, index) => ({ type: 'status', status: 'done', label: 'Done', text: `2.${index} An item` })) };
  const view = renderHome(long, { refused: NONE, more: texts.homeMore });
  expect(faultsOfView(view)).toEqual([]);
  expect(view.blocks).toHaveLength(100);
  expect(seenWords(view.blocks.slice(-1))).toBe(texts.homeMore);
});

/** The state Slack would send were the form sent as it stands, with one file in each file field. */
function stateOf(blocks: readonly SlackBlock[]): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    blocks.flatMap((one) => {
      if (one.type !== 'input') return [];
      const { element } = one;
      const state =
        element.type === 'plain_text_input' ? { type: element.type, value: element.initial_value ?? null }
        : element.type === 'static_select' ? { type: element.type, selected_option: element.initial_option ?? null }
        : element.type === 'datepicker' ? { type: element.type, selected_date: element.initial_date ?? null }
        : { type: element.type, files: [{ id: 'F1' }] };
      return [[one.block_id ?? '', { [element.action_id ?? '']: state }]];
    }),
  );
}

function mrkdwnOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Record<string, unknown>;
  return type === 'mrkdwn' && typeof text === 'string' ? [text] : Object.values(value).flatMap(mrkdwnOf);
}

/** The words of a block that must be seen; a label or a title may be cut. */
function wordsIn(one: Block): readonly string[] {
  const inline = (text: Inline): readonly string[] => (typeof text === 'string' ? [text] : text.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : 'link' in span ? span.link.text : '')));
  switch (one.type) {
    case 'heading':
    case 'quote':
      return [one.text];
    case 'text':
    case 'context':
      return inline(one.text);
    case 'status':
      return [one.label, ...inline(one.text)];
    case 'list':
      return one.items.flatMap(inline);
    case 'facts':
      return one.facts.flatMap(({ label, value }) => [label, ...inline(value)]);
    default:
      return [];
  }
}

/** Without what rendering may change: blanks, zero-width signs, stars, and a bar that stands for another. */
function bare(text: string): string {
  return cleanText(text).replaceAll('¦', '|').replace(/[\s*\u200B\u2060]/gu, '');
}

function characters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}
