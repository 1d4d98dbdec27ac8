import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { PlanFileTexts } from './en.js';
import { es } from './es.js';

export type { PlanFileTexts } from './en.js';

/** What the commands about plans say, in a language. */
export function planFileTexts(language: Language): PlanFileTexts {
  return { en, es }[language];
}
