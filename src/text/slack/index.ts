import type { Language } from '../../domain/types.js';
import en from './en.js';
import es from './es.js';

export type SlackTexts = typeof en;

const texts: Readonly<Record<Language, SlackTexts>> = { en, es };

/** The sentences that only Slack's limits call for. */
export function slackTexts(language: Language): SlackTexts {
  return texts[language];
}
