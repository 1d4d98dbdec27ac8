import type { Prisma } from '../generated/client.js';
import type { CheckStore } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { fromInstant, optionalInstant } from '../convert.js';
import { createChecks } from './check-create.js';
import { organizationsDue } from './check-due.js';
import { markAsked } from './check-mark-asked.js';
import { nextDue } from './check-next-due.js';
import { BY_CODE, CHECK, foundCheck } from './check-rows.js';
import { checksByIds, checksWaiting, openForItems } from './checks-waiting.js';
import { loadScheduleInputs } from './schedule-inputs.js';
import { advanceSchedules, saveSchedules, schedulesDue } from './schedule-rows.js';
import { lockSweep, trySweepLock } from './sweep-lock.js';

const OPEN = ['due', 'asked'];

/** Checks and the schedules they come from. */
export function checkStore(db: Db): CheckStore {
  const rows = async (args: Omit<Prisma.CheckFindManyArgs, 'include' | 'select'>) => (await db.check.findMany({ ...args, include: CHECK })).map(foundCheck);

  return {
    organizationsDue: (now) => organizationsDue(db, now),
    trySweepLock: (organizationId) => trySweepLock(db, organizationId),
    lockSweep: (organizationId) => lockSweep(db, organizationId),
    scheduleInputs: (organizationId, options) => loadScheduleInputs(db, organizationId, options),
    saveSchedules: (organizationId, schedules) => saveSchedules(db, organizationId, schedules),
    advanceSchedules: (organizationId, schedules) => advanceSchedules(db, organizationId, schedules),
    schedulesDue: (organizationId, now, limit) => schedulesDue(db, organizationId, now, limit),
    nextDue: (after, kind) => nextDue(db, after, kind),

    createChecks: (organizationId, checks) => createChecks(db, organizationId, checks),
    checksDue: (organizationId, now, limit) => checksWaiting(db, organizationId, 'asking', now, limit),
    remindersDue: (organizationId, now, limit) => checksWaiting(db, organizationId, 'reminding', now, limit),
    lapsesDue: (organizationId, now, limit) => checksWaiting(db, organizationId, 'lapsing', now, limit),

    markAsked: (organizationId, checks) => markAsked(db, organizationId, checks),
    async markReminded(organizationId, checkIds, at) {
      await db.check.updateMany({ where: { organizationId, id: { in: [...checkIds] } }, data: { remindedAt: fromInstant(at), remindAt: null } });
    },
    async postponeReminder(organizationId, checkIds, remindAt) {
      const at = fromInstant(remindAt);
      const where = { organizationId, id: { in: [...checkIds] }, state: 'asked' };
      await db.check.updateMany({ where: { ...where, OR: [{ lapseAt: null }, { lapseAt: { gt: at } }] }, data: { remindAt: at } });
      await db.check.updateMany({ where: { ...where, lapseAt: { lte: at } }, data: { remindAt: null } });
    },
    async close(organizationId, checkIds, state, reason, at) {
      await db.check.updateMany({
        where: { organizationId, id: { in: [...checkIds] }, state: { in: OPEN } },
        data: { state, stateReason: reason, closedAt: fromInstant(at), askAt: null, remindAt: null },
      });
    },
    async markAnswered(organizationId, checkId, at, late) {
      await db.check.updateMany({
        where: { organizationId, id: checkId, state: { not: 'answered' } },
        data: { state: 'answered', stateReason: null, answeredAt: fromInstant(at), closedAt: fromInstant(at), answeredLate: late, askAt: null, remindAt: null },
      });
    },
    async reopen(organizationId, checkId, now) {
      const check = await db.check.findUnique({ where: { organizationId_id: { organizationId, id: checkId } } });
      if (check?.state !== 'answered') return;
      const over = check.lapseAt === null || check.lapseAt.getTime() <= now.epochMilliseconds;
      await db.check.update({
        where: { organizationId_id: { organizationId, id: checkId } },
        data: { answeredAt: null, answeredLate: false, ...(over || !check.askedAt ? { state: 'lapsed', stateReason: 'no-answer', closedAt: fromInstant(now) } : { state: 'asked', stateReason: null, closedAt: null }) },
      });
    },
    async snooze(organizationId, checkIds, askAt) {
      await db.check.updateMany({
        where: { organizationId, id: { in: [...checkIds] }, state: { in: OPEN } },
        data: { state: 'due', stateReason: 'snoozed', askAt: fromInstant(askAt), remindAt: null, remindedAt: null, lateAt: null, lapseAt: null },
      });
    },
    async reassign(organizationId, checkIds, personId) {
      await db.check.updateMany({ where: { organizationId, id: { in: [...checkIds] }, state: { in: OPEN } }, data: { personId } });
    },

    byIds: (organizationId, checkIds) => checksByIds(db, organizationId, checkIds),
    openForItems: (organizationId, itemIds) => openForItems(db, organizationId, itemIds),
    openForPerson: (organizationId, personId) => rows({ where: { organizationId, personId, state: 'asked' }, orderBy: [{ askedAt: 'desc' }, ...BY_CODE] }),
    latestAsked: async (organizationId, itemId) => (await rows({ where: { organizationId, itemId, askedAt: { not: null } }, orderBy: [{ askedAt: 'desc' }, { occurrenceOn: 'desc' }], take: 1 }))[0],

    async history(organizationId, itemId, limit) {
      const found = await db.check.findMany({ where: { organizationId, itemId }, include: CHECK, orderBy: { occurrenceOn: 'desc' }, take: limit });
      return found.map((row) => {
        const [answeredAt, closedAt] = [optionalInstant(row.answeredAt), optionalInstant(row.closedAt)];
        return { ...foundCheck(row), answeredLate: row.answeredLate, ...(answeredAt && { answeredAt }), ...(closedAt && { closedAt }) };
      });
    },
  };
}
