import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActionData } from '../../../../adapters/teams/cards/action-data.js';
import { messageText } from '../../../../adapters/teams/cards/card-text.js';
import { readForm } from '../../../../adapters/teams/cards/read-form.js';
import { renderActivities, renderCard } from '../../../../adapters/teams/cards/render-card.js';
import { renderDialog } from '../../../../adapters/teams/cards/render-dialog.js';
import { cleanText } from '../../../../src/domain/clean-text.js';
import type { Block, Form, Inline } from '../../../../src/domain/message.js';
import { block, form, message, vast, words } from '../../../support/hostile-messages.js';
import { faultsOfActivity, faultsOfCard } from './card-faults.js';
import { actionsOf, isObject, partsOf, seenWords } from './card-reader.js';
import type { Json } from './card-reader.js';

const mention = (user: string): string | undefined => (/^[0-9a-f-]{36}$/u.test(user) ? user : undefined);
const options = fc.record({ language: fc.constantFrom('en', 'es'), mention: fc.constant(mention), refresh: fc.array(fc.uuid().map((id) => `29:${id}`), { maxLength: 70 }), width: fc.constant('full'), most: fc.constant(20_000) } as const, { requiredKeys: ['language', 'mention'] });
const plain = { language: 'en', mention } as const;
const cardsOf = (activities: ReturnType<typeof renderActivities>) => activities.flatMap(({ attachments }) => (attachments ?? []).map(({ content }) => content));

