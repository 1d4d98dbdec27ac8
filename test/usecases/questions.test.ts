import { beforeEach, describe, expect, test } from 'vitest';
import type { Form } from '../../src/domain/message.js';
import type { Answer, Question, SharedMessage } from '../../src/ports.js';
import { renderPrompt } from '../../src/usecases/asking/render-prompt.js';
import { answerQuestion } from '../../src/usecases/questions/answer-question.js';
import { buttonsOf, file, HOME, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

type Wish = Question extends infer Q ? (Q extends Question ? Omit<Q, 'platform' | 'workspace' | 'user' | 'at'> : never) : never;

const ITEMS = [
  { code: '1', title: 'Every reader' },
  { code: '1.a', parent: '1', owner: 'ana', title: 'Reading scores rise', measures: [{ key: 'attendance', name: 'Attendance', unit: '%', baseline: 90, target: 95 }] },
  { code: '1.b', parent: '1', owner: 'ben', title: 'Families read along' },
  { code: '2', title: 'Calm halls' },
  { code: '2.a', parent: '2', owner: 'ana', title: 'A secret reading plan', isPrivate: true },
  { code: '12', owner: 'ben', title: 'Buses' },
];

let world: World;
beforeEach(async () => {
  world = await openWorld({ items: ITEMS }, { profiles: [{ user: 'u-gil', name: 'Gil Guest', email: 'ana@example.org', active: true, kind: 'guest' }, { user: 'u-new', name: 'New Person', email: 'new@example.org', locale: 'es-ES', active: true }] });
});

async function asks(user: string, wish: Wish): Promise<Answer> {
  const ask = answerQuestion({ ...world.deps, render: async (row) => (row.content.kind === 'message' ? row.content.message : renderPrompt(world.store, row)) });
  return ask({ ...HOME, user: `u-${user}`, at: world.clock.now().toString(), ...wish });
}
const said = (answer: Answer): string => (answer.kind === 'message' ? textOf(answer.message) : `(${answer.kind})`);
const formIn = (answer: Answer): Form => {
  if (answer.kind !== 'form') throw new Error(said(answer));
  return answer.form;
};

describe('a form', () => {
  const reportButton = (user: string) => {
    const post = world.last(user);
    const button = post && buttonsOf(post.message).find(({ action }) => action === 'check.report');
    if (!button) throw new Error('no button');
    return button;
  };

  test('is the one that the same button opens elsewhere', async () => {
    await world.sweep();
    const { action, value } = reportButton('ben');
    await world.pressesButton('ben', { action, value }, world.last('ben') ?? world.posts[0]!);
    expect(formIn(await asks('ben', { type: 'form', action, value, conversation: world.dm('ben') }))).toEqual(world.forms.at(-1));
    // Nothing was kept of having asked.
    expect(await world.history('1.b')).toEqual([]);
  });

  test('is not shown to whoever may not report on the item', async () => {
    await world.sweep();
    const { action, value } = reportButton('ben');
    expect(said(await asks('ana', { type: 'form', action, value }))).toContain('Only those who answer for 1.b can do that.');
  });

  test('says what a button of long ago does', async () => {
    expect(said(await asks('ana', { type: 'form', action: 'check.gone', value: '{}' }))).toContain('older message');
    expect(said(await asks('ana', { type: 'form', action: 'check.report', value: '{"check":"00000000-0000-4000-8000-000000000000"}' }))).toContain('no longer there');
  });

  test('on any item lists those of the person', async () => {
    const form = formIn(await asks('ana', { type: 'report-any' }));
    expect(form.id).toBe('report-any');
    expect(form.fields[0]).toMatchObject({ name: 'item', options: [{ value: world.itemId('1.a') }, { value: world.itemId('2.a') }] });
  });
});

describe('a message to be kept', () => {
  const source: SharedMessage = { conversation: 'C1', message: '17.1', isPrivate: true, author: '<@u-ben|Benny>', at: '2026-09-10T15:00:00Z', text: 'Forty families came, says <@u-x|Xavier>', files: [file('F1', 'list.pdf')] };

  test('waits with its form, and is filed by it', async () => {
    const form = formIn(await asks('ana', { type: 'share', source }));
    expect(form.fields.map((field) => ('name' in field ? field.name : field.text))).toEqual(['Ben Moss wrote: “Forty families came, says @Xavier”', expect.stringContaining('private conversation'), 'item', 'word', 'sure']);
    world.forms.push(form);
    await world.submits('ana', { item: world.itemId('1.a'), sure: 'yes' });
    expect((await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 10)).map(({ author }) => author)).toEqual(['Ben Moss', 'Ben Moss']);
  });

  test('has its author by the name that came along where nobody knows them', async () => {
    expect(formIn(await asks('ana', { type: 'share', source: { ...source, author: '<@u-y|Yolanda Ruiz>' } })).fields[0]).toMatchObject({ text: expect.stringContaining('Yolanda Ruiz wrote') as unknown });
  });
});

