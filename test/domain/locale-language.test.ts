import { expect, test } from 'vitest';
import { languageOfLocale } from '../../src/domain/locale-language.js';

test.each([
  ['en-US', 'en'],
  ['es-LA', 'es'],
  ['es_419', 'es'],
  ['ES', 'es'],
  ['fr-FR', undefined],
  ['est-EE', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s stands for %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});
