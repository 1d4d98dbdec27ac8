import ICAL from 'ical.js';
import { z } from 'zod';
import { compareText } from '../compare-text.js';
import type { PlainDateText } from '../types.js';
import { CalendarFault } from './calendar-fault.js';
import { addDays, parseDate } from './dates.js';
import { guessClosedDayKind, saysSchoolIsOpen } from './closed-day-names.js';
import type { ClosedDays } from './work-calendar.js';

/** Why an event of a calendar file closes nothing. */
export type IgnoredBecause = 'has-a-time' | 'school-is-open' | 'cancelled' | 'outside-window';

/** What a calendar file comes to. `ignored` counts the events left out, so that nobody wonders where they went. */
export interface IcsCalendar {
  readonly closed: readonly ClosedDays[];
  readonly ignored: Readonly<Record<IgnoredBecause, number>>;
}

/** Larger files are not school calendars. Characters. */
const MAX_LENGTH = 2_000_000;
const MAX_EVENTS = 5_000;
/** How many repeats are followed in all: enough for years of events, too few to keep anyone waiting. */
const MAX_REPEATS = 20_000;
/** No repeat lasts longer than this, nor was put off for longer, so older ones need no second look. */
const LONGEST_REPEAT_DAYS = 370;
const MAX_NAME_LENGTH = 120;

/**
 * Reads the closed days of an iCalendar file (RFC 5545): its all-day events, also repeating ones, that touch the window
 * from `from` to `to` (both included) and do not say that school is open ("First day of school"). Sorted by date; each
 * kind is a guess by its name. Throws a `CalendarFault` (`bad-ics`), with the line where it can be told, for anything unreadable.
 */
export function closedDaysFromIcs(text: string, from: PlainDateText, to: PlainDateText): IcsCalendar {
  if (text.length > MAX_LENGTH) throw new CalendarFault({ fault: 'too-large' });
  // The library reads values only when they are asked for, so any step can stumble.
  return guarded(text, () => closedDaysOf(eventsOf(text), text, { from, to }));
}

function closedDaysOf(events: readonly ICAL.Event[], text: string, window: Span): IcsCalendar {
  const ignored: Record<IgnoredBecause, number> = { 'has-a-time': 0, 'school-is-open': 0, cancelled: 0, 'outside-window': 0 };
  const closed = new Map<string, ClosedDays>();
  const budget = { repeats: MAX_REPEATS };
  for (const event of events) {
    const why = reasonToIgnore(event);
    if (why) {
      ignored[why] += 1;
      continue;
    }
    const spans = spansOf(event, text, window, budget).filter((span) => span.to >= window.from && span.from <= window.to);
    if (spans.length === 0) ignored['outside-window'] += 1;
    for (const span of spans) {
      const name = clean(event.summary) || span.from;
      closed.set(JSON.stringify([span, name]), { ...span, name, kind: guessClosedDayKind(name, span) });
    }
  }
  return { closed: [...closed.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.name, b.name)), ignored };
}

/** What the library says of one repeat; its own types for it do not resolve. */
const occurrence = z.object({ startDate: z.instanceof(ICAL.Time), endDate: z.instanceof(ICAL.Time) });

/** Days, both ends included. */
interface Span {
  readonly from: PlainDateText;
  readonly to: PlainDateText;
}

function eventsOf(text: string): ICAL.Event[] {
  const roots = parsedRoots(text);
  const components = roots.flatMap((root) => (root.name === 'vevent' ? [root] : root.getAllSubcomponents('vevent')));
  if (!roots.some((root) => root.name === 'vcalendar' || root.name === 'vevent')) throw new CalendarFault({ fault: 'no-calendar' });
  if (components.length > MAX_EVENTS) throw new CalendarFault({ fault: 'too-many-events', count: components.length, most: MAX_EVENTS });
  const events = components.map((component) => new ICAL.Event(component));
  const masters = new Set(events.filter((event) => !event.isRecurrenceException()).map((event) => event.uid));
  // A changed repeat is known to its master event already.
  return events.filter((event) => !event.isRecurrenceException() || !masters.has(event.uid));
}

