import type { CalendarFaultDetail } from '../../domain/time/calendar-fault.js';
import type { Language } from '../../domain/types.js';
import { calendarTexts } from './index.js';

/** What is wrong with a calendar file, where, and what to do. */
export function calendarFaultText(detail: CalendarFaultDetail, language: Language): string {
  const { faults } = calendarTexts(language);
  switch (detail.fault) {
    case 'too-large':
      return faults.tooLarge;
    case 'no-calendar':
      return faults.noCalendar;
    case 'too-many-events':
      return faults.tooManyEvents(detail.count, detail.most);
    case 'too-many-repeats':
      return faults.tooManyRepeats;
    case 'ends-before-it-begins':
      return faults.endsBeforeItBegins(detail.name, detail.from, detail.to, detail.line);
    case 'no-such-date':
      return faults.noSuchDate(detail.name, detail.date, detail.line);
    case 'unreadable':
      return faults.unreadable(detail.line);
    case 'not-a-weekday':
      return faults.notAWeekday;
    case 'no-working-day':
      return faults.noWorkingDay;
    case 'upside-down':
      return faults.upsideDown(detail.name, detail.from, detail.to);
    case 'no-open-day':
      return faults.noOpenDay(detail.from, detail.to);
  }
}
