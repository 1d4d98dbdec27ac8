import type { Language } from '../../domain/types.js';
import connectEn from './connect-en.js';
import connectEs from './connect-es.js';
import en from './en.js';
import es from './es.js';

export type SlackTexts = typeof en;

const texts: Readonly<Record<Language, SlackTexts>> = { en, es };

/** The sentences that only Slack's limits call for. */
export function slackTexts(language: Language): SlackTexts {
  return texts[language];
}

/** What Slack shows of the app, and what whoever installs it reads. */
export function slackConnectTexts(language: Language): typeof connectEn {
  return { en: connectEn, es: connectEs }[language];
}
