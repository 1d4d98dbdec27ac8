import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../../src/domain/plan-document.js';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import type { Fault } from '../../../src/domain/plan-file/faults.js';
import { LANGUAGES } from '../../../src/domain/types.js';
import { faultLines } from '../../../src/text/plan-file/fault-lines.js';

const HEAD = `organization: { key: lake, name: Lake, time-zone: America/Chicago }
people:
  - { email: ana@example.org, name: Ana Ruiz }
  - { email: bo@example.org, name: Bo Lee }
plan: { code: x, title: X, starts: 2026-09-01 }
`;

function documentOf(text: string): PlanDocument {
  const read = readPlanFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
  return read.document;
}
function faultsOf(text: string): readonly Fault[] {
  const read = readPlanFile(text);
  return read.ok ? [] : read.faults;
}
const brief = ({ line, column, path, code }: Fault): string => `${line}:${column} ${path} ${code}`;

describe('readPlanFile', () => {
  it('keeps codes, dates and texts as they look', () => {
    const { items } = documentOf(`${HEAD}goals:\n  - { code: 1.10, title: 2026 }\n  - { code: 1.1, title: yes }\n  - { code: "2.b", title: 2026-09-01 }\n`);
    expect(items.map(({ code, title }) => [code, title])).toEqual([
      ['1.1', 'yes'],
      ['1.10', '2026'],
      ['2.b', '2026-09-01'],
    ]);
  });

  it('gives items the kind of the list they stand in, and what they are nested under', () => {
    const { items } = documentOf(`${HEAD}areas:\n  - code: 1\n    title: A\n    items:\n      - code: 1.1\n        title: B\n        items: [{ code: 1.1.1, title: C, items: [{ code: 1.1.1.1, title: D }] }]\nactions: [{ code: 2, title: E, parent: 1 }]\n`);
    expect(items.map(({ code, kind, parent }) => [code, kind, parent])).toEqual([
      ['1', 'area', undefined],
      ['1.1', 'goal', '1'],
      ['1.1.1', 'objective', '1.1'],
      ['1.1.1.1', 'action', '1.1.1'],
      ['2', 'action', '1'],
    ]);
  });

  it('finds people by name or email, in any capitals and with or without accents', () => {
    const { items } = documentOf(`${HEAD}goals:\n  - { code: 1, title: A, owner: ANA RUIZ, deputies: BO@example.org }\n  - { code: 2, title: B, owner: Aña Ruíz }\n`);
    expect(items.map(({ owner, deputies }) => [owner, deputies])).toEqual([
      ['ana@example.org', ['bo@example.org']],
      ['ana@example.org', []],
    ]);
  });

  it('fills in what goes without saying', () => {
    const document = documentOf(`${HEAD}units: [{ key: d, name: D, calendar: {} }]\ngoals:\n  - code: 1\n    title: A\n    cadence: quarterly\n    measures:\n      - { name: Falling, unit: "%", baseline: 9, target: 2 }\n      - { name: Steady, unit: "%", baseline: 9, target: 9 }\n`);
    expect(document.plan).toMatchObject({ unit: 'd', language: 'en', staleAfterDays: 45 });
    expect(document.units[0]).toMatchObject({ kind: 'district', calendar: { name: 'D', workingDays: [1, 2, 3, 4, 5] } });
    expect(document.items[0]?.cadence).toMatchObject({ at: '09:00', startsOn: '2026-09-01', words: 'quarterly' });
    expect(document.items[0]?.measures.map(({ direction }) => direction)).toEqual(['down', 'maintain']);
  });

  it('trims what cannot be seen and keeps right-to-left names', () => {
    const { people } = documentOf(HEAD.replace('Ana Ruiz', '"\\u200b  Ana\\u202e  Ruiz \\ufeff"').replace('Bo Lee', 'שרה כהן'));
    expect(people.map(({ name }) => name)).toEqual(['Ana Ruiz', 'שרה כהן']);
  });

  it('reads a byte-order mark, Windows line ends, and keys without a value', () => {
    expect(documentOf(`\ufeff${HEAD}units:\nneeds: ~\n`.replaceAll('\n', '\r\n')).plan.title).toBe('X');
  });

  it('lets `none` stand, and words that are a rule count as the rule', () => {
    const { items } = documentOf(`${HEAD}goals:\n  - { code: 1, title: A, cadence: none }\n  - { code: 2, title: B, cadence: "FREQ=WEEKLY;BYDAY=MO" }\n  - { code: 3, title: C, cadence: { every: 2 weeks, on: [mon, thu], at: 7:45 } }\n`);
    expect(items.map(({ cadence }) => cadence)).toEqual([
      'none',
      { rule: 'FREQ=WEEKLY;BYDAY=MO', at: '09:00', startsOn: '2026-09-01', translations: {} },
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', at: '07:45', startsOn: '2026-09-01', words: 'every 2 weeks on mon and thu', translations: {} },
    ]);
  });
});

