import { describe, expect, test } from 'vitest';
import { messageText } from '../../../../adapters/teams/cards/card-text.js';
import { renderActivities, renderCard } from '../../../../adapters/teams/cards/render-card.js';
import type { CardOptions } from '../../../../adapters/teams/cards/render-card.js';
import { renderDialog } from '../../../../adapters/teams/cards/render-dialog.js';
import { readForm } from '../../../../adapters/teams/cards/read-form.js';
import type { Block, Button, Chart, Form, Message } from '../../../../src/domain/message.js';
import { teamsTexts } from '../../../../src/text/teams/index.js';
import { drawn, form } from '../../../contracts/chat-messages.js';
import { faultsOfActivity, faultsOfCard } from './card-faults.js';
import { isObject, listOf, partsOf, seenWords } from './card-reader.js';
import type { Json } from './card-reader.js';

const ANA = '6a1b6f0e-0000-4000-8000-00000000a11a';
const BEN = '6a1b6f0e-0000-4000-8000-00000000b22b';
const en: CardOptions = { language: 'en', mention: (user) => (/^[0-9a-f-]{36}$/u.test(user) ? user : undefined) };
const body = (...blocks: readonly Block[]): readonly Json[] => listOf(renderCard({ summary: 's', blocks }, en).body);
const typesOf = (elements: readonly Json[]) => elements.map(({ type }) => type);
const chart = (over: Partial<Chart>): Block => ({ type: 'chart', chart: { kind: 'bar', title: 'Counts', text: '9 and 2.', series: [{ name: 'Items', points: [{ x: 'On track', y: 9 }, { x: 'At risk', y: 2 }] }], ...over } });

