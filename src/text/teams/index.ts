import type { Language } from '../../domain/types.js';
import en from './en.js';
import es from './es.js';

export type TeamsTexts = typeof en;

const texts: Readonly<Record<Language, TeamsTexts>> = { en, es };

/** The sentences that only Teams’ room and fields call for. */
export function teamsTexts(language: Language): TeamsTexts {
  return texts[language];
}
