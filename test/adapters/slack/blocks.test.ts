import { describe, expect, test } from 'vitest';
import { renderBlocks } from '../../../adapters/slack/blocks/render-blocks.js';
import { renderForm } from '../../../adapters/slack/blocks/render-form.js';
import { renderMessage } from '../../../adapters/slack/blocks/render-message.js';
import type { Block, Chart, Form, Message, Table } from '../../../src/domain/message.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { drawn } from '../../contracts/chat-messages.js';
import { seenWords } from './seen-words.js';

const NONE = new Set<string>();
const typesOf = (blocks: readonly { type: string }[]) => blocks.map((block) => block.type);
const one = (block: Block, refused = NONE) => renderBlocks([block], refused).map((piece) => piece.block);
const chart = (over: Partial<Chart>): Block => ({ type: 'chart', chart: { kind: 'bar', title: 'Counts', text: '9 and 2.', series: [{ name: 'Items', points: [{ x: 'On track', y: 9 }, { x: 'At risk', y: 2 }] }], ...over } });

describe('what Slack draws', () => {
  test('two charts and a table, the other charts in words; all in words where refused', () => {
    expect(typesOf(renderMessage(drawn, { refused: NONE }).blocks)).toEqual(['data_visualization', 'data_visualization', 'section', 'section', 'data_table']);
    const { blocks } = renderMessage(drawn, { refused: new Set(['data_visualization', 'data_table']) });
    expect(new Set(typesOf(blocks))).toEqual(new Set(['section']));
    for (const said of ['As bar', 'In words, pie: nine and two.', 'Two checks are next.', '1.a Attendance · Owner: Omar Haddad · Attendance: 93.4 %']) expect(seenWords(blocks)).toContain(said);
  });

  test('bars with their categories, a pie with its slices', () => {
    expect(one(chart({}))).toEqual([{ type: 'data_visualization', title: 'Counts', chart: { type: 'bar', series: [{ name: 'Items', data: [{ label: 'On track', value: 9 }, { label: 'At risk', value: 2 }] }], axis_config: { categories: ['On track', 'At risk'] } } }]);
    expect(one(chart({ kind: 'pie' }))).toMatchObject([{ chart: { type: 'pie', segments: [{ label: 'On track', value: 9 }, { label: 'At risk', value: 2 }] } }]);
  });

  const point = (x: string, y: number) => ({ x, y });
  test.each<[string, Partial<Chart>]>([
    ['a slice of nothing', { kind: 'pie', series: [{ name: 's', points: [point('a', 0), point('b', 1)] }] }],
    ['seven slices', { kind: 'pie', series: [{ name: 's', points: [...'abcdefg'].map((x) => point(x, 1)) }] }],
    ['a gap', { kind: 'line', series: [{ name: 's', points: [point('a', 1), point('b', 1)] }, { name: 't', points: [point('a', 1)] }] }],
    ['twenty-one points', { series: [{ name: 's', points: Array.from({ length: 21 }, (_, index) => point(`p${index}`, index)) }] }],
    ['what is not a number', { series: [{ name: 's', points: [point('a', Number.NaN)] }] }],
    ['names that are the same once short', { series: [{ name: 's', points: [point('a long name of a school in the east', 1), point('a long name of a school in the west', 2)] }] }],
  ])('%s is said in words', (_what, over) => {
    expect(typesOf(one(chart(over)))).toEqual(['section']);
  });

  test('a chart in words is left out where the message says the same beside it, drawn or not', () => {
    const said: readonly Block[] = [{ type: 'text', text: '9 and 2.' }, chart({ isSaid: true })];
    expect(typesOf(renderMessage({ summary: '', blocks: said }, { refused: NONE }).blocks)).toEqual(['section', 'data_visualization']);
    expect(renderBlocks(said, new Set(['data_visualization']))).toHaveLength(1);
  });
});

