import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkForm, readingField, readNumber } from '../../src/domain/report-form.js';

describe('a number as people write it', () => {
  it.each([
    ['93.4', '%', 93.4],
    ['93,4', '%', 93.4],
    [' 93,4 % ', '%', 93.4],
    ['1,234', 'students', 1234],
    ['1.234', 'students', 1234],
    ['1.234', 'ratio', 1.234],
    ['1,234.5', 'USD', 1234.5],
    ['1.234,5', 'USD', 1234.5],
    ['1.234.567', 'USD', 1234567],
    ['$45 000', 'USD', 45000],
    ['-3', 'count', -3],
    ['−3', 'count', -3],
    ['0', 'count', 0],
  ])('%s in %s is %d', (text, unit, value) => expect(readNumber(text, unit)).toBe(value));

  it.each(['', 'ninety', '9 to 5', '1,23,4', '1.2.3', '12a', '1e5', 'NaN', '٩٣', '9'.repeat(40)])('%s is none', (text) => expect(readNumber(text, '%')).toBeUndefined());

  it('comes back the same in either style', () => {
    fc.assert(fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.constantFrom('en-US', 'de-DE', 'fr-FR'), (cents, locale) => {
      const value = cents / 100;
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
      expect(readNumber(written, 'USD')).toBeCloseTo(value, 9);
    }));
  });
});

describe('a filled-in form', () => {
  const measures = [{ id: 'm1', key: 'attendance', unit: '%' }];
  it('is read with its lists by line', () => {
    const { answer, faults } = checkForm({ status: 'at-risk', note: ' x ', [readingField('attendance')]: '93,4', blockers: '• snow\n\n- buses', needs: '', link: 'https://a.example http://b.example/x' }, measures, false);
    expect(faults).toEqual([]);
    expect(answer).toEqual({ status: 'at-risk', note: 'x', readings: [{ measureId: 'm1', value: 93.4 }], blockers: ['snow', 'buses'], needs: [], links: ['https://a.example', 'http://b.example/x'] });
  });
  it('tells every fault at once and keeps what was entered', () => {
    const { answer, faults, entries } = checkForm({ status: 'great', note: 'x'.repeat(3001), [readingField('attendance')]: 'many', blockers: 'a\n'.repeat(11), link: 'ftp://x.example https://u:p@x.example' }, measures, false);
    expect(answer).toBeUndefined();
    expect(faults.map((fault) => fault.kind)).toEqual(['status', 'long', 'number', 'lines', 'link', 'link']);
    expect(entries.readings).toEqual({ attendance: 'many' });
  });
  it('with nothing in it is empty, unless a file came', () => {
    expect(checkForm({}, measures, false).faults).toEqual([{ kind: 'empty' }]);
    expect(checkForm({}, measures, true).faults).toEqual([]);
  });
  it('never throws', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('status', 'note', 'reading:attendance', 'blockers', 'needs', 'link', '__proto__'), fc.string()), (values) => {
      expect(() => checkForm(values, measures, false)).not.toThrow();
    }));
  });
});
