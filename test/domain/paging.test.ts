import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageOf } from '../../src/domain/paging.js';

it('shows ten rows a page', () => {
  const rows = Array.from({ length: 23 }, (_, index) => index);
  expect(pageOf(rows, 2)).toEqual({ rows: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19], page: 2, pages: 3, total: 23 });
});

it.each([
  [9, 3],
  [0, 1],
  [-4, 1],
  [Number.NaN, 1],
  [2.7, 2],
])('shows a page that exists when asked for page %d', (asked, shown) => {
  expect(pageOf(Array.from({ length: 23 }, () => 'row'), asked).page).toBe(shown);
});

it('has one empty page when there is nothing', () => {
  expect(pageOf([], 5)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
});

it('puts every row on exactly one page, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (rows, size) => {
      const { pages } = pageOf(rows, 1, size);
      expect(Array.from({ length: pages }, (_, index) => pageOf(rows, index + 1, size).rows).flat()).toEqual(rows);
    }),
  );
});