describe('what Teams draws', () => {
  test('every chart with its words below it, and a table; wide where there is any', () => {
    const [activity, ...others] = renderActivities(drawn, en);
    expect(others).toEqual([]);
    expect(faultsOfActivity(activity)).toEqual([]);
    const card = renderCard(drawn, en);
    expect(typesOf(listOf(card.body))).toEqual(['TextBlock', 'Chart.HorizontalBar', 'RichTextBlock', 'TextBlock', 'Chart.Line', 'RichTextBlock', 'TextBlock', 'Chart.Line', 'RichTextBlock', 'TextBlock', 'Chart.Donut', 'RichTextBlock', 'TextBlock', 'RichTextBlock', 'Table']);
    expect(card.msteams).toEqual({ width: 'Full' });
    for (const said of ['As bar', 'In words, pie: nine and two.', 'Two checks are next.', '93.4 %']) expect(seenWords(card)).toContain(said);
  });

  test('bars, bars side by side, lines and slices, as Microsoft names their parts', () => {
    expect(body(chart({}))[1]).toEqual({ type: 'Chart.HorizontalBar', title: 'Counts', fallback: 'drop', data: [{ x: 'On track', y: 9 }, { x: 'At risk', y: 2 }] });
    const counted = [{ name: 'Items', points: [{ x: 'On track', y: 9, status: 'on-track' }, { x: 'No recent news', y: 1, status: 'unknown' }] }] as const;
    expect(body(chart({ series: counted }))[1]).toMatchObject({ data: [{ x: 'On track', y: 9, color: 'good' }, { x: 'No recent news', y: 1, color: 'neutral' }] });
    expect(body(chart({ kind: 'pie' }))[1]).toMatchObject({ type: 'Chart.Donut', data: [{ legend: 'On track', value: 9 }, { legend: 'At risk', value: 2 }] });
    const two = [{ name: 'Last week', points: [{ x: 'On track', y: 1 }] }, { name: 'This week', points: [{ x: 'On track', y: 2 }] }];
    expect(body(chart({ series: two }))[1]).toMatchObject({ type: 'Chart.VerticalBar.Grouped', data: [{ legend: 'Last week', values: [{ x: 'On track', y: 1 }] }, { legend: 'This week', values: [{ x: 'On track', y: 2 }] }] });
    expect(body(chart({ kind: 'area', series: two }))[1]).toMatchObject({ type: 'Chart.Line' });
  });

  const point = (x: string, y: number) => ({ x, y });
  test.each<[string, Partial<Chart>]>([
    ['a slice of nothing', { kind: 'pie', series: [{ name: 's', points: [point('a', 0), point('b', 1)] }] }],
    ['nine slices', { kind: 'pie', series: [{ name: 's', points: [...'abcdefghi'].map((x) => point(x, 1)) }] }],
    ['a gap', { kind: 'line', series: [{ name: 's', points: [point('a', 1), point('b', 1)] }, { name: 't', points: [point('a', 1)] }] }],
    ['a bar below nothing', { series: [{ name: 's', points: [point('a', -1)] }] }],
    ['twenty-five points', { series: [{ name: 's', points: Array.from({ length: 25 }, (_, index) => point(`p${index}`, index)) }] }],
    ['what is not a number', { series: [{ name: 's', points: [point('a', Number.NaN)] }] }],
  ])('%s is said in words', (_what, over) => {
    expect(typesOf(body(chart(over)))).toEqual(['TextBlock', 'RichTextBlock']);
  });

  test('a chart whose numbers stand beside it has its words only where it is not drawn', () => {
    const said: readonly Block[] = [{ type: 'text', text: '9 and 2.' }, chart({ isSaid: true })];
    expect(typesOf(body(...said))).toEqual(['RichTextBlock', 'TextBlock', 'Chart.HorizontalBar']);
    expect(body(...said)[2]?.fallback).toEqual({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '9 and 2.', isSubtle: true }] });
    expect(body(chart({ isSaid: true, series: [] }), { type: 'text', text: '9 and 2.' })).toHaveLength(1);
  });

  test('a long table goes on under its columns; one that is too wide is said in lines', () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`2.${index}`, { value: index, text: String(index) }]);
    const tables = body({ type: 'table', caption: 'All', columns: ['Item', 'Value'], rows, text: '' }).filter(({ type }) => type === 'Table');
    expect(tables.map((table) => listOf(table.rows).length)).toEqual([51, 51, 21]);
    expect(tables.map((table) => listOf(table.columns)[1])).toEqual(tables.map(() => ({ width: 1, horizontalCellContentAlignment: 'Right' })));
    const wide = Array.from({ length: 13 }, (_, index) => `c${index}`);
    expect(seenWords(renderCard({ summary: 's', blocks: [{ type: 'table', caption: 'Wide', columns: wide, rows: [wide.map((_, index) => (index === 1 ? '' : `v${index}`))], text: '' }] }, en))).toContain('•  v0 · c2: v2 · c3: v3');
  });

  test('a status in a table has its sign and stands on the left; what the table would be in lines stands in its place where it is none', () => {
    const status = { status: 'at-risk', text: 'At risk' } as const;
    const [table] = body({ type: 'table', caption: 'All', columns: ['Item', 'Status'], rows: [['2.b', status]], text: '' }).filter(({ type }) => type === 'Table');
    expect(listOf(table?.columns)[1]).toEqual({ width: 1 });
    expect(seenWords(renderCard({ summary: 's', blocks: [{ type: 'table', caption: 'All', columns: ['Item', 'Status'], rows: [['2.b', status]], text: '' }] }, en))).toContain('🟡 At risk');
    const wide = Array.from({ length: 13 }, (_, index) => `c${index}`);
    const inLines = body({ type: 'table', caption: 'Wide', columns: wide, rows: [wide], text: '', inLines: [{ type: 'text', text: 'Said in lines.' }] });
    expect(typesOf(inLines)).toEqual(['RichTextBlock']);
  });

  test('what goes on beneath a message is in cards of its own, and the first says so', () => {
    const [first, second, ...others] = renderActivities({ summary: 's', blocks: [{ type: 'text', text: 'The digest.' }], more: [{ type: 'text', text: 'The rest of it.' }] }, en);
    expect(others).toEqual([]);
    expect(seenWords(first.attachments?.[0].content)).not.toContain('The rest of it.');
    expect(seenWords(first.attachments?.[0].content)).toContain(teamsTexts('en').moreBelow);
    expect(seenWords(second?.attachments?.[0].content)).toContain('The rest of it.');
    expect(seenWords(renderCard({ summary: 's', blocks: [], more: [{ type: 'text', text: 'The rest of it.' }] }, en))).not.toContain('The rest of it.');
  });
});