describe('faults', () => {
  /** A text after a good head (five lines), and the faults it must give. */
  const CASES: readonly (readonly [name: string, text: string, faults: readonly string[]])[] = [
    ['an unknown key', 'gaols: []', ['6:1 gaols unknown-key']],
    ['a missing key', 'goals: [{ code: 1 }]', ['6:9 goals[0].title missing']],
    ['a key without a value', 'goals:\n  - code: 1\n    title:', ['8:5 goals[0].title missing']],
    ['a repeated key', 'goals:\n  - { code: 1, title: A, title: B }', ['7:26  repeated-key']],
    ['a list where a text belongs', 'goals: [{ code: 1, title: [A] }]', ['6:27 goals[0].title wrong-shape']],
    ['a text where a list belongs', 'goals: later', ['6:8 goals wrong-shape']],
    ['neither of two shapes', 'values: [[A]]', ['6:10 values[0] wrong-shape']],
    ['a word that is not one of some', 'goals: [{ code: 1, title: A, level: distric }]', ['6:37 goals[0].level not-one-of']],
    ['a decimal comma', 'goals: [{ code: 1, title: A, measures: [{ name: M, unit: x, target: "93,4" }] }]', ['6:69 goals[0].measures[0].target not-a-number']],
    ['too many decimals of money', 'budget: [{ title: T, source: S, currency: USD, amount: 1.005 }]', ['6:56 budget[0].amount not-a-number']],
    ['money below zero', 'budget: [{ title: T, source: S, currency: USD, amount: -1 }]', ['6:56 budget[0].amount out-of-range']],
    ['an unknown currency', 'budget: [{ title: T, source: S, currency: QQQ, amount: 1 }]', ['6:43 budget[0].currency not-a-currency']],
    ['a date of another kind', 'community-questions: [{ question: Q, opens: 1/9/2026 }]', ['6:45 community-questions[0].opens not-a-date']],
    ['a date that does not exist', 'community-questions: [{ question: Q, opens: 2027-02-29 }]', ['6:45 community-questions[0].opens no-such-date']],
    ['dates upside down', 'community-questions: [{ question: Q, opens: 2027-02-02, closes: 2027-02-01 }]', ['6:65 community-questions[0].closes upside-down']],
    ['a script for a link', 'community-questions: [{ question: Q, link: "javascript:alert(1)" }]', ['6:44 community-questions[0].link not-a-link']],
    ['closed days upside down', 'units: [{ key: d, name: D, calendar: { closed: [{ from: 2026-12-31, to: 2026-12-20, name: N }] } }]', ['6:73 units[0].calendar.closed[0].to upside-down']],
    ['closed days without a day', 'units: [{ key: d, name: D, calendar: { closed: [{ name: N }] } }]', ['6:49 units[0].calendar.closed[0] either-on-or-from-to']],
    ['a calendar that never opens', 'units: [{ key: d, name: D, calendar: { closed: [{ from: 2026-01-01, to: 2028-01-01, name: N }] } }]', ['6:28 units[0].calendar no-open-day']],
    ['no days of the week', 'units: [{ key: d, name: D, calendar: { working-days: whenever } }]', ['6:54 units[0].calendar.working-days not-working-days']],
    ['a cycle of units', 'units: [{ key: a, name: A, parent: c }, { key: b, name: B, parent: a }, { key: c, name: C, parent: b }, { key: d, name: D, parent: a }]', ['6:36 units[0].parent cycle']],
    ['a cycle of items', 'goals: [{ code: 1, title: A, parent: 2 }, { code: 2, title: B, parent: 1 }]', ['6:38 goals[0].parent cycle']],
    ['an item that is its own parent', 'goals: [{ code: 1, title: A, parent: 1 }]', ['6:38 goals[0].parent cycle']],
    ['two parents', 'goals: [{ code: 1, title: A, objectives: [{ code: 1.a, title: B, parent: 2 }] }, { code: 2, title: C }]', ['6:74 goals[0].objectives[0].parent two-parents']],
    ['an unknown parent', 'goals: [{ code: 1, title: A, parent: 12 }]', ['6:38 goals[0].parent unknown']],
    ['an unknown unit', 'goals: [{ code: 1, title: A, unit: north }]', ['6:36 goals[0].unit unknown']],
    ['an unknown person', 'goals: [{ code: 1, title: A, owner: Anna Ruiz }]', ['6:37 goals[0].owner unknown']],
    ['an unknown competency', 'goals: [{ code: 1, title: A, competencies: [kind] }]', ['6:45 goals[0].competencies[0] unknown']],
    ['a code that is there twice', 'goals: [{ code: 2.b, title: A }, { code: 2.B, title: B }]', ['6:42 goals[1].code duplicate']],
    ['a key made twice from titles', 'competencies: [Kind, kind]', ['6:22 competencies[1] duplicate']],
    ['a cadence that is none', 'goals: [{ code: 1, title: A, cadence: every blue moon }]', ['6:39 goals[0].cadence bad-cadence']],
    ['a cadence without a rule', 'goals: [{ code: 1, title: A, cadence: { at: 09:00 } }]', ['6:39 goals[0].cadence cadence-without-rule']],
    ['viewers of what all may see', 'goals: [{ code: 1, title: A, visible-to: { people: Ana Ruiz } }]', ['6:30 goals[0].visible-to visible-but-not-private']],
    ['a text without anything to see', 'values: ["\\u200b\\u200b"]', ['6:10 values[0] empty-text']],
    ['a tab', 'goals:\n\t- code: 1', ['7:1  yaml']],
    ['an open quote', 'values: ["a]', ['6:10  yaml']],
    ['an open quote that swallows what follows', 'values:\n  - "a\n  - b\nneeds: []', ['7:5  yaml']],
    ['an open bracket', 'values: [a, b\nneeds: []', ['6:9  yaml']],
    ['a second colon', 'values:\n  - a: b: c', ['7:8  yaml']],
    ['a second document', '---\na: 1', ['6:1  yaml']],
    ['an alias to nothing', 'values: [*x]', ['6:10 values[0] yaml']],
    ['an alias to itself', 'values: &x [a, *x]', ['6:16 values[1] yaml']],
    ['a tag', 'values: [!!binary aGk=]', ['6:19 values[0] yaml']],
  ];
  it.each(CASES)('%s', (_name, text, expected) => {
    expect(faultsOf(`${HEAD}${text}\n`).map(brief)).toEqual(expect.arrayContaining([...expected]));
    // Nothing else is called a fault: one slip, one message.
    const first = expected[0] ?? '';
    if (!first.endsWith('yaml') && !first.endsWith('unknown-key')) expect(faultsOf(`${HEAD}${text}\n`).map(brief)).toEqual([...expected]);
  });

  it('are told all at once, in the order of the file, with what was probably meant', () => {
    const faults = faultsOf('organization: { key: l, name: L, time-zone: America/Chicgo }\nplan: { code: x, titel: X }\ngoals:\n  - { code: 1, title: A, owner: nobody, unit: nowhere }\n  - { code: 1, title: B }\n');
    expect(faults.map(brief)).toEqual(['1:45 organization.time-zone unknown-zone', '2:7 plan.title missing', '2:18 plan.titel unknown-key', '4:33 goals[0].owner unknown', '4:47 goals[0].unit unknown', '5:13 goals[1].code duplicate']);
    expect(faults[0]).toMatchObject({ suggestion: 'America/Chicago' });
    expect(faults[2]).toMatchObject({ suggestion: 'title' });
  });

  it('says which day a cadence lacks', () => {
    expect(faultsOf(HEAD.replace(', starts: 2026-09-01', ', cadence: weekly')).map(brief)).toEqual(['5:28 plan.cadence no-first-day']);
  });

  it('says of a time that is none how times are written', () => {
    const lines = faultLines('plan.yaml', faultsOf(`${HEAD}goals: [{ code: 1, title: A, cadence: { every: 2 weeks, on: mon, at: "25:99" } }]\n`), 'en');
    expect(lines.slice(1, 3)).toEqual(['  The cadence “every 2 weeks on mon” is not understood: “25:99” is not a time of day.', '  Write the time as 09:00 or 2:30 pm.']);
  });

  it('tells two people of one name apart by their email', () => {
    const twins = HEAD.replace('Bo Lee', 'Ana Ruiz');
    expect(faultsOf(`${twins}goals: [{ code: 1, title: A, owner: Ana Ruiz }]\n`).map(brief)).toEqual(['6:37 goals[0].owner ambiguous-person']);
    expect(documentOf(`${twins}goals: [{ code: 1, title: A, owner: bo@example.org }]\n`).items[0]?.owner).toBe('bo@example.org');
  });

  it('has words in every language for every one of them', () => {
    const faults = CASES.flatMap(([, text]) => faultsOf(`${HEAD}${text}\n`));
    for (const language of LANGUAGES) {
      for (const fault of faults) expect(faultLines('plan.yaml', [fault], language).join(' ')).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('shows right-to-left words between isolates, and hidden marks not at all', () => {
    const [, what] = faultLines('plan.yaml', faultsOf(`${HEAD}goals: [{ code: 1, title: A, owner: "שרה\\u202e" }]\n`), 'en');
    expect(what).toContain('“\u2068שרה\u2069”');
  });
});

describe('files that mean harm', () => {
  it('are refused where they are too large', () => {
    expect(faultsOf(`# ${'x'.repeat(3_000_000)}`).map(({ code }) => code)).toEqual(['too-large']);
    expect(readPlanFile('a: é', { maxBytes: 4 }).ok).toBe(false);
  });

  it('are refused where they nest too deep, whatever nests', () => {
    for (const text of ['['.repeat(20_000), '{'.repeat(20_000), `${'- '.repeat(20_000)}x`, Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')]) {
      expect(faultsOf(text).map(({ code }) => code)).toEqual(['too-deep']);
    }
  });

  it('are refused where aliases multiply', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 10 }, () => `*a${n}`).join(', ')}]`)].join('\n');
    expect(faultsOf(bomb).map(({ code }) => code)).toContain('too-many-values');
  });

  it('are refused in time where thousands of names lead nowhere', () => {
    const items = Array.from({ length: 8_000 }, (_, n) => `  - { code: ${n}, title: T, parent: ${n + 1}, owner: who${n} }`).join('\n');
    expect(faultsOf(`${HEAD}goals:\n${items}\n`).length).toBeGreaterThan(400);
  });

  it('are refused where there is nothing in them', () => {
    for (const text of ['', '\n\n# only a comment\n', '~']) expect(faultsOf(text).map(({ code }) => code)).toEqual(['empty-file']);
    for (const text of ['just a text', '[1, 2]']) expect(faultsOf(text).map(({ code }) => code)).toEqual(['wrong-shape']);
  });

  it('never make the reader throw, whatever is cut out of a plan or put into it', () => {
    const sample = readFileSync(new URL('../../../prisma/seed/4-work-plan.yaml', import.meta.url), 'utf8');
    const splice = fc.tuple(fc.nat(sample.length), fc.nat(60), fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\t', '&a ', '*a', '!!x ', '- ', ': ', '{', '[', '"', '|', '>', '<<: ', '__proto__: 1', 'constructor: 1', '\n---\n', '\u0000', '\ud800')));
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 4 }), (splices) => {
        let text = sample;
        for (const [at, length, put] of splices) text = `${text.slice(0, at)}${put}${text.slice(at + length)}`;
        const read = readPlanFile(text);
        if (read.ok) return;
        expect(read.faults.length).toBeGreaterThan(0);
        for (const { line, column } of read.faults) expect(line > 0 && column > 0 && line <= text.split(/\r\n|\r|\n/).length).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
