import { expect, test } from 'vitest';
import { withTypedCommands } from '../../../../adapters/teams/cards/typed-commands.js';
import type { Message } from '../../../../src/domain/message.js';

const message = (text: string): Message => ({
  summary: text,
  blocks: [
    { type: 'heading', text },
    { type: 'text', text: [text, { bold: text }, { link: { url: 'https://bay.example/plan x', text } }] },
    { type: 'list', items: [text] },
    { type: 'facts', facts: [{ label: 'Next', value: text }] },
    { type: 'quote', text },
  ],
});
const shown = (text: string, place: 'alone' | 'before-others'): string => withTypedCommands(message(text), place).summary;

test.each([
  ['“/plan help” shows what you can ask.', '“help” shows what you can ask.', '“@Throughline help” shows what you can ask.'],
  ['To hand it over: /plan owner 2.b @person', 'To hand it over: owner 2.b @person', 'To hand it over: @Throughline owner 2.b @person'],
  ['What you can ask of /plan, and how.', 'What you can ask of Throughline, and how.', 'What you can ask of Throughline, and how.'],
  ['See https://bay.example/plan for /planning and a/plan b', 'See https://bay.example/plan for /planning and a/plan b', 'See https://bay.example/plan for /planning and a/plan b'],
])('%s', (text, alone, beforeOthers) => {
  expect([shown(text, 'alone'), shown(text, 'before-others')]).toEqual([alone, beforeOthers]);
});

test('stands in all of the bot’s own words; links and what people wrote stay', () => {
  const { blocks } = withTypedCommands(message('/plan mine'), 'alone');
  expect(blocks).toEqual([
    { type: 'heading', text: 'mine' },
    { type: 'text', text: ['mine', { bold: 'mine' }, { link: { url: 'https://bay.example/plan x', text: '/plan mine' } }] },
    { type: 'list', items: ['mine'] },
    { type: 'facts', facts: [{ label: 'Next', value: 'mine' }] },
    { type: 'quote', text: '/plan mine' },
  ]);
});

test('also in what goes on beneath a message, and in the lines that stand for a table', () => {
  const table = { type: 'table', caption: 'c', columns: ['a'], rows: [['/plan mine']], text: '' } as const;
  const { blocks, more } = withTypedCommands({ summary: 's', blocks: [{ ...table, inLines: [{ type: 'text', text: '/plan mine' }] }], more: [{ type: 'context', text: '/plan mine' }, table] }, 'before-others');
  expect(blocks).toEqual([{ ...table, inLines: [{ type: 'text', text: '@Throughline mine' }] }]);
  expect(more).toEqual([{ type: 'context', text: '@Throughline mine' }, table]);
});
