import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { ScheduleTexts } from './en.js';
import { es } from './es.js';

export function scheduleTexts(language: Language): ScheduleTexts {
  return { en, es }[language];
}
