import { codeKey } from './code-key.js';

/** A kind of item may stand before its code: "goal 2: …", "punto 2.b …". */
const START = /^[\s("'#]*(?:(item|goal|objective|action|area|priority|meta|objetivo|acci[oó]n|[aá]rea|punto|prioridad)\s+#?)?([\p{L}\p{N}]+(?:[.\-_][\p{L}\p{N}]+)*)\)?(?:\s*([:：–—-]))?/iu;
/** No code stands further from the start, in characters. */
const LONGEST_HEAD = 200;
/** A code that may as well be a number of something: "1.5 hours". */
const NUMBER = /^[\d.\-_]+$/u;

/**
 * How plainly words begin with an item's code. `addressed`: as the head of what follows ("2.b: …", "2.b - …");
 * `named`: it only comes first ("2.b is …"). Undefined where the words begin otherwise, or with what may as well be a
 * number.
 */
export function namedAtStart(words: string, code: string): { readonly how: 'addressed' | 'named'; /** The words after the code. */ readonly rest: string } | undefined {
  const [head = '', kind, token = '', mark = ''] = START.exec(words.slice(0, LONGEST_HEAD)) ?? [];
  if (codeKey(token) !== codeKey(code)) return undefined;
  const rest = words.slice(head.length).trim();
  if (mark !== '') return { how: 'addressed', rest };
  return kind !== undefined || !NUMBER.test(code) ? { how: 'named', rest } : undefined;
}
