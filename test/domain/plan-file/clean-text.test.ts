import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanLines, isolated } from '../../../src/domain/plan-file/clean-text.js';
import { isCode, sortKeyOf } from '../../../src/domain/plan-file/sort-key.js';
import { compareCodes } from '../../../src/domain/time/compare-codes.js';

describe('cleaning', () => {
  it('changes nothing the second time, and leaves nothing that PostgreSQL refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const clean of [cleanLine, cleanLines]) {
          const once = clean(text);
          expect(clean(once)).toBe(once);
          expect(once).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u200b\ufeff]|\p{Surrogate}/u);
        }
        expect(cleanLine(text)).not.toMatch(/[\n\t]| {2}/);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps what words need: joiners inside, line breaks in texts, indents', () => {
    expect(cleanLine('  نمی\u200cخواهم  ')).toBe('نمی\u200cخواهم');
    expect(cleanLines('one  \r\n\r\n\r\n\r\n  two\u2028three')).toBe('one\n\n  two\nthree');
    expect(cleanLine('a\rb\u0000c\u202ed')).toBe('a bcd');
  });

  it('isolates right-to-left text only', () => {
    expect(isolated('Ana')).toBe('Ana');
    expect(isolated('Ana שרה')).toBe('\u2068Ana שרה\u2069');
  });
});

describe('sort keys', () => {
  it('order codes as readers do', () => {
    const code = fc.stringMatching(/^(?:[a-zA-Z]{1,3}|\d{1,4})(?:[.-](?:[a-z]{1,2}|\d{1,3})){0,3}$/).filter(isCode);
    fc.assert(
      fc.property(code, code, (a, b) => {
        const [one, other] = [sortKeyOf(a), sortKeyOf(b)];
        if (one !== other) expect(Math.sign(compareCodes(a, b))).toBe(one < other ? -1 : 1);
      }),
      { numRuns: 500 },
    );
  });

  it('are for codes alone', () => {
    expect(['2.b', 'P1.1', '1', 'ÁREA-3', '1_2'].every(isCode)).toBe(true);
    expect(['', 'a b', '.1', '1.', '1..2', 'a'.repeat(13), '1.'.repeat(20), '<b>', '1\n2', '٣'].some(isCode)).toBe(false);
  });
});