describe('words', () => {
  test('are never markup: they go out as runs, or escaped where a heading needs Markdown', () => {
    expect(body({ type: 'text', text: '**b** <at>Ben</at> [x](https://e.example) {{DATE(2026-01-01)}}' })).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '**b** <at>Ben</at> [x](https://e.example) {\u2060{DATE(2026-01-01)}}' }] }]);
    expect(body({ type: 'heading', text: '1. *A* [b](c) <d> & e_f' })).toMatchObject([{ type: 'TextBlock', style: 'heading', text: '\u20601. \\*A\\* \\[b\\](c) &lt;d&gt; &amp; e\\_f' }]);
    expect(body({ type: 'heading', text: '2.b · Attendance – 93.4 %' })).toMatchObject([{ text: '2.b · Attendance – 93.4 %' }]);
  });

  test('bold and links are marks of runs; only links to the web lead anywhere', () => {
    expect(body({ type: 'text', text: ['See ', { bold: 'this' }, ': ', { link: { url: 'https://a.example/?x=1&y=(2)', text: 'the sheet' } }, { link: { url: 'javascript:alert(1)', text: 'a trap' } }, { link: { url: 'https://u:p@a.example', text: ' a password' } }] })).toMatchObject([
      { inlines: [{ text: 'See ' }, { text: 'this', weight: 'Bolder' }, { text: ': ' }, { text: 'the sheet', selectAction: { type: 'Action.OpenUrl', url: 'https://a.example/?x=1&y=%282%29' } }, { type: 'TextRun', text: 'a trap' }, { type: 'TextRun', text: ' a password' }] },
    ]);
    expect(JSON.stringify(body({ type: 'text', text: [{ link: { url: 'javascript:alert(1)', text: 'a trap' } }] }))).not.toContain('javascript');
  });

  test('a mention is listed with its id; of two people with one name, and of whom Teams does not know, the name is said', () => {
    const text = ['By ', { mention: { user: ANA, name: 'Ana Lark' } }, ', ', { mention: { user: BEN, name: 'Ana Lark' } }, ', ', { mention: { user: 'U1', name: 'Omar' } }, ', ', { mention: { user: BEN, name: 'B*n' } }, ': *fine*\nreally'];
    const { body: elements, msteams } = renderCard({ summary: 's', blocks: [{ type: 'text', text }] }, en);
    expect(elements).toEqual([{ type: 'TextBlock', wrap: true, text: 'By <at>Ana Lark</at>, @Ana Lark, @Omar, @B\\*n: \\*fine\\*\n\nreally' }]);
    expect(msteams).toEqual({ entities: [{ type: 'mention', text: '<at>Ana Lark</at>', mentioned: { id: ANA, name: 'Ana Lark' } }] });
  });

  test('a status has a sign and a word; facts stand in two columns', () => {
    expect(body({ type: 'status', status: 'off-track', label: 'Off track', text: '1.a Attendance' })).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '🔴 Off track', weight: 'Bolder' }, { type: 'TextRun', text: ' · 1.a Attendance' }] }]);
    expect(body({ type: 'facts', facts: [{ label: 'Last report', value: 'none yet' }] })).toMatchObject([{ type: 'ColumnSet', columns: [{ width: 1, items: [{ inlines: [{ text: 'Last report', weight: 'Bolder' }] }] }, { width: 2, items: [{ inlines: [{ text: 'none yet' }] }] }] }]);
  });

  test('a divider is a line above what follows, and none at an end', () => {
    const divider = { type: 'divider' } as const;
    expect(body(divider, { type: 'text', text: 'a' }, divider, divider, { type: 'text', text: 'b' }, divider)).toMatchObject([{ inlines: [{ text: 'a' }] }, { inlines: [{ text: 'b' }], separator: true, spacing: 'Large' }]);
    expect(body({ type: 'text', text: 'a' }, divider)).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a' }] }]);
  });

  test('a card speaks its summary, without anything a voice would take for markup', () => {
    const card = renderCard({ summary: '<speak>Two buses & more</speak>', blocks: [{ type: 'text', text: 'x' }] }, en);
    expect(card).toMatchObject({ version: '1.5', speak: '‹speak›Two buses & more‹/speak›', fallbackText: '<speak>Two buses & more</speak>' });
  });

  test('a message without blocks is its summary; nothing at all is still a card', () => {
    expect(seenWords(renderCard({ summary: 'Only this.', blocks: [] }, en))).toBe('Only this.');
    expect(faultsOfCard(renderCard({ summary: '', blocks: [{ type: 'divider' }] }, en))).toEqual([]);
  });

  test('as a text are all its words', () => {
    expect(messageText({ summary: 'Filed.', blocks: [{ type: 'heading', text: '1. Filed *it*' }, { type: 'status', status: 'done', label: 'Done', text: [{ bold: '2.b' }] }, { type: 'buttons', buttons: [{ action: 'a', value: 'v', label: 'Undo' }] }] })).toBe('1. Filed *it*\n✅ Done · 2.b');
  });
});

