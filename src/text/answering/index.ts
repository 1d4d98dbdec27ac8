import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { AnsweringTexts } from './en.js';
import { es } from './es.js';

export type { AnsweringTexts };

const texts: Readonly<Record<Language, AnsweringTexts>> = { en, es };

/** What the bot says in answer to what people write, press and fill in. */
export function answeringTexts(language: Language): AnsweringTexts {
  return texts[language];
}
