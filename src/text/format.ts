import type { Temporal } from 'temporal-polyfill';
import type { ClockTime, Language, ZoneId } from '../domain/types.js';

/** BCP 47 locales the platform's Intl formats with. Spanish as read across the Americas. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-419' };

/** Picks the plural form: `plural('en', 2, { one: 'check', other: 'checks' })`. */
export function plural(language: Language, count: number, forms: { readonly one: string; readonly other: string }): string {
  return new Intl.PluralRules(LOCALES[language]).select(count) === 'one' ? forms.one : forms.other;
}

/** `3 checks`, with the number in the reader's way. */
export function counted(language: Language, count: number, forms: { readonly one: string; readonly other: string }): string {
  return `${formatNumber(language, count)} ${plural(language, count, forms)}`;
}

export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 4 }).format(value);
}

/** A measure's value with its unit: `93.4 %`, `$45,000`, `212 students`; `count` and `ratio` show the bare number. */
export function formatValue(language: Language, value: number, unit: string): string {
  const number = formatNumber(language, value);
  if (unit === '%') return `${number} %`;
  if (unit === 'count' || unit === 'ratio' || unit === '') return number;
  if (/^[A-Z]{3}$/.test(unit)) return formatMoney(language, value, unit);
  return `${number} ${unit}`;
}

/** A value of a measure, its unit in the reader's language: `180 families`, `180 familias`. */
export function formatMeasured(language: Language, value: number, { unit, translations }: { readonly unit: string; readonly translations: Texts }): string {
  return formatValue(language, value, translated(translations, language, 'unit', unit));
}

function formatMoney(language: Language, value: number, currency: string): string {
  try {
    return new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value);
  } catch {
    return `${formatNumber(language, value)} ${currency}`;
  }
}

type DateStyle = 'short' | 'year' | 'long' | 'weekday';
const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
};

/** A `YYYY-MM-DD` date in the reader's way. */
export function formatDate(language: Language, date: string, style: DateStyle = 'short'): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat(LOCALES[language], { ...DATE_STYLES[style], timeZone: 'UTC' }).format(noon);
}

/** The local date of an instant. */
export function formatDay(language: Language, at: Temporal.Instant, zone: ZoneId, style: DateStyle = 'short'): string {
  return formatDate(language, at.toZonedDateTimeISO(zone).toPlainDate().toString(), style);
}

/** Local date and time: `Mon, Sep 14, 9:00 AM`. */
export function formatDateTime(language: Language, at: Temporal.Instant, zone: ZoneId): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone };
  return new Intl.DateTimeFormat(LOCALES[language], options).format(at.epochMilliseconds).replaceAll('\u202f', ' ');
}

/** A clock time `HH:MM` in the reader's way: `9:00 AM`, `9:00 a.m.`. */
export function formatTime(language: Language, time: ClockTime): string {
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(`1970-01-01T${time}:00Z`)).replace(/[\u202f\u00a0]/g, ' ');
}

/** `a, b and c`. */
export function formatList(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(parts);
}

/** `a, b or c`. */
export function formatChoice(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'disjunction' }).format(parts);
}

/** Words between the quotation marks of a language: “…” in English, «…» in Spanish. */
export function quoted(language: Language, words: string): string {
  return language === 'es' ? `«${words}»` : `“${words}”`;
}

/** A sentence's end: no second full stop where its last word brings one, such as “8:00 a.m.”. */
export function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** Shortens at a word's end, with an ellipsis, to at most `max` characters. */
export function shorten(text: string, max: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(flat);
  if (characters.length <= max) return flat;
  const cut = characters.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`;
}

/** Texts of a row in further languages. */
type Texts = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** A text of a row in the reader's language, else as written. */
export function translated(translations: Texts, language: Language, field: string, original: string): string {
  return translations[language]?.[field] ?? original;
}

/** What a person is greeted by. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