const REPORT: Form = { ...form, context: '{"item":"1"}' };
const prompt = (items: number): Message => ({
  summary: 'Progress check',
  blocks: Array.from({ length: items }, (_, index): readonly Block[] => [
    { type: 'divider' },
    { type: 'heading', level: 2, text: `${index} · Attendance` },
    { type: 'buttons', buttons: [{ action: 'check.status', value: `{"check":"${index}","status":"on-track"}`, label: 'On track', status: 'on-track', description: `On track: ${index}` }] },
    { type: 'buttons', buttons: [{ action: 'check.report', value: `{"check":"${index}"}`, label: 'Write a report', style: 'primary', opensForm: true, form: REPORT }, { action: 'check.snooze', value: `{"check":"${index}"}`, label: 'Snooze' }] },
  ]).flat(),
});

describe('buttons', () => {
  const press = { throughline: { kind: 'action', action: 'check.status', value: '{"check":"0","status":"on-track"}' } };

  test('are Action.Execute, with Action.Submit for clients that do not have it, and take no inputs along', () => {
    const [row] = body(...prompt(1).blocks).filter(({ type }) => type === 'ActionSet');
    expect(row?.actions).toEqual([
      { type: 'Action.Execute', title: '🟢 On track', tooltip: 'On track: 0', verb: 'check.status', data: press, associatedInputs: 'none', fallback: { type: 'Action.Submit', title: '🟢 On track', tooltip: 'On track: 0', data: press, associatedInputs: 'none' } },
    ]);
  });

  test('that open a form ask for a dialog, and unfold the same form where there is none', () => {
    const row = body(...prompt(1).blocks).filter(({ type }) => type === 'ActionSet')[1];
    const [opens, unfolds, snooze] = listOf(row?.actions);
    expect(opens).toEqual({ type: 'Action.Submit', title: 'Write a report', style: 'positive', associatedInputs: 'none', data: { throughline: { kind: 'open', action: 'check.report', value: '{"check":"0"}' }, msteams: { type: 'task/fetch' } } });
    const dialog = renderDialog(REPORT, 'en').card.content;
    const inner = isObject(unfolds?.card) ? unfolds.card : {};
    const labels = (card: unknown) => partsOf(card).flatMap(({ part }) => (String(part.type).startsWith('Input.') ? [[part.type, part.label, part.isRequired, part.choices]] : []));
    expect(unfolds).toMatchObject({ type: 'Action.ShowCard', title: 'Write here' });
    expect(labels(inner)).toEqual(labels(dialog));
    const sent = { throughline: { kind: 'form', form: 'report', context: '{"item":"1"}', prefix: 'f1.' } };
    expect(inner.actions).toMatchObject([{ type: 'Action.Execute', verb: 'report', title: 'File it', data: sent, fallback: { type: 'Action.Submit', title: 'File it', data: sent } }]);
    expect(snooze?.title).toBe('Snooze');
  });

  test('of many items are each within their own card, and every input has a name of its own', () => {
    const activities = renderActivities(prompt(60), en);
    expect(activities.length).toBeGreaterThan(1);
    for (const activity of activities) expect(faultsOfActivity(activity)).toEqual([]);
    for (const { attachments } of activities) {
      const headings = seenWords(attachments?.[0]?.content).match(/\d+ · Attendance/gu) ?? [];
      const opened = partsOf(attachments?.[0]?.content).filter(({ part }) => part.title === 'Write a report');
      expect(opened).toHaveLength(headings.length);
    }
  });

  test('more than six stand in several rows; one that acts on too much is refused', () => {
    const buttons = Array.from({ length: 14 }, (_, index): Button => ({ action: 'clarify.item', value: String(index), label: `Item ${index}` }));
    expect(body({ type: 'buttons', buttons }).map((row) => listOf(row.actions).length)).toEqual([6, 6, 2]);
    expect(() => body({ type: 'buttons', buttons: [{ action: 'a', value: 'x'.repeat(2_001), label: 'x' }] })).toThrow(expect.objectContaining({ code: 'message-refused' }));
  });
});

