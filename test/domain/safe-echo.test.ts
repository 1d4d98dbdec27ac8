import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeEcho } from '../../src/domain/safe-echo.js';

it.each([
  ['plain words', 'plain words'],
  ['  two\n\nlines\t', 'two lines'],
  ['hid\u200bden\u202e', 'hidden'],
  ['x'.repeat(100_000), `${'x'.repeat(39)}…`],
  ['שלום', '\u2068שלום\u2069'],
  ['Núñez 👩‍🏫', 'Núñez 👩🏫'],
])('shows %j safely', (text, shown) => expect(safeEcho(text)).toBe(shown));

it('never lets a text break out of its line, its length or its direction', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const shown = safeEcho(text, 20);
      const inside = shown.replace(/^\u2068|\u2069$/gu, '');
      expect(Array.from(inside).length).toBeLessThanOrEqual(20);
      expect(inside).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});
