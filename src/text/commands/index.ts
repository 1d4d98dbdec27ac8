import type { Language } from '../../domain/types.js';
import { en } from './en.js';
import { en as changesEn } from './changes-en.js';
import { es as changesEs } from './changes-es.js';
import { es } from './es.js';
import { en as helpEn } from './help-en.js';
import { es as helpEs } from './help-es.js';
import { en as lifeEn } from './life-en.js';
import { es as lifeEs } from './life-es.js';

const TEXTS = {
  en: { ...en, changes: changesEn, help: helpEn, life: lifeEn },
  es: { ...es, changes: changesEs, help: helpEs, life: lifeEs },
} as const;

/** Everything `/plan` says, in one language. */
export type CommandText = (typeof TEXTS)['en'];

export function commandText(language: Language): CommandText {
  return TEXTS[language];
}
