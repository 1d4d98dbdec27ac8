import type { CalendarEntry } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { fromDateText, toDateText, toTranslations } from '../convert.js';

/** Entries of a plan's calendar that touch some days, in order of date. */
export async function loadCalendarEntries(db: Db, organizationId: string, planId: string, from: string, to: string): Promise<readonly CalendarEntry[]> {
  const rows = await db.calendarEntry.findMany({
    where: { organizationId, planId, endsOn: { gte: fromDateText(from) }, startsOn: { lte: fromDateText(to) } },
    orderBy: [{ startsOn: 'asc' }, { endsOn: 'asc' }, { position: 'asc' }],
    include: { person: { select: { name: true } } },
  });
  return rows.map((row) => ({
    startsOn: toDateText(row.startsOn),
    endsOn: toDateText(row.endsOn),
    what: row.what,
    translations: toTranslations(row.translations),
    ...(row.itemId !== null && { itemId: row.itemId }),
    ...(row.person !== null && { person: row.person.name }),
    ...(row.others !== null && { others: row.others }),
  }));
}
