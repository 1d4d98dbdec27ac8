import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../../src/domain/understand/numbers.js';
import { wordNumbers } from '../../../src/domain/understand/number-words.js';
import { monthsAgo } from '../../../src/domain/understand/recency.js';
import type { ItemContext } from '../../../src/domain/understand/types.js';
import { understand } from '../../../src/domain/understand/understand.js';
import { contextOfReply } from '../../replies/score.js';
import { READINGS } from './reading-phrases.js';

const readings = (words: string, context: ItemContext): string => understand(words, context).readings.map(({ measure, value }) => `${measure}=${value}`).sort().join(', ');

describe('readings', () => {
  it('takes the current values of the item’s measures, and nothing else', () => {
    const wrong = READINGS.flatMap(([language, item, words, expected]) => {
      const got = readings(words, contextOfReply(item, language));
      return got === expected ? [] : [`${words} → ${got}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
  });

  it('knows a measure by its own name where no concept is known for it', () => {
    const context: ItemContext = {
      code: '7.c', title: 'Robots in every school', otherCodes: [], today: '2026-11-21',
      measures: [{ key: 'robots', name: 'Robotics kits delivered', unit: 'count', baseline: 0, target: 40, direction: 'up' }],
    };
    expect(readings('we have 22 kits delivered', context)).toBe('robots=22');
    expect(readings('22 teachers came to the workshop', context)).toBe('');
  });

  it('reads three digits after a full stop as thousands or decimals by the size of the measure', () => {
    const money: ItemContext = { ...contextOfReply('5.a', 'es') };
    expect(readings('llevamos gastados 12.500', money)).toBe('grant-spent=12500');
    const gap: ItemContext = { ...contextOfReply('1.b', 'es') };
    expect(readings('la brecha va en 2.125', gap)).toBe('suspension-gap=2.125');
  });

  it('takes the latest of two months, and neither where time does not tell', () => {
    const context = contextOfReply('1.b', 'en');
    expect(readings('89 referrals in November, 102 in October', context)).toBe('referrals=89');
    expect(readings('89 referrals, then 102 referrals', context)).toBe('');
    expect(readings('December was 120 referrals, January 101 referrals', { ...context, today: '2027-01-20' })).toBe('referrals=101');
  });

  it('quotes the number as written', () => {
    expect(understand('Gasto: $ 198.750,50', contextOfReply('5.a', 'es')).readings).toEqual([{ measure: 'grant-spent', value: 198750.5, excerpt: '$ 198.750,50' }]);
  });
});

describe('numbers', () => {
  it.each([
    ['93.4', 'en', [93.4]], ['93,4', 'es', [93.4]], ['93,4', 'en', [93.4]], ['12,500', 'en', [12500, 12.5]], ['12.500', 'es', [12500, 12.5]], ['12.500', 'en', [12.5, 12500]],
    ['1.234.567', 'es', [1234567]], ['198.750,50', 'es', [198750.5]], ['198,750.50', 'en', [198750.5]], ['1.2.3', 'en', []], ['0,125', 'en', [0.125]],
  ] as const)('%s in %s', (digits, language, values) => {
    expect(valuesOf(digits, language, false)).toEqual(values);
  });

  it.each([
    ['ninety-two point six', 92.6], ['two hundred and forty-one', 241], ['one hundred fifty thousand', 150000], ['noventa y tres coma cinco', 93.5], ['doscientos cuarenta y uno', 241], ['ciento cincuenta mil', 150000], ['zero', 0],
  ])('%s', (words, value) => {
    expect(wordNumbers(words).map((found) => found.value)).toEqual([value]);
  });

  it('takes "one", "una" and "once" for words', () => {
    expect(wordNumbers('one more thing, once we have una maestra')).toEqual([]);
  });
});

describe('how long ago', () => {
  it.each([['in november', 0], ['sept', 2], ['en diciembre', 11], ['this week', 0], ['el mes pasado', 1], ['in rooms 2 and 3', null], ['september to october', null]])('%s', (words, months) => {
    expect(monthsAgo(words, '2026-11-21')).toBe(months);
  });
});
