import { expect, test } from 'vitest';
import { routeWords } from '../../../src/domain/route-words.js';
import type { RoutedItem } from '../../../src/domain/route-words.js';

const codes = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `7.${letter}`);
const items = codes.map((code): RoutedItem => ({ id: code, context: { code, title: `Work ${code}`, measures: [], otherCodes: codes.filter((other) => other !== code), today: '2026-11-20' } }));

test.each(codes)('%s names its item, also where its letter is a short way of writing a word', (code) => {
  for (const words of [`${code} is on track, everyone has done their part`, `${code} va en buen camino`, `${code.toUpperCase()}: done`]) {
    const route = routeWords({ words, hasFiles: false, open: items, asked: [], own: items, codes, language: 'en', today: '2026-11-20' });
    expect(route).toMatchObject({ kind: 'file', pieces: [{ itemId: code }] });
  }
});

test('elsewhere such a letter is the word', () => {
  const [first] = items;
  if (!first) throw new Error('There is no item.');
  const route = routeWords({ words: 'r we done? yes, we r on track', hasFiles: false, open: [first], asked: [], own: [first], codes: [first.id], language: 'en', today: '2026-11-20' });
  expect(route).toMatchObject({ kind: 'file' });
});
