import { codeKey } from './code-key.js';
import { foldText } from './fold-text.js';

/** What leads to an item that is named beside what is said of another: "because of 1.b", "unlike 1.b", "not 1.b". */
const LEADS = new Set(
  (
    'not unlike like because of due to than as with without from and or but for on in the both either besides except versus vs compared item goal objective action area priority ' +
    'a diferencia de del la el los por debido como que con sin y e o pero para en punto meta objetivo accion salvo excepto comparado contra'
  ).split(' '),
);
/** More words than this say something. */
const MOST_WORDS = 8;

/** Whether words do nothing but name an item, with what leads to its code: then they say nothing of it. */
export function isBareMention(words: string, code: string): boolean {
  const tokens = foldText(words).match(/[\p{L}\p{N}]+(?:[.\-_][\p{L}\p{N}]+)*/gu) ?? [];
  const last = tokens.at(-1);
  return last !== undefined && tokens.length <= MOST_WORDS && codeKey(last) === codeKey(code) && tokens.slice(0, -1).every((token) => LEADS.has(token));
}
