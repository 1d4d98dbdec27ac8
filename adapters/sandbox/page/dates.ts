import { LANGUAGES } from '../../../src/domain/types.js';
import { LOCALES } from '../../../src/text/format.js';

/** Instants said in one person's language and zone. */
export interface Dates {
  /** Such as "9:00 AM". */
  time(iso: string): string;
  /** Such as "Monday, September 14". */
  day(iso: string): string;
  /** The day alone, for telling days apart. */
  dayKey(iso: string): string;
  /** Such as "Mon, Sep 14, 2026, 9:00 AM CDT". */
  full(iso: string): string;
}

/** A zone the browser does not know is read as UTC, and said so by the name it shows. */
export function createDates(locale: string, timeZone: string): Dates {
  const make = (options: Intl.DateTimeFormatOptions, language: string = regional(locale)): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat(language, { ...options, timeZone });
    } catch {
      return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
    }
  };
  const time = make({ timeStyle: 'short' });
  const day = make({ weekday: 'long', day: 'numeric', month: 'long' });
  const key = make({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
  const full = make({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return {
    time: (iso) => time.format(Date.parse(iso)),
    day: (iso) => capital(day.format(Date.parse(iso))),
    dayKey: (iso) => key.format(Date.parse(iso)),
    full: (iso) => capital(full.format(Date.parse(iso))),
  };
}

/** A language alone reads as in the bot's messages: one clock for both. */
function regional(locale: string): string {
  const language = LANGUAGES.find((one) => one === locale);
  return language ? LOCALES[language] : locale;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
