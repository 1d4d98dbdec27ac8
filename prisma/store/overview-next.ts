import type { ItemOverview } from '../../src/domain/overview.js';
import type { Prisma } from '../generated/client.js';
import { optionalDateText, optionalInstant, toTranslations } from '../convert.js';

/** Whom an item asks next, for what and when. */
export function nextFacts({ personId, timeZone, nextOn, nextAt, cadence }: Prisma.ScheduleGetPayload<{ include: { cadence: true } }>): NonNullable<ItemOverview['next']> {
  return {
    personId,
    timeZone,
    evidenceTranslations: toTranslations(cadence.translations),
    ...(cadence.evidence !== null && { evidence: cadence.evidence }),
    ...(nextOn && { on: optionalDateText(nextOn) }),
    ...(nextAt && { at: optionalInstant(nextAt) }),
  };
}
