import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { DigestTexts } from './en.js';
import { es } from './es.js';

export type { DigestTexts };

export function digestTexts(language: Language): DigestTexts {
  return { en, es }[language];
}