describe('a card that is asked for anew', () => {
  test('names at most sixty people; what follows it is not', () => {
    const people = Array.from({ length: 61 }, (_, index) => `29:${index}`);
    const [first, second] = renderActivities(prompt(60), { ...en, refresh: people });
    const refresh = first.attachments?.[0].content.refresh;
    expect(refresh).toEqual({ action: { type: 'Action.Execute', verb: 'refresh', data: { throughline: { kind: 'refresh' } } }, userIds: people.slice(0, 60) });
    expect(second?.attachments?.[0].content.refresh).toBeUndefined();
    expect(renderCard(prompt(1), en).refresh).toBeUndefined();
  });
});

describe('a dialog', () => {
  test('has a field for everything but files, which are sent as messages', () => {
    const { title, card } = renderDialog({ ...form, context: 'check-7|v1' }, 'es');
    expect(title).toBe('Report on 2.b');
    expect(listOf(card.content.body)).toMatchObject([
      { type: 'Container', style: 'warning' },
      { type: 'Input.ChoiceSet', id: 'f.status', label: 'Status', isRequired: true, errorMessage: 'Complete este campo, por favor.', style: 'compact', choices: [{ title: 'On track', value: 'on-track' }, { title: 'At risk', value: 'at-risk' }] },
      { type: 'Input.Text', id: 'f.note', isMultiline: true, maxLength: 3_000 },
      { type: 'Input.Text', id: 'f.reading', label: 'Attendance' },
      { type: 'Input.Date', id: 'f.on' },
      { type: 'RichTextBlock', inlines: [{ text: 'Evidence', weight: 'Bolder' }] },
      { type: 'RichTextBlock', inlines: [{ isSubtle: true, size: 'Small' }] },
    ]);
    expect(seenWords(card.content)).toContain('Envíe los archivos');
    expect(card.content.actions).toEqual([{ type: 'Action.Submit', title: 'File it', style: 'positive', data: { throughline: { kind: 'form', form: 'report', context: 'check-7|v1', prefix: 'f.' } } }]);
  });

  test('what need not be chosen can be unchosen again, and then is nothing', () => {
    const options = [{ value: 'on-track', label: 'On track' }];
    const { card } = renderDialog({ ...form, fields: [{ type: 'select', name: 'status', label: 'Status', value: 'on-track', options }] }, 'es');
    const [list] = listOf(card.content.body);
    expect(list).toMatchObject({ type: 'Input.ChoiceSet', value: 'on-track', choices: [{ title: 'Sin elegir' }, { title: 'On track', value: 'on-track' }] });
    const none = listOf(list?.choices)[0]?.value;
    const sent = { kind: 'form', form: 'report', context: '', prefix: 'f.' } as const;
    expect(readForm(sent, { 'f.status': none, 'f.note': 'x' }).values).toEqual({ status: '', note: 'x' });
    expect(readForm(sent, { 'f.status': 'on-track' }).values).toEqual({ status: 'on-track' });
  });

  test.each<[string, Partial<Form>]>([
    ['a context too long', { context: 'x'.repeat(3_001) }],
    ['a field twice', { fields: [{ type: 'text', name: 'a', label: 'a' }, { type: 'date', name: 'a', label: 'b' }] }],
    ['a choice without a value', { fields: [{ type: 'select', name: 'a', label: 'a', options: [{ value: '', label: 'x' }] }] }],
    ['no id', { id: '' }],
  ])('is refused with %s', (_what, over) => {
    expect(() => renderDialog({ ...form, ...over }, 'en')).toThrow(expect.objectContaining({ code: 'message-refused' }));
  });
});
