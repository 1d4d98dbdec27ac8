import { codeRuns } from './code-runs.js';
import { foldText } from './fold-text.js';

/** How codes are compared: `2.b`, `2b`, `2 B` and `2-b` are the same, `2.1` and `21` are not. */
export function codeKey(text: string): string {
  return codeRuns(foldText(text)).join(' ');
}