describe('a message', () => {
  test('is within Teams’ limits and valid, whatever it says', () => {
    fc.assert(
      fc.property(message, options, (neutral, given) => {
        for (const activity of renderActivities(neutral, given)) expect(faultsOfActivity(activity, given.most)).toEqual([]);
        expect(faultsOfCard(renderCard(neutral, given))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('loses no words', () => {
    fc.assert(
      fc.property(message, (neutral) => {
        const seen = bare(cardsOf(renderActivities(neutral, plain)).map(seenWords).join('\n'));
        const there = characters(seen);
        const needed = characters(neutral.blocks.flatMap(wordsIn).map(bare).join(''));
        for (const [character, times] of needed) expect([character, (there.get(character) ?? 0) >= times]).toEqual([character, true]);
        for (const text of neutral.blocks.flatMap(wordsIn).map(bare)) if (text.length < 150) expect(seen).toContain(text);
      }),
      { numRuns: 60 },
    );
  });

  test('of a hundred thousand characters without a space goes on in further cards', () => {
    fc.assert(
      fc.property(vast, fc.constantFrom<(text: string) => Block>((text) => ({ type: 'text', text }), (text) => ({ type: 'text', text: [{ bold: text }, { mention: { user: '6a1b6f0e-0000-4000-8000-00000000a11a', name: 'Ana Lark' } }] }), (text) => ({ type: 'quote', text, by: text }), (text) => ({ type: 'heading', text }), (text) => ({ type: 'list', items: [text, [{ link: { url: 'https://a.example', text } }]] }), (text) => ({ type: 'facts', facts: [{ label: text, value: text }] })), (text, make) => {
        const activities = renderActivities({ summary: text, blocks: [make(text), make('End.'), { type: 'buttons', buttons: [{ action: 'a', value: 'v', label: text }] }] }, plain);
        expect(activities.length).toBeGreaterThan(2);
        for (const activity of activities) expect(faultsOfActivity(activity)).toEqual([]);
        // The buttons stay with the message that people see, which says that it goes on.
        expect(actionsOf(cardsOf(activities)[0])).toHaveLength(1);
        expect(seenWords(cardsOf(activities)[0])).toMatch(/There is more below\.$/u);
      }),
      { numRuns: 15 },
    );
  });

  test('parts no character', () => {
    const family = '👩‍👩‍👧‍👦';
    const texts = cardsOf(renderActivities({ summary: '', blocks: [{ type: 'text', text: `a${family.repeat(8_000)}` }] }, plain)).map((card) => seenWords(card).replace('There is more below.', ''));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.map((text) => text.replace(/^a/u, '').replaceAll(family, '').trim())).toEqual(texts.map(() => ''));
  });

  test('mentions whom Teams knows, and nobody whom a person typed', () => {
    fc.assert(
      fc.property(words, words, (name, typed) => {
        const cards = cardsOf(renderActivities({ summary: 's', blocks: [{ type: 'text', text: [typed, { mention: { user: '6a1b6f0e-0000-4000-8000-00000000a11a', name } }, typed] }, { type: 'quote', text: typed }, { type: 'heading', text: typed }] }, plain));
        for (const { msteams } of cards) {
          const entities = isObject(msteams) && Array.isArray(msteams.entities) ? msteams.entities : [];
          for (const entity of entities as Json[]) expect(entity.mentioned).toMatchObject({ id: '6a1b6f0e-0000-4000-8000-00000000a11a' });
        }
      }),
    );
  });

  test('keeps each button apart, in both of its forms, and says what it does', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const actions = cardsOf(renderActivities({ summary: 's', blocks }, plain)).flatMap(actionsOf);
        const read = actions.map(({ data, fallback }) => ({ own: readActionData(data)?.data, other: isObject(fallback) ? readActionData(fallback.data)?.data : undefined }));
        for (const { own, other } of read) if (other !== undefined) expect(other).toEqual(own);
        const pressed = read.flatMap(({ own }) => (own?.kind === 'action' || own?.kind === 'open' ? [own] : []));
        const expected = blocks.flatMap((one) => (one.type === 'buttons' ? one.buttons : [])).map(({ action, value, opensForm }) => ({ kind: opensForm ? 'open' : 'action', action, value }));
        expect(sorted(pressed)).toEqual(sorted(expected));
        expect(actions.filter(({ data }) => isObject(data) && isObject(data.msteams)).map(({ type, data }) => [type, (data as Json).msteams])).toEqual(expected.filter(({ kind }) => kind === 'open').map(() => ['Action.Submit', { type: 'task/fetch' }]));
      }),
    );
  });

  test('has a text of its words, within its room', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 20, max: 5_000 }), (neutral, room) => {
        const text = messageText(neutral, room);
        expect(text.trim()).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('a form', () => {
  test('in a dialog is within Teams’ limits and valid, whatever it asks', () => {
    fc.assert(
      fc.property(form, fc.constantFrom('en', 'es'), (neutral, language) => {
        const dialog = renderDialog(neutral, language);
        expect(faultsOfActivity({ type: 'message', summary: dialog.title, attachments: [dialog.card] })).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('comes back as it was filled in, from a dialog and from inside a message', () => {
    fc.assert(
      fc.property(form, form, (one, two) => {
        const dialog = renderDialog(one, 'en').card.content;
        expect(checkSent(one, dialog, actionsOf(dialog))).toBe(true);
        const cards = cardsOf(renderActivities({ summary: 's', blocks: [{ type: 'buttons', buttons: [one, two].map((given, index) => ({ action: 'a', value: String(index), label: 'Write', opensForm: true, form: given })) }] }, plain));
        const unfolded = cards.flatMap((card) => actionsOf(card).filter(({ type }) => type === 'Action.ShowCard').map(({ card: inner }) => ({ card, inner })));
        for (const { card, inner } of unfolded) {
          const [submit] = actionsOf(inner);
          const sent = readActionData(submit?.data)?.data;
          const form = sent?.kind === 'form' && sent.prefix === 'f0.' ? one : two;
          // A client sends every input of the card above along.
          expect(checkSent(form, card, submit ? [submit] : [])).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('of very many fields and choices keeps those that must be filled in', () => {
    const fields = Array.from({ length: 300 }, (_, index) => ({ type: 'text', name: `f${index}`, label: `Field ${index}`, required: index >= 290 }) as const);
    const choices = Array.from({ length: 450 }, (_, index) => ({ value: `v${index}`, label: `${index} ${'item '.repeat(30)}` }));
    const { content } = renderDialog({ id: 'f', title: 'A title of far more characters than the head of a dialog shows to anybody at all', submit: 'Send', cancel: 'Cancel', context: '', fields: [{ type: 'select', name: 'pick', label: 'Pick', options: choices, value: 'v449', required: true }, ...fields] }, 'en').card;
    expect(faultsOfCard(content)).toEqual([]);
    expect(seenWords(content)).toMatch(/\d+ more fields do not fit here/u);
    expect(seenWords(content)).toMatch(/\d+ more choices do not fit here/u);
    expect(seenWords(content)).toContain('A title of far more characters than the head of a dialog shows to anybody at all');
    const ids = partsOf(content).map(({ part }) => part.id);
    expect(ids).toEqual(expect.arrayContaining(['f.pick', 'f.f290', 'f.f299', 'f.f0']));
    expect(partsOf(content).find(({ part }) => part.id === 'f.pick')?.part.value).toBe('v449');
  });
});

/** Whether a form is read back that is sent as it stands, with whatever else the client sends along. */
function checkSent(form: Form, card: unknown, submits: readonly Json[]): boolean {
  const inputs = Object.fromEntries(partsOf(card).flatMap(({ part }) => (String(part.type).startsWith('Input.') ? [[String(part.id), part.value ?? '']] : [])));
  const read = readActionData({ ...(submits[0]?.data as Json), ...inputs, msteams: { type: 'x' } });
  if (read?.data.kind !== 'form') return false;
  const sent = readForm(read.data, read.beside);
  expect([sent.form, sent.context]).toEqual([form.id, form.context]);
  for (const field of form.fields) {
    if (field.type === 'notice' || field.type === 'file' || (field.type === 'select' && field.options.length === 0) || !Object.hasOwn(sent.values, field.name)) continue;
    if (field.type === 'select') expect(sent.values[field.name]).toBe(field.value ?? '');
    else if (field.type === 'date') expect(sent.values[field.name]).toMatch(/^(?:\d{4}-\d{2}-\d{2})?$/u);
    else {
      expect(cleanText(field.value ?? '').startsWith(sent.values[field.name] ?? '?')).toBe(true);
      if (cleanText(field.value ?? '').length <= Math.min(field.maxLength ?? 3_000, 3_000)) expect(sent.values[field.name]).toBe(cleanText(field.value ?? ''));
    }
  }
  const names = new Set(form.fields.flatMap((field) => (field.type === 'notice' ? [] : [field.name])));
  return Object.keys(sent.values).every((name) => names.has(name));
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
      return inline(one.text);
    case 'list':
      return one.items.flatMap(inline);
    case 'facts':
      return one.facts.flatMap(({ label, value }) => [label, ...inline(value)]);
    case 'chart':
      return one.chart.isSaid ? [] : [one.chart.title, one.chart.text];
    case 'table':
      return [one.caption, ...one.rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.text))];
    default:
      return [];
  }
}

/** Without what rendering may change: blanks and zero-width signs. */
function bare(text: string): string {
  return cleanText(text).replace(/[\s\u200B\u2060]/gu, '');
}

function characters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}
