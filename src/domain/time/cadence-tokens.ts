import leven from 'leven';
import { CADENCE_WORDS } from './cadence-vocabulary.js';
import type { CadenceToken } from './cadence-vocabulary.js';

/** Turns of phrase that mean something else than their words, each as plainer words. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cada )?quince dias\b/g, 'every 2 weeks'],
  [/\b(?:cada )?ocho dias\b/g, 'every week'],
  [/\bun[ao]? (semana|mes|dia|ano) si y otr[ao] no\b/g, 'every 2 $1'],
  [/\bentre semana\b/g, 'weekdays'],
  [/\b(?:at |on |by )?(?:the )?end of (?:the |each |every )?month\b|\bmonth[- ]end\b/g, 'last day of month'],
  [/\b(?:al? |a )?(?:fin|final|fines|finales) de (?:cada )?mes\b/g, 'last day of month'],
  [/\b(?:at |on |by )?(?:the )?(?:start|beginning) of (?:the |each |every )?month\b/g, 'first day of month'],
  [/\b(?:al? |a )?(?:inicio|inicios|principio|principios|comienzo) de (?:cada )?mes\b/g, 'first day of month'],
];

const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|\.?o|\.?a|er|ero|ro|ra|do|da|to|ta|vo|va|mo|ma)$/;

/** One word of a cadence and what it means; undefined where it means nothing here. */
export interface CadenceWord {
  readonly word: string;
  readonly token: CadenceToken | undefined;
}

/** Splits folded words into tokens. */
export function cadenceTokens(words: string): CadenceWord[] {
  const plain = IDIOMS.reduce((text, [idiom, meaning]) => text.replace(idiom, meaning), words).replace(/(\d)-(?=[a-z])/g, '$1 ');
  return plain
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[("']+|[)"'.!]+$/g, ''))
    .filter((word) => word !== '')
    .map((word) => ({ word, token: tokenOf(word) }));
}

/** The known word that a mistyped one is nearest to, if any is near. */
export function nearestCadenceWord(word: string): string | undefined {
  const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  let best: { word: string; distance: number } | undefined;
  for (const known of CADENCE_WORDS.keys()) {
    if (known.length < 3) continue;
    const distance = leven(word, known, { maxDistance: limit + 1 });
    if (distance <= limit && (!best || distance < best.distance)) best = { word: known, distance };
  }
  return best?.word;
}

function tokenOf(word: string): CadenceToken | undefined {
  if (/^\d{1,3}$/.test(word)) return { type: 'number', value: Number(word) };
  const ordinal = ORDINAL.exec(word);
  if (ordinal) return { type: 'ordinal', value: Number(ordinal[1]) };
  return CADENCE_WORDS.get(word);
}
