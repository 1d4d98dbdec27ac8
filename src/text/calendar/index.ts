import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { CalendarTexts } from './en.js';
import { es } from './es.js';

export type { CalendarTexts } from './en.js';

/** What importing a unit's closed days says, in a language. */
export function calendarTexts(language: Language): CalendarTexts {
  return { en, es }[language];
}
