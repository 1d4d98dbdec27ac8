import type { ItemStore } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText } from '../convert.js';

/** Changes to single items that people make by command. */
export function itemStore(db: Db): ItemStore {
  return {
    async setOwner(organizationId, itemId, personId) {
      await db.planItem.update({ where: { organizationId_id: { organizationId, id: itemId } }, data: { ownerId: personId } });
    },

    async setMilestone(organizationId, itemId, key, reachedOn) {
      await db.milestone.updateMany({ where: { organizationId, itemId, key }, data: { reachedOn: reachedOn === undefined ? null : fromDateText(reachedOn) } });
    },

    async setCadence(organizationId, itemId, { rule, at, startsOn, words, replaces }) {
      const said = { rule, at, startsOn: fromDateText(startsOn), words };
      const own = await db.cadence.findFirst({ where: { organizationId, itemId } });
      if (own) {
        await db.cadence.update({ where: { organizationId_id: { organizationId, id: own.id } }, data: said });
        return;
      }
      const item = await db.planItem.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id: itemId } } });
      const before = replaces === undefined ? null : await db.cadence.findUnique({ where: { organizationId_id: { organizationId, id: replaces } } });
      await db.cadence.create({
        data: {
          organizationId,
          planId: item.planId,
          itemId,
          ...said,
          timeZone: before?.timeZone ?? null,
          evidence: before?.evidence ?? null,
          translations: (before?.translations ?? {}) as Prisma.InputJsonObject,
        },
      });
    },
  };
}
