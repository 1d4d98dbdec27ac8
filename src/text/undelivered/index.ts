import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { UndeliveredTexts } from './en.js';
import { es } from './es.js';

export type { UndeliveredTexts };

const texts: Readonly<Record<Language, UndeliveredTexts>> = { en, es };

/** What is said of messages that did not reach anybody. */
export function undeliveredTexts(language: Language): UndeliveredTexts {
  return texts[language];
}
