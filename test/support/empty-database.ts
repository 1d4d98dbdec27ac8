import type { Database } from '../../prisma/client.js';

/** Takes every row out: cheaper than a database for each test, and every row belongs to an organization. */
export async function emptyDatabase({ prisma }: Database): Promise<void> {
  await prisma.$executeRaw`truncate table "public"."Organization" cascade`;
}
