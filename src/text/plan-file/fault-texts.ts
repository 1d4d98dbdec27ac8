import { cleanLine, isolated } from '../../domain/plan-file/clean-text.js';
import type { FaultCode, FaultDetail } from '../../domain/plan-file/faults.js';
import type { Language } from '../../domain/types.js';
import { quoted, shorten } from '../format.js';

/** What is wrong, and how to mend it. */
export interface FaultText {
  readonly what: string;
  readonly mend: string;
}

/** The words for each fault, from its parts. */
export type FaultTexts = { readonly [C in FaultCode]: (fault: Extract<FaultDetail, { readonly code: C }>) => FaultText };

const MOST_LETTERS = 60;

/** Somebody's words between a language's quotes: one line, not long, unable to reorder what stands around them. */
export function lineQuotes(language: Language): (text: string) => string {
  return (text) => quoted(language, isolated(shorten(cleanLine(text), MOST_LETTERS)));
}
