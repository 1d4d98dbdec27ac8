import type { ClosedDaysDiff, DateSpan } from '../../domain/diff-closed-days.js';
import { cleanLine, isolated } from '../../domain/plan-file/clean-text.js';
import type { IcsCalendar, IgnoredBecause } from '../../domain/time/ics.js';
import type { ClosedDays } from '../../domain/time/work-calendar.js';
import type { Language } from '../../domain/types.js';
import { formatList, shorten } from '../format.js';
import { calendarTexts } from './index.js';
import type { CalendarTexts } from './index.js';

/** Of one kind of change this many are shown one by one: more than a school year has. */
const MOST_ALIKE = 60;
const MOST_LETTERS = 60;

/** A difference of closed days as lines for a terminal: what is new, what changes, what goes, then the counts. */
export function closedDaysLines({ added, changed, removed, unchanged }: ClosedDaysDiff, language: Language): string[] {
  const texts = calendarTexts(language);
  return [
    ...shown(added.map((days) => `+ ${whole(days, texts)}`), '+', texts),
    ...shown(changed.map(({ before, after }) => `~ ${whole(before, texts)} → ${whole(after, texts)}`), '~', texts),
    ...shown(removed.map(({ days, kept }) => `- ${whole(days, texts)}${kept.length === 0 ? '' : `; ${texts.removedBut(formatList(language, kept.map((part) => span(part, texts))))}`}`), '-', texts),
    texts.counts(added.length, changed.length, removed.length, unchanged),
  ];
}

/** How many events of a file were left out and why, as a sentence. Undefined where none was. */
export function leftOutLine(ignored: IcsCalendar['ignored'], language: Language): string | undefined {
  const texts = calendarTexts(language);
  const reasons: readonly IgnoredBecause[] = ['has-a-time', 'school-is-open', 'cancelled', 'outside-window'];
  const told = reasons.filter((reason) => ignored[reason] > 0);
  if (told.length === 0) return undefined;
  const count = told.reduce((sum, reason) => sum + ignored[reason], 0);
  return texts.leftOut(count, formatList(language, told.map((reason) => texts.reasons[reason](ignored[reason]))));
}

function shown(lines: readonly string[], mark: string, texts: CalendarTexts): readonly string[] {
  return lines.length > MOST_ALIKE ? [...lines.slice(0, MOST_ALIKE), `${mark} ${texts.andMore(lines.length - MOST_ALIKE)}`] : lines;
}

function whole(days: ClosedDays, texts: CalendarTexts): string {
  return `${span(days, texts)} ${isolated(shorten(cleanLine(days.name), MOST_LETTERS))} (${texts.kinds[days.kind]})`;
}

function span({ from, to }: DateSpan, texts: CalendarTexts): string {
  return texts.days(from, to);
}
