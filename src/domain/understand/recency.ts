import type { PlainDateText } from '../types.js';

const MONTHS: readonly string[] = [
  'jan(?:uary)?|enero', 'feb(?:ruary)?|febrero', 'mar(?:ch)?|marzo', 'apr(?:il)?|abril', 'may|mayo', 'june?|junio',
  'july?|julio', 'aug(?:ust)?|agosto', 'sept?(?:ember)?|sep?tiembre', 'oct(?:ober)?|octubre', 'nov(?:ember)?|noviembre', 'dec(?:ember)?|diciembre',
];
const PATTERNS = MONTHS.map((month) => new RegExp(`(?<!\\p{L})(?:${month})(?!\\p{L})`, 'u'));
const RECENT = /(?<!\p{L})(?:this (?:week|month|morning)|last (?:week|friday|monday|tuesday|wednesday|thursday)|yesterday|today|now|right now|currently|esta semana|la semana pasada|este mes|ayer|hoy|ahora|ahorita|actualmente)(?!\p{L})/u;
const LAST_MONTH = /(?<!\p{L})(?:last month|el mes (?:pasado|anterior))(?!\p{L})/u;

/** Folded words that name a month and say nothing else: "in oct.", "(octubre)". */
export function isOnlyAMonth(words: string): boolean {
  const rest = words.replace(/(?<!\p{L})(?:in|en|for|de|during)(?!\p{L})/gu, '').replace(/[^\p{L}]/gu, '');
  return PATTERNS.some((pattern) => pattern.exec(rest)?.[0] === rest && rest !== '');
}

/**
 * How many months before today folded words place themselves: "in November" on 21 November is 0,
 * "this week" is 0, "Sept" is 2. null where they name no time.
 */
export function monthsAgo(words: string, today: PlainDateText): number | null {
  if (RECENT.test(words)) return 0;
  if (LAST_MONTH.test(words)) return 1;
  const now = Number(today.slice(5, 7));
  const named = PATTERNS.flatMap((pattern, index) => (pattern.test(words) ? [index + 1] : []));
  const month = named[0];
  if (month === undefined || named.length > 1 || !Number.isInteger(now)) return null;
  return (now - month + 12) % 12;
}
