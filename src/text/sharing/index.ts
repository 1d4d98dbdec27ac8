import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { SharingTexts } from './en.js';
import { es } from './es.js';

export type { SharingTexts };

const texts: Readonly<Record<Language, SharingTexts>> = { en, es };

/** What is said of messages kept as evidence. */
export function sharingTexts(language: Language): SharingTexts {
  return texts[language];
}
