import type { Language, Platform } from '../../domain/types.js';
import { en } from './en.js';
import type { UndeliveredTexts } from './en.js';
import { es } from './es.js';
import { inTeamsEn } from './teams-en.js';
import { inTeamsEs } from './teams-es.js';

export type { UndeliveredTexts };

const texts: Readonly<Record<Language, UndeliveredTexts>> = { en, es };
const inTeams: Readonly<Record<Language, UndeliveredTexts>> = {
  en: { ...en, ...inTeamsEn, causes: { ...en.causes, ...inTeamsEn.causes } },
  es: { ...es, ...inTeamsEs, causes: { ...es.causes, ...inTeamsEs.causes } },
};

/**
 * What is said of messages that did not reach anybody.
 * @param platform that of the message: what helps is done there, in its own way
 */
export function undeliveredTexts(language: Language, platform?: Platform): UndeliveredTexts {
  return (platform === 'teams' ? inTeams : texts)[language];
}