describe('words', () => {
  test('a status is a sign with its word; its list stands with it', () => {
    expect(seenWords(one({ type: 'status', status: 'off-track', label: 'Off track', text: '1.a Attendance' }))).toBe('🔴 Off track · 1.a Attendance');
    expect(renderBlocks([{ type: 'status', status: 'done', label: 'Done', text: '' }, { type: 'list', items: ['a', 'b'] }], NONE)).toHaveLength(1);
  });

  test('a quote is a quote, unless it holds signs of markup', () => {
    expect(one({ type: 'quote', text: 'Two <b> & more', by: 'Ana' })).toMatchObject([{ text: { type: 'mrkdwn', text: '> Two &lt;b&gt; &amp; more\n> — Ana' } }]);
    expect(one({ type: 'quote', text: 'It is *fine*', by: 'Ana' })).toMatchObject([{ text: { type: 'plain_text', text: '“It is *fine*”\n— Ana', emoji: false } }]);
  });

  test('mentions by id, links of http alone', () => {
    const [block] = one({ type: 'text', text: ['By ', { mention: { user: 'U0ANA', name: 'Ana' } }, ' and ', { mention: { user: 'u-ben', name: 'Ben' } }, ': ', { link: { url: 'https://a.example/?x=1&y=|', text: 'the | sheet' } }, { link: { url: 'javascript:alert(1)', text: 'a trap' } }] });
    expect(block).toMatchObject({ text: { text: 'By <@U0ANA> and @Ben: <https://a.example/?x=1&amp;y=%7C|the ¦ sheet>a trap' } });
  });
});

describe('a long message', () => {
  const part = (index: number): Block[] => [{ type: 'divider' }, { type: 'heading', level: 2, text: `Part ${index}` }, { type: 'text', text: 'x'.repeat(2_100) }, { type: 'buttons', buttons: [{ action: 'check.report', value: `${index}`, label: 'Report' }] }];

  test('goes on with a whole part, its buttons with it', () => {
    const rendered = renderMessage({ summary: 's', blocks: [1, 2, 3, 4, 5].flatMap(part) }, { refused: NONE });
    expect(typesOf(rendered.blocks)).toEqual([...Array.from({ length: 4 }, () => ['section', 'section', 'actions', 'divider']).flat()].slice(0, -1));
    expect(rendered.rest.map((post) => typesOf(post.blocks))).toEqual([['section', 'section', 'actions']]);
    expect(rendered.rest[0]?.text).toMatch(/^Part 5/u);
  });

  test('keeps the buttons of the whole with its first post', () => {
    const rendered = renderMessage({ summary: 's', blocks: [...Array.from({ length: 60 }, (_, index): Block => ({ type: 'text', text: `Line ${index}` })), { type: 'buttons', buttons: [{ action: 'answer.page', value: '2', label: 'Next' }] }, { type: 'context', text: 'Page 1 of 2' }] }, { refused: NONE });
    expect(typesOf(rendered.blocks).slice(-2)).toEqual(['actions', 'context']);
    expect(rendered.blocks).toHaveLength(50);
    expect(rendered.rest.map((post) => post.blocks.length)).toEqual([12]);
  });
});

describe('refuses what cannot be carried', () => {
  const form: Form = { id: 'f', title: 't', submit: 's', cancel: 'c', context: '', fields: [] };
  const select = (value: string): Form['fields'][number] => ({ type: 'select', name: 'x', label: 'X', options: [{ value, label: 'A' }] });
  test.each<[string, () => unknown]>([
    ['a button’s value of 2,001 characters', () => one({ type: 'buttons', buttons: [{ action: 'a', value: 'x'.repeat(2_001), label: 'A' }] })],
    ['a control character in a value', () => one({ type: 'buttons', buttons: [{ action: 'a', value: '\u0000', label: 'A' }] })],
    ['a context of 3,001 characters', () => renderForm({ ...form, context: 'x'.repeat(3_001) }, { refused: NONE, texts: slackTexts('es') })],
    ['an option’s value of 76 characters', () => renderForm({ ...form, fields: [select('x'.repeat(76))] }, { refused: NONE, texts: slackTexts('en') })],
    ['two fields of one name', () => renderForm({ ...form, fields: [select('a'), select('b')] }, { refused: NONE, texts: slackTexts('en') })],
  ])('%s', (_what, render) => {
    expect(render).toThrow(expect.objectContaining({ code: 'message-refused' }));
  });

  test('a notice is an alert, or words where alerts are refused', () => {
    const noticed: Form = { ...form, fields: [{ type: 'notice', level: 'warning', text: 'Name no students.' }] };
    expect(renderForm(noticed, { refused: NONE, texts: slackTexts('en') }).blocks).toMatchObject([{ type: 'alert', level: 'warning', text: { text: 'Name no students.' } }]);
    expect(seenWords(renderForm(noticed, { refused: new Set(['alert']), texts: slackTexts('en') }).blocks)).toBe('⚠️ Name no students.');
  });
});