function parsedRoots(text: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
  if (!Array.isArray(parsed) || parsed.length === 0) throw new Error('nothing in it');
  const roots: unknown[] = typeof parsed[0] === 'string' ? [parsed] : parsed;
  return roots.map((root) => {
    if (!Array.isArray(root)) throw new Error('nothing in it');
    return new ICAL.Component(root);
  });
}

function reasonToIgnore(event: ICAL.Event): IgnoredBecause | undefined {
  if (String(event.component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') return 'cancelled';
  if (!isAllDay(event)) return 'has-a-time';
  return saysSchoolIsOpen(clean(event.summary)) ? 'school-is-open' : undefined;
}

/** Some programs write all-day events as midnight to midnight. */
function isAllDay(event: ICAL.Event): boolean {
  // Without a start there is no end either, and asking for it throws.
  if (!event.component.hasProperty('dtstart')) return false;
  const { startDate: start, endDate: end } = event;
  if (start.isDate) return true;
  const midnight = (time: ICAL.Time): boolean => time.hour === 0 && time.minute === 0 && time.second === 0;
  return midnight(start) && midnight(end) && dateOf(start) < dateOf(end);
}

function spansOf(event: ICAL.Event, text: string, window: Span, budget: { repeats: number }): Span[] {
  for (const name of ['dtstart', 'dtend']) refuseImpossibleDate(event, name, text);
  if (!event.isRecurring()) return [spanOf(event.startDate, event.endDate, event, text)];
  const spans: Span[] = [];
  const since = addDays(window.from, -LONGEST_REPEAT_DAYS);
  const repeats = event.iterator();
  for (;;) {
    // The library types the end of the series as a time too.
    const next: ICAL.Time | null | undefined = repeats.next();
    if (!next || dateOf(next) > window.to) return spans;
    budget.repeats -= 1;
    if (budget.repeats < 0) throw new CalendarFault({ fault: 'too-many-repeats' });
    if (dateOf(next) < since) continue;
    const { startDate, endDate } = occurrence.parse(event.getOccurrenceDetails(next));
    spans.push(spanOf(startDate, endDate, event, text));
  }
}

/** An all-day event's end is the day after its last (RFC 5545, 3.6.1); some programs write the last day itself. */
function spanOf(start: ICAL.Time, end: ICAL.Time, event: ICAL.Event, text: string): Span {
  const from = dateOf(start);
  const after = dateOf(end);
  if (after < from) throw new CalendarFault({ fault: 'ends-before-it-begins', name: clean(event.summary), from, to: after, ...lineOf(text, after.replaceAll('-', '')) });
  return { from, to: after === from ? from : addDays(after, -1) };
}

/** The library rolls the 31st of June over to July; a slip should be mended, not guessed. */
function refuseImpossibleDate(event: ICAL.Event, name: string, text: string): void {
  const property = event.component.getFirstProperty(name);
  const raw: unknown = property?.jCal[3];
  if (typeof raw !== 'string') return;
  try {
    parseDate(raw.slice(0, 10));
  } catch {
    throw new CalendarFault({ fault: 'no-such-date', name: clean(event.summary), date: raw.slice(0, 10), ...lineOf(text, raw.slice(0, 10).replaceAll('-', '')) });
  }
}

function dateOf({ year, month, day }: ICAL.Time): PlainDateText {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function clean(name: string | null | undefined): string {
  return (name ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, MAX_NAME_LENGTH);
}

/** How the library quotes the line or the value it stumbled over. */
const STUMBLED_OVER = [/^invalid line \(no token ";" or ":"\) "([^]+)"$/, / in '([^]+)'$/, /"([^"]+)"/];

function guarded<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof CalendarFault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const quoted = STUMBLED_OVER.map((shape) => shape.exec(reason)?.[1]).find((part) => part !== undefined && part !== '');
    throw new CalendarFault({ fault: 'unreadable', ...(quoted !== undefined && lineOf(text, quoted.slice(0, 60))) }, { cause: error });
  }
}

function lineOf(text: string, part: string): { readonly line?: number } {
  const place = text.indexOf(part);
  return place < 0 ? {} : { line: text.slice(0, place).split(/\r\n|\r|\n/).length };
}
