import { AppError } from '../../src/errors.js';
import { PLATFORMS } from '../../src/domain/types.js';
import type { Workspace, WorkspaceRow, WorkspaceStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, optionalInstant, toInstant } from '../convert.js';

const STATES = ['active', 'removed'] as const;
/** Why deliveries of a workspace that is gone are parked: what `resume` looks for. */
const GONE = 'workspace-gone';
const NO_CHAT = 'no-chat';
const NOT_MATCHED = 'not-matched';
/** More than anybody hands out in the life of a link. */
const LINKS_KEPT = 200;
/** What the bot was not allowed may be allowed by a new installation. */
const NOT_ALLOWED = 'not-authorized';

type WorkspaceModel = Prisma.ChatWorkspaceGetPayload<object>;

/** Which workspaces of which platforms belong to whom. */
export function workspaceStore(db: Db): WorkspaceStore {
  const whereOf = ({ platform, workspace }: Workspace): { platform_externalId: { platform: string; externalId: string } } => ({ platform_externalId: { platform, externalId: workspace } });

  return {
    async save({ organizationId, platform, workspace, name, appId, botUser, botId, scopes, sealed }, at) {
      const now = fromInstant(at);
      const known = await db.chatWorkspace.findUnique({ where: whereOf({ platform, workspace }), select: { organizationId: true } });
      if (known && known.organizationId !== organizationId) {
        throw new AppError('workspace-taken', `The workspace ${name} belongs to another organization already. Remove it there first.`);
      }
      if (platform === 'teams' && appId !== undefined && (await db.chatWorkspace.count({ where: { platform, appId, state: 'active', externalId: { not: workspace } } })) > 0) {
        throw new AppError('app-taken', `The app ${appId} serves another tenant already, and an app can serve one. Register an app of its own for ${name}.`);
      }
      const values = { name, appId: appId ?? null, botUser: botUser ?? null, botId: botId ?? null, scopes: [...scopes], sealed: sealed ?? null, state: 'active', stateReason: null, heldUntil: null, updatedAt: now };
      await db.chatWorkspace.upsert({ where: whereOf({ platform, workspace }), create: { organizationId, platform, externalId: workspace, createdAt: now, ...values }, update: values });
    },

    async find(workspace) {
      const row = await db.chatWorkspace.findUnique({ where: whereOf(workspace) });
      return row ? workspaceRow(row) : undefined;
    },

    async findByTeamsApp(appId) {
      const row = await db.chatWorkspace.findFirst({ where: { platform: 'teams', appId, state: 'active' } });
      return row ? workspaceRow(row) : undefined;
    },

    async all(platform) {
      const rows = await db.chatWorkspace.findMany({ where: platform === undefined ? {} : { platform }, orderBy: { createdAt: 'asc' } });
      return rows.map(workspaceRow);
    },

    async remove(organizationId, { platform, workspace }, reason, at) {
      await db.chatWorkspace.updateMany({ where: { organizationId, platform, externalId: workspace }, data: { state: 'removed', stateReason: reason, sealed: null, updatedAt: fromInstant(at) } });
      await db.$executeRaw(Prisma.sql`
        update "public"."Delivery" set "state" = 'parked', "lastError" = ${GONE}, "leaseUntil" = null
        where "organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace} and "state" in ('pending', 'sending')`);
    },

    async reseal(organizationId, { platform, workspace }, { from, to }) {
      const { count } = await db.chatWorkspace.updateMany({ where: { organizationId, platform, externalId: workspace, sealed: from }, data: { sealed: to } });
      return count > 0;
    },

    async spendLink(organizationId, link) {
      // The row's lock lets one of several win; the oldest links have expired long since.
      const count = await db.$executeRaw(Prisma.sql`
        update "public"."Organization" set "spentLinks" = array_append("spentLinks"[greatest(1, cardinality("spentLinks") - ${LINKS_KEPT}::int) :], ${link}::text)
        where "id" = ${organizationId}::uuid and not ${link}::text = any("spentLinks")`);
      return count > 0;
    },

    async isLinkSpent(organizationId, link) {
      return (await db.organization.count({ where: { id: organizationId, spentLinks: { has: link } } })) > 0;
    },

    async resume(organizationId, { platform, workspace }) {
      await db.$executeRaw(Prisma.sql`
        update "public"."Delivery" set "platform" = ${platform}, "workspace" = ${workspace}
        where "organizationId" = ${organizationId}::uuid and "platform" = 'sandbox' and "state" = 'parked' and "destinationKind" = 'direct' and "destination" = ''`);
      const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
        update "public"."Delivery" set "state" = 'pending', "lastError" = null, "attempts" = 0
        where "organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace}
          and "state" = 'parked' and "lastError" in (${GONE}, ${NO_CHAT}, ${NOT_ALLOWED}, ${NOT_MATCHED})
        returning "id"`);
      return rows.map((row) => row.id);
    },

    async hold(organizationId, { platform, workspace }, until) {
      await db.chatWorkspace.updateMany({ where: { organizationId, platform, externalId: workspace }, data: { heldUntil: fromInstant(until) } });
    },

    async noteRefusedBlock(organizationId, { platform, workspace }, block) {
      await db.$executeRaw(Prisma.sql`
        update "public"."ChatWorkspace" set "refusedBlocks" = array_append("refusedBlocks", ${block})
        where "organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "externalId" = ${workspace} and not ${block} = any(coalesce("refusedBlocks", '{}'))`);
    },
  };
}

function workspaceRow(row: WorkspaceModel): WorkspaceRow {
  const heldUntil = optionalInstant(row.heldUntil);
  return {
    organizationId: row.organizationId,
    platform: oneOf(PLATFORMS, row.platform),
    workspace: row.externalId,
    name: row.name,
    scopes: row.scopes,
    state: oneOf(STATES, row.state),
    changedAt: toInstant(row.updatedAt),
    refusedBlocks: row.refusedBlocks,
    ...(row.appId !== null && { appId: row.appId }),
    ...(row.botUser !== null && { botUser: row.botUser }),
    ...(row.botId !== null && { botId: row.botId }),
    ...(row.sealed !== null && { sealed: row.sealed }),
    ...(row.stateReason !== null && { stateReason: row.stateReason }),
    ...(heldUntil && { heldUntil }),
  };
}
