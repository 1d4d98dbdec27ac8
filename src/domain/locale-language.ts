import { LANGUAGES } from './types.js';
import type { Language } from './types.js';

/** The one of our languages that a platform's locale stands for, such as `es-LA`, `en_US` or `es`; undefined for any other. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const tongue = /^[a-z]+/u.exec(locale?.toLowerCase() ?? '')?.[0];
  return LANGUAGES.find((language) => language === tongue);
}
