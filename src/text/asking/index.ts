import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { AskingTexts } from './en.js';
import { es } from './es.js';

export type { AskingTexts };
export { buttonStatuses } from './en.js';

/** What owners are asked with, and the names of statuses. */
export function askingTexts(language: Language): AskingTexts {
  return { en, es }[language];
}
