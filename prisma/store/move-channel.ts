import type { Workspace } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';

/** Puts a channel's new id in place of its old one: with the channel itself, its digests, and all that waits for it or was posted there. */
export async function moveChannel(db: Db, organizationId: string, { platform, workspace }: Workspace, from: string, to: string): Promise<void> {
  const place = { organizationId, platform, workspace };
  const [old, already] = await Promise.all([from, to].map((externalId) => db.channel.findFirst({ where: { ...place, externalId }, select: { id: true } })));
  if (old && already) {
    await db.subscription.updateMany({ where: { organizationId, channelId: old.id }, data: { channelId: already.id } });
    await db.channel.delete({ where: { organizationId_id: { organizationId, id: old.id } } });
  } else if (old) {
    await db.channel.update({ where: { organizationId_id: { organizationId, id: old.id } }, data: { externalId: to } });
  }
  await db.delivery.updateMany({ where: { ...place, destinationKind: 'channel', destination: from }, data: { destination: to } });
  await db.delivery.updateMany({ where: { ...place, conversation: from }, data: { conversation: to } });
  await db.$executeRaw(Prisma.sql`
    update "public"."Delivery" set "thread" = jsonb_set("thread"::jsonb, '{conversation}', to_jsonb(${to}::text))::text
    where "organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace} and "thread"::jsonb ->> 'conversation' = ${from}`);
}
