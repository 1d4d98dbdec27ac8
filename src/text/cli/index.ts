import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import type { CliTexts } from './en.js';
import { es } from './es.js';

export type { CliTexts };

export function cliTexts(language: Language): CliTexts {
  return { en, es }[language];
}
