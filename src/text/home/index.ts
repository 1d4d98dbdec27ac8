import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { HomeTexts } from './en.js';
import { es } from './es.js';

export type { HomeTexts };

const texts: Readonly<Record<Language, HomeTexts>> = { en, es };

/** The page that a chat platform keeps for each person. */
export function homeTexts(language: Language): HomeTexts {
  return texts[language];
}