test('a button says to a screen reader what it is for, once', () => {
  const [row] = one({ type: 'buttons', buttons: [
    { action: 'a', value: '1', label: 'On track', status: 'on-track', description: 'On track: 1.a' },
    { action: 'b', value: '1', label: 'Undo', description: 'the report on 1.a' },
    { action: 'c', value: '1', label: 'Snooze' },
  ] });
  expect(row).toMatchObject({ elements: [{ accessibility_label: 'On track: 1.a' }, { accessibility_label: 'Undo: the report on 1.a' }, { text: { text: 'Snooze' } }] });
  expect(JSON.stringify(row)).not.toContain('Snooze: ');
});

describe('a table of statuses', () => {
  const table: Table = {
    type: 'table',
    caption: 'Unanswered',
    columns: ['Item', 'Status'],
    rows: [['1.a', { status: 'at-risk', text: 'At risk' }], ['1.b', { status: 'done', text: 'Done' }]],
    text: 'Two wait.',
    inLines: [{ type: 'status', status: 'at-risk', label: 'At risk', text: '1.a of Ana' }, { type: 'status', status: 'done', label: 'Done', text: '1.b of Ben' }],
  };

  test('shows each with its sign', () => {
    expect(one(table)).toMatchObject([{ type: 'data_table', rows: [[{ text: 'Item' }, { text: 'Status' }], [{ text: '1.a' }, { text: '🟡 At risk' }], [{ text: '1.b' }, { text: '✅ Done' }]] }]);
  });

  test('is its own lines where tables are refused, or where it cannot be drawn', () => {
    expect(seenWords(one(table, new Set(['data_table'])))).toBe('🟡 At risk · 1.a of Ana\n✅ Done · 1.b of Ben');
    expect(typesOf(one({ ...table, columns: ['Item'] }))).toEqual(['section', 'section']);
  });
});

describe('what goes on beneath a message', () => {
  const beneath: Message = { summary: 's', blocks: [{ type: 'text', text: 'The digest.' }, { type: 'buttons', buttons: [{ action: 'a', value: '1', label: 'Details' }] }], more: [{ type: 'text', text: 'The rest of it.' }] };

  test('is its thread’s, to which the message points', () => {
    const { blocks, rest } = renderMessage(beneath, { refused: NONE, more: 'There is more: see the thread.' });
    expect(typesOf(blocks)).toEqual(['section', 'actions', 'context']);
    expect(seenWords(blocks)).not.toContain('The rest of it.');
    expect(rest.map((post) => [post.text, seenWords(post.blocks)])).toEqual([['The rest of it.', 'The rest of it.']]);
  });

  test('is no more of a message that has nothing beneath', () => {
    expect(renderMessage({ ...beneath, more: [{ type: 'divider' }] }, { refused: NONE, more: 'more' }).rest).toEqual([]);
  });
});

test('a table that is said in words does not repeat the sentence before it', () => {
  const table = { type: 'table', caption: 'Parts', columns: ['Item', 'Status', 'Owner'], rows: [['1 Safe schools', 'On track', '']], text: '4 on track' } as const;
  const words = (blocks: readonly Block[]) => seenWords(renderBlocks(blocks, new Set(['data_table'])).map((piece) => piece.block)).split('\n');
  expect(words([{ type: 'text', text: '4 on track' }, table])).toEqual(['4 on track', '*Parts*', '•  1 Safe schools · Status: On track']);
  expect(words([table])).toContain('4 on track');
});
