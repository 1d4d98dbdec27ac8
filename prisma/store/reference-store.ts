import { cleanText } from '../../src/domain/clean-text.js';
import type { ConversationReference, ReferenceStore } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { fromInstant, given, oneOf, toInstant } from '../convert.js';
import { Prisma } from '../generated/client.js';

const KINDS = ['direct', 'group', 'channel', 'team'] as const;
const STATES = ['met', 'installed', 'removed'] as const;

/** How the bot reaches people and channels on platforms that tell the way only when they are met. */
export function referenceStore(db: Db): ReferenceStore {
  return {
    async save(organizationId, { platform, workspace }, references) {
      // One statement cannot change a row twice: the last of several goes.
      const rows = [...new Map(references.map((reference) => [`${reference.kind} ${reference.externalId}`, stored(reference)])).values()];
      if (rows.length === 0) return;
      await db.$executeRaw(Prisma.sql`
        insert into "public"."ChatConversation" as known
          ("id", "organizationId", "platform", "workspace", "kind", "externalId", "team", "name", "state", "timeZone", "locale", "sealed", "seenAt")
        select gen_random_uuid(), ${organizationId}::uuid, ${platform}, ${workspace}, r."kind", r."externalId", r."team", r."name", r."state", r."timeZone", r."locale", r."sealed", r."seenAt"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r ("kind" text, "externalId" text, "team" text, "name" text, "state" text, "timeZone" text, "locale" text, "sealed" text, "seenAt" timestamptz)
        order by r."kind", r."externalId"
        on conflict ("organizationId", "platform", "workspace", "kind", "externalId") do update set
          "team" = coalesce(excluded."team", known."team"),
          "name" = coalesce(excluded."name", known."name"),
          "timeZone" = coalesce(excluded."timeZone", known."timeZone"),
          "locale" = coalesce(excluded."locale", known."locale"),
          "state" = case when excluded."state" = 'met' and known."state" = 'installed' then known."state" else excluded."state" end,
          "sealed" = case when excluded."state" = 'met' and known."state" = 'installed' then known."sealed" else excluded."sealed" end,
          "seenAt" = greatest(known."seenAt", excluded."seenAt")`);
    },

    async find(organizationId, { platform, workspace }, kind, externalId) {
      const row = await db.chatConversation.findUnique({ where: { organizationId_platform_workspace_kind_externalId: { organizationId, platform, workspace, kind, externalId } } });
      return row ? toReference(row) : undefined;
    },

    async all(organizationId, { platform, workspace }, kinds) {
      const rows = await db.chatConversation.findMany({ where: { organizationId, platform, workspace, kind: { in: [...kinds] } }, orderBy: [{ kind: 'asc' }, { externalId: 'asc' }] });
      return rows.map(toReference);
    },

    async remove(organizationId, { platform, workspace }, kind, externalId, at) {
      const here = kind === 'team' ? { OR: [{ kind, externalId }, { kind: 'channel', team: externalId }] } : { kind, externalId };
      await db.chatConversation.updateMany({ where: { organizationId, platform, workspace, ...here }, data: { state: 'removed', seenAt: fromInstant(at) } });
    },
  };
}

/** As the columns hold it; what is left out keeps what was known. */
function stored({ kind, externalId, team, name, state, timeZone, locale, sealed, seenAt }: ConversationReference): Readonly<Record<string, string | undefined>> {
  return { kind, externalId, team, name: name === undefined ? undefined : cleanText(name), state, timeZone, locale, sealed, seenAt: seenAt.toString() };
}

function toReference(row: Prisma.ChatConversationGetPayload<object>): ConversationReference {
  const { externalId, sealed } = row;
  const [team, name, timeZone, locale] = [given(row.team), given(row.name), given(row.timeZone), given(row.locale)];
  return {
    kind: oneOf(KINDS, row.kind),
    externalId,
    state: oneOf(STATES, row.state),
    sealed,
    seenAt: toInstant(row.seenAt),
    ...(team !== undefined && { team }),
    ...(name !== undefined && { name }),
    ...(timeZone !== undefined && { timeZone }),
    ...(locale !== undefined && { locale }),
  };
}
