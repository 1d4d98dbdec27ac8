import type { Temporal } from 'temporal-polyfill';
import type { ItemOverview, PersonInfo } from '../../../domain/overview.js';
import type { Inline, Span } from '../../../domain/message.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { Language, PlainDateText, ZoneId } from '../../../domain/types.js';
import { formatDate, formatDay, quoted as inQuotes, translated } from '../../../text/format.js';
import type { Question } from './question.js';

/** Longest title in a line of a list, in characters. */
const TITLE = 120;
/** Longest part of a note in a list, in characters. */
const WORDS = 160;
const NAME = 60;

/** An item's title in the reader's language, on one line. */
export function titleOf(q: Question, item: ItemOverview): string {
  return titleIn(item, q.member.language);
}

/** An item's title in a language, on one line. */
export function titleIn(item: ItemOverview, language: Language): string {
  return safeEcho(translated(item.translations, language, 'title', item.title), TITLE);
}

/** `2.b Title`, for headings and sentences. */
export function codeAndTitle(q: Question, item: ItemOverview): string {
  return `${codeOf(item)} ${titleOf(q, item)}`;
}

/** An item’s code, safe to show. */
export function codeOf(item: ItemOverview): string {
  return safeEcho(item.code, 30);
}

/** `2.b Title · more · more`, the code in bold. */
export function itemLine(q: Question, item: ItemOverview, ...more: readonly string[]): Inline {
  const tail = more.filter((part) => part !== '').map((part) => ` · ${part}`);
  const spans: Span[] = [{ bold: codeOf(item) }, ` ${titleOf(q, item)}`, ...tail];
  return spans;
}

/** Who a person id is. */
export function nameOf(q: Question, personId: string | undefined, others?: ReadonlyMap<string, Pick<PersonInfo, 'name'>>): string {
  if (personId === undefined) return q.text.nobody;
  const name = personId === q.member.id ? q.member.name : (q.overview.people.get(personId) ?? others?.get(personId))?.name;
  return name === undefined ? q.text.someone : shownName(name);
}

/** A name, cut to its line and safe to show. */
export function shownName(name: string): string {
  return safeEcho(name, NAME);
}

/** Somebody's words, shortened and quoted; nothing where nothing was said. */
export function quoted(q: Question, words: string): string {
  const short = safeEcho(words, WORDS);
  return short === '' ? '' : inQuotes(q.member.language, short);
}

/** The asker's local date of a moment; with the year where it is another. */
export function dayOf(q: Question, at: Temporal.Instant, zone: ZoneId = q.member.timeZone): string {
  const date = at.toZonedDateTimeISO(zone).toPlainDate().toString();
  return dateOf(q, date);
}

/** A date in the reader's way; with the year where it is not this one. */
export function dateOf(q: Question, date: PlainDateText): string {
  return formatDate(q.member.language, date, date.slice(0, 4) === q.today.slice(0, 4) ? 'short' : 'long');
}

/** When somebody is asked next about an item, as a date of the person asked. */
export function nextDay(q: Question, item: ItemOverview): string | undefined {
  const { next } = item;
  if (!next) return undefined;
  if (next.at) return formatDay(q.member.language, next.at, next.timeZone);
  return next.on === undefined ? undefined : dateOf(q, next.on);
}
