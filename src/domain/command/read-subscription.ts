import type { ClockTime } from '../types.js';
import { foldWord } from './command-words.js';
import type { Command, CommandFault, IsoWeekday } from './command.js';

const HERE = new Set(['here', 'aqui']);
const ME = new Set(['me', 'mi', 'yo']);
const WEEKLY = new Set(['weekly', 'week', 'semanal', 'semanalmente', 'semana']);
const OTHER_RHYTHMS = new Set(['daily', 'monthly', 'yearly', 'quarterly', 'biweekly', 'diario', 'diariamente', 'mensual', 'mensualmente', 'trimestral', 'quincenal']);
const FILLERS = new Set(['at', 'on', 'every', 'each', 'the', 'a', 'al', 'las', 'la', 'los', 'el', 'cada', 'para', 'for']);
const DAYS: readonly (readonly [IsoWeekday, readonly string[]])[] = [
  [1, ['mon', 'monday', 'mondays', 'lun', 'lunes']],
  [2, ['tue', 'tues', 'tuesday', 'tuesdays', 'mar', 'martes']],
  [3, ['wed', 'wednesday', 'wednesdays', 'mie', 'miercoles']],
  [4, ['thu', 'thur', 'thurs', 'thursday', 'thursdays', 'jue', 'jueves']],
  [5, ['fri', 'friday', 'fridays', 'vie', 'viernes']],
  [6, ['sat', 'saturday', 'saturdays', 'sab', 'sabado', 'sabados']],
  [7, ['sun', 'sunday', 'sundays', 'dom', 'domingo', 'domingos']],
];
const DAY_OF: ReadonlyMap<string, IsoWeekday> = new Map(DAYS.flatMap(([day, words]) => words.map((word): [string, IsoWeekday] => [word, day])));
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A channel as the chat port hands it over; some platforms add the name after a bar. */
const CHANNEL = /^<#([^<>|\s]{1,200})(?:\|[^<>]{0,200})?>$/u;

type Subscribe = Extract<Command, { name: 'subscribe' }>;
type Read = { readonly ok: true; readonly command: Subscribe } | { readonly ok: false; readonly fault: CommandFault };

/** A weekday as it is printed in a command. */
export function weekdayWord(day: IsoWeekday): string {
  return NAMES[day - 1] ?? 'mon';
}

/** Reads `[here|me|<#channel>] weekly mon 08:00 [item]`, in any order before the item; the first word that is none of these begins it. */
export function readSubscription(rest: string): Read {
  const tokens = rest.match(/\S+/gu) ?? [];
  let [where, channel, weekday, at]: [Subscribe['where'], string | undefined, IsoWeekday | undefined, ClockTime | undefined] = [undefined, undefined, undefined, undefined];
  let i = 0;
  for (; i < tokens.length; i += 1) {
    const word = foldWord((tokens[i] ?? '').slice(0, 40));
    const day = DAY_OF.get(word);
    const time = readTime(word, foldWord((tokens[i + 1] ?? '').slice(0, 40)));
    const mentioned = CHANNEL.exec(tokens[i] ?? '')?.[1];
    const isOpen = where === undefined && channel === undefined;
    if (isOpen && mentioned !== undefined) channel = mentioned;
    else if (isOpen && HERE.has(word)) where = 'here';
    else if (isOpen && ME.has(word)) where = 'me';
    else if (weekday === undefined && day !== undefined) weekday = day;
    else if (time === 'bad') return { ok: false, fault: { kind: 'time', word: tokens[i] ?? '' } };
    else if (at === undefined && time !== undefined) {
      at = time.at;
      if (time.tookNext) i += 1;
    } else if (OTHER_RHYTHMS.has(word)) return { ok: false, fault: { kind: 'only-weekly', word: tokens[i] ?? '' } };
    else if (!WEEKLY.has(word) && !FILLERS.has(word)) break;
  }
  const target = tokens.slice(i).join(' ');
  const command: Subscribe = {
    name: 'subscribe',
    ...(where !== undefined && { where }),
    ...(channel !== undefined && { channel }),
    ...(weekday !== undefined && { weekday }),
    ...(at !== undefined && { at }),
    ...(target !== '' && { target }),
  };
  return { ok: true, command };
}

/** `8:00`, `08h00`, `8am`, `8:30 pm`, `20h`; a dot is no separator, for codes have dots. */
function readTime(word: string, next: string): { readonly at: ClockTime; readonly tookNext: boolean } | 'bad' | undefined {
  const match = /^(\d{1,2})(?:[:h](\d{2}))?(h)?\s*(am|pm|a\.m|p\.m)?$/.exec(word);
  if (!match) return undefined;
  const nextHalf = /^[ap]\.?m$/.test(next) ? next.charAt(0) : undefined;
  const half = match[4]?.charAt(0) ?? nextHalf;
  if (match[2] === undefined && match[3] === undefined && half === undefined) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minutes > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return 'bad';
  const hour = half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0);
  return { at: `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`, tookNext: match[4] === undefined && nextHalf !== undefined };
}
