import { expect, test } from 'vitest';
import { linkWords } from '../../src/domain/link-words.js';

test.each([
  ['https://a.example/x', '', 'https://a.example/x'],
  ['https://a.example/x/', 'a.example/x', 'https://a.example/x/'],
  ['https://a.example/x', 'https://a.example/x', 'https://a.example/x'],
  ['https://a.example/x', 'the notes', 'the notes (https://a.example/x)'],
  ['mailto:ana@bay.example', 'ana@bay.example', 'ana@bay.example'],
  ['mailto:ana@bay.example', '', 'ana@bay.example'],
])('%s under “%s” reads %s', (url, label, words) => {
  expect(linkWords(url, label)).toBe(words);
});
