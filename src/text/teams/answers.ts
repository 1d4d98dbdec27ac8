import type { Language } from '../../domain/types.js';
import { en } from './answers-en.js';
import type { TeamsAnswers } from './answers-en.js';
import { es } from './answers-es.js';

export type { TeamsAnswers };

/** What is said in the same breath as something is pressed, sent or searched in Teams. */
export function teamsAnswers(language: Language): TeamsAnswers {
  return { en, es }[language];
}
