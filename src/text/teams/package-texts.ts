import type { Language } from '../../domain/types.js';
import { en } from './package-en.js';
import type { TeamsPackageTexts } from './package-en.js';
import { es } from './package-es.js';

export type { TeamsPackageTexts };

/** What Teams shows of the app: its descriptions, the command menu, the message extension. */
export function teamsPackageTexts(language: Language): TeamsPackageTexts {
  return { en, es }[language];
}
