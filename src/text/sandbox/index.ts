import type { Language } from '../../domain/types.js';
import en from './en.js';
import es from './es.js';

/** The words around the sandbox's conversations. */
export type SandboxText = typeof en;

const texts: Readonly<Record<Language, SandboxText>> = { en, es };

/** The language of a BCP 47 locale, English where it is not one we have. */
export function languageOf(locale: string): Language {
  return /^es(?:-|$)/iu.test(locale) ? 'es' : 'en';
}

export function sandboxText(locale: string): SandboxText {
  return texts[languageOf(locale)];
}
