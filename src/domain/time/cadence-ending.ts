import type { PlainDateText } from '../types.js';
import { CADENCE_WORDS } from './cadence-vocabulary.js';
import { takeClockWords } from './clock-words.js';
import { parseDate } from './dates.js';
import { fault } from './rule.js';

/**
 * Takes the end of a cadence out of folded words: ", 10 times" or "until 1 June 2027" (that day included).
 * Throws `CadenceFault` for an end that cannot be.
 */
export function takeEnding(words: string): { readonly end: { count?: number; until?: PlainDateText }; readonly rest: string } {
  const count = /,? (?:for )?(\d{1,4}) (?:times?|vez|veces)$/.exec(words);
  if (count) {
    if (Number(count[1]) < 1 || Number(count[1]) > 1_000) throw fault('bad-interval', count[1] ?? '');
    return { end: { count: Number(count[1]) }, rest: words.slice(0, count.index) };
  }
  const until = /,? (?:until|till|through|hasta)(?: el)? (.+)$/.exec(words);
  if (!until) return { end: {}, rest: words };
  const clock = takeClockWords(until[1] ?? '');
  const date = readDate(clock.rest);
  if (date === undefined) throw fault('no-such-date', clock.rest);
  return { end: { until: date }, rest: clock.time === undefined ? words.slice(0, until.index) : `${words.slice(0, until.index)} at ${clock.time}` };
}

/** "2027-06-01", "1 june 2027", "june 1 2027", "1 de junio de 2027". */
function readDate(words: string): PlainDateText | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|o)?(?: of| de)? ([a-z]+)(?: of| de| del)? (\d{4})$/.exec(words);
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(words.replace(',', ''));
  const [day, name, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const token = CADENCE_WORDS.get(name ?? '');
  const text = token?.type === 'month' && day ? `${year}-${String(token.month).padStart(2, '0')}-${day.padStart(2, '0')}` : words;
  try {
    return parseDate(text).toString();
  } catch {
    return undefined;
  }
}
