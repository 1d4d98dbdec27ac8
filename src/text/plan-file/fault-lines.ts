import type { Fault, FaultDetail } from '../../domain/plan-file/faults.js';
import type { Language } from '../../domain/types.js';
import type { FaultText, FaultTexts } from './fault-texts.js';
import { planFileTexts } from './index.js';

/** More than anybody mends before looking again. */
const MOST_FAULTS = 50;

/** Every fault of a file as lines for a terminal: where, what, how to mend it; the count at the end. */
export function faultLines(file: string, faults: readonly Fault[], language: Language): string[] {
  const texts = planFileTexts(language);
  const shown = faults.slice(0, MOST_FAULTS).flatMap((fault) => {
    const { what, mend } = textOf(fault, texts.faults);
    const place = `${file}:${fault.line}:${fault.column}`;
    return [fault.path === '' ? place : `${place}  ${fault.path}`, `  ${what}`, `  ${mend}`];
  });
  const more = faults.length > MOST_FAULTS ? [texts.moreFaults(faults.length - MOST_FAULTS)] : [];
  return [...shown, ...more, texts.faultCount(faults.length, file)];
}

/** The words for one fault. */
export function textOf(fault: FaultDetail, texts: FaultTexts): FaultText {
  // Each entry takes the fault of its own code, which is what it is given.
  const words: { readonly [C in FaultDetail['code']]: (fault: never) => FaultText } = texts;
  return words[fault.code](fault as never);
}
