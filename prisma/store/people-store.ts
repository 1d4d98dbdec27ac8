import type { ChannelState, PeopleStore, Workspace } from '../../src/ports.js';
import { PLATFORMS } from '../../src/domain/types.js';
import { Prisma } from '../generated/client.js';
import type { Absence } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText, fromInstant, fromOptionalDateText, oneOf, optionalDateText, toDateText, toLanguage } from '../convert.js';
import { identitiesInOrder } from './identities-in-order.js';
import { loadMembers } from './members.js';
import { moveChannel } from './move-channel.js';
import { saveProfiles } from './people-profiles.js';

const CHANNEL_STATES = ['open', 'archived', 'not-in', 'shared', 'gone'] as const satisfies readonly ChannelState[];

/** People, their identities on chat platforms, and their absences. */
export function peopleStore(db: Db): PeopleStore {
  const identityOf = (organizationId: string, { platform, workspace }: Workspace, user: string) => ({
    organizationId_platform_workspace_externalId: { organizationId, platform, workspace, externalId: user },
  });

  return {
    async organizations() {
      const rows = await db.organization.findMany({ orderBy: { key: 'asc' } });
      return rows.map((row) => ({ id: row.id, key: row.key, name: row.name, timeZone: row.timeZone, language: toLanguage(row.language) ?? 'en' }));
    },
    all: (organizationId) => loadMembers(db, organizationId, Prisma.sql`true`),
    byIds: (organizationId, personIds) => loadMembers(db, organizationId, Prisma.sql`p."id" = any(${[...personIds]}::uuid[])`),
    byId: async (organizationId, personId) => (await loadMembers(db, organizationId, Prisma.sql`p."id" = ${personId}::uuid`))[0],
    byIdentity: async (organizationId, { platform, workspace }, user) =>
      (await loadMembers(db, organizationId, Prisma.sql`p."id" = (select i."personId" from "public"."Identity" i where i."organizationId" = ${organizationId}::uuid and i."platform" = ${platform} and i."workspace" = ${workspace} and i."externalId" = ${user})`))[0],

    isMember: async (organizationId, { platform, workspace }, user) => (await db.identity.count({ where: { organizationId, platform, workspace, externalId: user, active: true } })) > 0,

    identities: (organizationId, personIds) => identitiesInOrder(db, organizationId, personIds),

    async noteWrote(organizationId, { platform, workspace }, user, at) {
      const moment = fromInstant(at);
      await db.identity.updateMany({
        where: { organizationId, platform, workspace, externalId: user, OR: [{ lastWroteAt: null }, { lastWroteAt: { lt: moment } }] },
        data: { lastWroteAt: moment },
      });
    },

    async noteHomeOpened(organizationId, { platform, workspace }, user, at) {
      await db.identity.updateMany({ where: { organizationId, platform, workspace, externalId: user }, data: { homeOpenedAt: fromInstant(at) } });
    },

    async homes(organizationId, personIds) {
      const rows = await db.identity.findMany({ where: { organizationId, personId: { in: [...personIds] }, active: true, homeOpenedAt: { not: null } }, orderBy: { id: 'asc' } });
      return rows.map((row) => ({ personId: row.personId, platform: oneOf(PLATFORMS, row.platform), workspace: row.workspace, user: row.externalId }));
    },

    saveProfiles: (organizationId, workspace, profiles) => saveProfiles(db, organizationId, workspace, profiles),

    async linkIdentity(organizationId, workspace, profile, personId, { letIn = false } = {}) {
      const facts = { personId, name: profile.name, handle: profile.handle ?? null, timeZone: profile.timeZone ?? null, locale: profile.locale ?? null, active: profile.active, letIn };
      await db.identity.upsert({
        where: identityOf(organizationId, workspace, profile.user),
        create: { organizationId, ...workspace, externalId: profile.user, ...facts },
        update: facts,
      });
    },

    async shutOut(organizationId, platform, personId) {
      const { count } = await db.identity.updateMany({ where: { organizationId, platform, personId, letIn: true }, data: { letIn: false, active: false } });
      return count > 0;
    },

    async setPersonPlatform(organizationId, personId, platform) {
      await db.person.update({ where: { organizationId_id: { organizationId, id: personId } }, data: { preferredPlatform: platform } });
    },

    async setPlatform(organizationId, platform) {
      await db.organization.update({ where: { id: organizationId }, data: { preferredPlatform: platform } });
    },

    async absences(organizationId, personIds, on) {
      const rows = await db.$queryRaw<Absence[]>(Prisma.sql`
        select a.* from "public"."Absence" a
        where a."organizationId" = ${organizationId}::uuid and a."personId" = any(${personIds}::uuid[]) and a."endedAt" is null and (a."endsOn" is null or a."endsOn" >= ${on}::date)
        order by a."createdAt"`);
      return rows.map((row) => ({
        personId: row.personId,
        startsOn: toDateText(row.startsOn),
        ...(row.endsOn && { endsOn: optionalDateText(row.endsOn) }),
        ...(row.delegateId !== null && { delegateId: row.delegateId }),
      }));
    },

    async setAway(organizationId, absence, at) {
      await db.absence.updateMany({ where: { organizationId, personId: absence.personId, endedAt: null }, data: { endedAt: fromInstant(at) } });
      await db.absence.create({
        data: {
          organizationId,
          personId: absence.personId,
          startsOn: fromDateText(absence.startsOn),
          endsOn: fromOptionalDateText(absence.endsOn),
          delegateId: absence.delegateId ?? null,
          createdAt: fromInstant(at),
        },
      });
    },

    async setBack(organizationId, personId, at) {
      const { count } = await db.absence.updateMany({ where: { organizationId, personId, endedAt: null }, data: { endedAt: fromInstant(at) } });
      return count > 0;
    },

    async saveChannel(organizationId, workspace, { channel, ...facts }) {
      const row = await db.channel.upsert({
        where: identityOf(organizationId, workspace, channel),
        create: { organizationId, ...workspace, externalId: channel, ...facts },
        update: facts,
      });
      return row.id;
    },

    async channels(organizationId) {
      const rows = await db.channel.findMany({ where: { organizationId }, orderBy: { name: 'asc' } });
      return rows.map(({ platform, workspace, externalId, name, isPrivate, state }) => ({ platform: oneOf(PLATFORMS, platform), workspace, channel: externalId, name, isPrivate, state: oneOf(CHANNEL_STATES, state) }));
    },

    async setChannelState(organizationId, workspace, channel, state) {
      const { count } = await db.channel.createMany({ data: [{ organizationId, ...workspace, externalId: channel, name: channel }], skipDuplicates: true });
      const changed = await db.channel.updateMany({ where: { organizationId, ...workspace, externalId: channel, state: { not: state } }, data: { state } });
      return count + changed.count > 0;
    },

    moveChannel: (organizationId, workspace, from, to) => moveChannel(db, organizationId, workspace, from, to),

    async audit({ at, details, actorId, ...entry }) {
      await db.auditEntry.create({ data: { ...entry, actorId: actorId ?? null, details: details as Prisma.InputJsonObject, at: fromInstant(at) } });
    },
  };
}
