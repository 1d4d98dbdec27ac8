import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKey } from '../../src/domain/code-key.js';
import { findItem } from '../../src/domain/find-item.js';
import { findPerson } from '../../src/domain/find-person.js';
import { splitCode } from '../../src/domain/split-code.js';
import { visiblePlan } from '../../src/domain/visibility.js';
import { overviewOf } from '../support/overview.js';

const units = [
  { id: 'u-district', key: 'district', name: 'Lakeside District' },
  { id: 'u-north', key: 'north', name: 'North Hill School' },
];
const plan = overviewOf(
  [
    { code: '1', title: 'Safe and welcoming schools', es: 'Escuelas seguras y acogedoras' },
    { code: '1.a', title: 'Attendance of all students', es: 'Asistencia de todo el alumnado' },
    { code: '2', title: 'Reading by grade three', es: 'Lectura en tercer grado' },
    { code: '2.a', title: 'Reading screening three times a year' },
    { code: '2.b', title: 'Family reading nights', es: 'Noches de lectura en familia' },
    { code: '21', title: 'Facilities' },
    { code: 'SA-3.10', title: 'Budget follows need' },
  ],
  { units },
);

function named(words: string): string {
  const found = findItem(plan, words);
  if (found.kind === 'item') return found.item.code;
  if (found.kind === 'unit') return found.unit.key;
  return found.kind === 'none' ? 'none' : `? ${found.candidates.map((one) => (one.kind === 'item' ? one.item.code : one.unit.key)).join(' ')}`;
}

describe('finding an item', () => {
  it.each([
    ['2.b', '2.b'],
    ['2b', '2.b'],
    ['2 B', '2.b'],
    ['goal 2', '2'],
    ['la meta 2', '2'],
    ['21', '21'],
    ['2.1', '? 2.a 2.b 21'],
    ['sa 3.10', 'SA-3.10'],
    ['sa3.1', '? SA-3.10'],
    ['north hill school', 'north'],
    ['North', 'north'],
    ['attendance', '1.a'],
    ['asistencia', '1.a'],
    ['ATTENDENCE', '? 1.a'],
    ['reading', '? 2 2.a 2.b'],
    ['family reading', '2.b'],
    ['Reading by grade three', '2'],
    ['noches de lectura', '2.b'],
    ['swimming', 'none'],
    ['9.z', 'none'],
    ['   ', 'none'],
    ['\u202e!!', 'none'],
    ['school', '? north 1'],
  ])('%j names %s', (words, expected) => expect(named(words)).toBe(expected));

  it('leaves units aside where only an item will do', () => {
    expect(findItem(plan, 'north', { units: false }).kind).toBe('none');
  });

  it('knows a code in every spelling, and never another item by it', () => {
    const codes = fc.uniqueArray(fc.stringMatching(/^[1-9][0-9]?(\.[a-z]|\.[1-9][0-9]?){0,2}$/), { minLength: 1, maxLength: 12, selector: codeKey });
    fc.assert(
      fc.property(codes, fc.nat(), fc.constantFrom('.', ' ', '-', ''), fc.boolean(), (all, pick, separator, upper) => {
        const code = all[pick % all.length] ?? '';
        // Two numbers or two letters that touch would be another code.
        const spelled = separator === '' ? code.replace(/(?<=\d)\.(?=[a-z])|(?<=[a-z])\.(?=\d)/g, '') : code.replaceAll('.', separator);
        const found = findItem(overviewOf(all.map((one) => ({ code: one }))), upper ? spelled.toUpperCase() : spelled);
        expect(found.kind === 'item' && found.item.code).toBe(code);
      }),
    );
  });

  it('answers any words, however long, from what is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 400 }), (words, times) => {
        const found = findItem(plan, words.repeat(times));
        if (found.kind === 'item') expect(plan.items).toContain(found.item);
        if (found.kind === 'unclear') expect(found.candidates.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('is not led by an item the asker may not see', () => {
    const items = [{ code: '1', title: 'Attendance' }, { code: '2', title: 'Attendance of staff', isPrivate: true, owner: 'ana' }];
    const whole = overviewOf(items);
    const words = fc.constantFrom('attendance', 'attendance of staff', '2', '3', 'staff', 'attendence', 'area 2');
    fc.assert(
      fc.property(words, (text) => {
        const outsider = { kind: 'person', personId: 'ben' } as const;
        expect(findItem(visiblePlan(whole, outsider), text)).toEqual(findItem(visiblePlan(overviewOf(items.slice(0, 1)), outsider), text));
      }),
    );
  });
});

describe('a code at the front of words', () => {
  const split = (text: string): string => {
    const read = splitCode(plan, text);
    if (read.kind === 'item') return `${read.item.code}|${read.rest}`;
    return read.kind === 'none' ? `none ${read.code}` : read.readings.map(({ item, rest }) => `${item.code}|${rest}`).join(' or ');
  };

  it.each([
    ['2.b on track', '2.b|on track'],
    ['2b: on track', '2.b|on track'],
    ['2b, on track', '2.b|on track'],
    ['2 b on track', '2|b on track or 2.b|on track'],
    ['2 a teacher left', '2|a teacher left or 2.a|teacher left'],
    ['2: b on track', '2|b on track'],
    ['2 b: on track', '2.b|on track'],
    ['2 y vamos bien', '2|y vamos bien'],
    ['1 vamos bien', '1|vamos bien'],
    ['2.b', '2.b|'],
    ['21 done', '21|done'],
    ['SA-3.10 done: all', 'SA-3.10|done: all'],
    ['sa 3 10 done', 'SA-3.10|done'],
    ['9.z done', 'none 9.z'],
    ['on track: 2.b', 'none on'],
    ['', 'none '],
  ])('%j is read as %s', (text, expected) => expect(split(text)).toBe(expected));
});

describe('finding a person', () => {
  const people = [
    { name: 'Ana Lark', email: 'ana@example.org' },
    { name: 'Ana María Núñez', email: 'amn@example.org' },
    { name: 'Ben Moss', email: 'ben@example.org' },
  ];
  it.each([
    ['ana lark', 'ana@example.org'],
    ['NUNEZ', 'amn@example.org'],
    ['maría ana', 'amn@example.org'],
    ['ben@EXAMPLE.org', 'ben@example.org'],
    ['b', 'ben@example.org'],
    ['Ana', 'unclear'],
    ['Zoe', 'none'],
    ['  ', 'none'],
  ])('%j is %s', (name, expected) => {
    const found = findPerson(people, name);
    expect(found.kind === 'person' ? found.person.email : found.kind).toBe(expected);
  });
});