describe('a search', () => {
  const titles = async (user: string, text: string, more: { skip?: number; count?: number } = {}): Promise<readonly string[]> => {
    const answer = await asks(user, { type: 'search', text, skip: 0, count: 25, ...more });
    return answer.kind === 'found' ? answer.items.map(({ title }) => title) : [said(answer)];
  };

  test.each([
    ['1.a', ['1.a Reading scores rise']],
    ['1', ['1 Every reader', '1.a Reading scores rise', '1.b Families read along']],
    ['goal 1b', ['1.b Families read along']],
    ['read', ['1 Every reader', '1.a Reading scores rise', '1.b Families read along']],
    ['scores reading', ['1.a Reading scores rise']],
    ['zebra', []],
    // A code one slip away, not the private item itself.
    ['2.a', ['1.a Reading scores rise']],
    ['secret', []],
    ['*', []],
  ])('for “%s” finds what fits, best first, and nothing private', async (text, found) => {
    const got = await titles('ana', text);
    expect(got.slice(0, found.length || undefined)).toEqual(found);
    expect(got.join()).not.toContain('secret');
  });

  test('without words finds the person’s own first', async () => {
    expect(await titles('ben', '')).toEqual(['1.b Families read along', '12 Buses', '1 Every reader', '1.a Reading scores rise', '2 Calm halls']);
    expect(await titles('ben', ' ', { skip: 1, count: 2 })).toEqual(['12 Buses', '1 Every reader']);
  });

  test('gives a status to paste: in the asker’s language, of what day, without buttons', async () => {
    await world.sweep();
    await world.says('ana', '1.a on track, attendance 94 %');
    const answer = await asks('ben', { type: 'search', text: '1.a', skip: 0, count: 1 });
    if (answer.kind !== 'found') throw new Error(said(answer));
    const [found] = answer.items;
    expect(found?.text).toBe('En camino · Fixture Plan');
    expect(textOf(found?.message)).toContain('94');
    expect(textOf(found?.message)).toContain('Fixture Plan · 14 sep');
    expect(found && buttonsOf(found.message)).toEqual([]);
  });
});

describe('a message as it reads now', () => {
  test('is shown to whom it was sent, as it reads after an answer', async () => {
    await world.sweep();
    const ref = world.last('ben')?.ref;
    if (!ref) throw new Error('nobody was asked');
    const statusButtons = (answer: Answer): number => (answer.kind === 'message' ? buttonsOf(answer.message).filter(({ action }) => action === 'check.status').length : 0);
    const before = statusButtons(await asks('ben', { type: 'refresh', ...ref }));
    expect(before).toBeGreaterThan(0);
    expect(await asks('ana', { type: 'refresh', ...ref })).toEqual({ kind: 'nothing' });
    await world.says('ben', '1.b on track');
    expect(statusButtons(await asks('ben', { type: 'refresh', ...ref }))).toBe(before / 2);
  });

  test('is nothing where it is not known', async () => {
    expect(await asks('ben', { type: 'refresh', conversation: 'x', message: 'y' })).toEqual({ kind: 'nothing' });
  });
});

describe('whoever is no person of the organization', () => {
  const wishes: readonly Wish[] = [{ type: 'report-any' }, { type: 'search', text: 'read', skip: 0, count: 5 }];

  test.each(wishes)('is told so, and sees nothing: $type', async (wish) => {
    expect(said(await asks('gil', wish))).toContain('You are a guest');
    expect(said(await asks('new', wish))).toContain('Todavía no');
    expect(said(await asks('ana', { ...wish, stranger: 'external' }))).toContain('another organization');
    expect(await asks('ana', { ...wish, stranger: 'bot' })).toEqual({ kind: 'nothing' });
  });

  test('asks in vain how a card reads', async () => {
    await world.sweep();
    expect(await asks('gil', { type: 'refresh', ...world.last('ben')!.ref })).toEqual({ kind: 'nothing' });
  });
});

test('what no adapter should ask is refused', async () => {
  await expect(asks('ana', { type: 'search', text: 'x', skip: -1, count: 5 })).rejects.toMatchObject({ code: 'question-invalid' });
});
