import { randomUUID } from 'node:crypto';
import { Prisma, openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import type { Platform } from '../../src/domain/types.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { administer, createPostgresDatabase, dropPostgresDatabase } from '../support/postgres-server.js';

/** A large district: items of one goal, dealt out to its people in turn. */
export interface DistrictSize {
  readonly people: number;
  readonly items: number;
  /** So many more are in a second plan that runs, known as `LARGE`; the first is `PLAN`. */
  readonly large?: number;
  /** Where everybody is in chat. */
  readonly workspace: { readonly platform: Platform; readonly workspace: string };
  /** The n-th item's cadence, as an RRULE and a time of day; none: it is never asked about. */
  readonly cadence?: (n: number) => { readonly rule: string; readonly at: string };
  /** Where the n-th person's clock is; none: in Chicago, as the district's. */
  readonly zone?: (n: number) => string;
}

export interface District extends Pick<Fixture, 'organizationId' | 'planId'> {
  readonly database: Database;
  readonly url: string;
  /** Of the n-th person. */
  readonly personId: (n: number) => string;
  /** Ends the database, which is removed. */
  close(): Promise<void>;
}

/** Writes a running plan into a new database of the server, each table in one statement. Its first Monday is 2026-09-14, in Chicago. */
export async function writeDistrict(server: string, { people, items, large = 0, workspace, cadence, zone }: DistrictSize): Promise<District> {
  const url = await createPostgresDatabase(server);
  const database = await openDatabase({ url });
  const close = async (): Promise<void> => {
    await database.close();
    await dropPostgresDatabase(server, url);
  };
  try {
    await database.migrate();
    const { prisma } = database;
    const { organizationId, planId, unitId, itemId } = await createFixture(prisma, { people: [], items: [{ code: '1' }], rule: 'NONE' });
    const organization = Prisma.sql`${organizationId}::uuid`;

    const persons = upTo(people, () => randomUUID());
    await prisma.$transaction(async (tx) => {
      // Rows that are right need no look at each by itself.
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`
        insert into "public"."Person" ("id", "organizationId", "email", "name", "unitId", "timeZone")
        select "id", ${organization}, 'p' || "n" - 1 || '@example.org', 'Person ' || "n" - 1, ${unitId}::uuid, nullif("zone", '')
        from unnest(${persons}::uuid[], ${upTo(people, (n) => zone?.(n) ?? '')}::text[]) with ordinality as given ("id", "zone", "n")`;
      await tx.$executeRaw`
        insert into "public"."Identity" ("id", "organizationId", "personId", "platform", "workspace", "externalId", "name")
        select gen_random_uuid(), ${organization}, "id", ${workspace.platform}, ${workspace.workspace}, 'U' || "n" - 1, 'Person ' || "n" - 1
        from unnest(${persons}::uuid[]) with ordinality as given ("id", "n")`;
      const writeItems = (plan: string, goal: string, count: number): Promise<number> => tx.$executeRaw`
        insert into "public"."PlanItem" ("id", "organizationId", "planId", "code", "sortKey", "kind", "title", "parentId", "ownerId")
        select gen_random_uuid(), ${organization}, ${plan}::uuid, '1.' || n, '000001.' || lpad(n::text, 7, '0'), 'objective', 'Objective ' || n, ${goal}::uuid, (${persons}::uuid[])[1 + n % ${people}::int]
        from generate_series(0, ${count}::int - 1) n`;
      await writeItems(planId, itemId('1'), items);
      if (large > 0) {
        const [{ id: _, ...first }, goal] = [await tx.plan.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id: planId } } }), randomUUID()];
        const { id } = await tx.plan.create({ data: { ...first, translations: {}, code: 'LARGE', title: 'Large Plan' } });
        await tx.planItem.create({ data: { id: goal, organizationId, planId: id, code: '1', sortKey: '000001', kind: 'goal', title: 'Item 1' } });
        await writeItems(id, goal, large);
      }
      if (!cadence) return;
      const cadences = upTo(items, cadence);
      await tx.$executeRaw`
        insert into "public"."Cadence" ("id", "organizationId", "planId", "itemId", "rule", "at", "startsOn")
        select gen_random_uuid(), ${organization}, ${planId}::uuid, i."id", given."rule", given."at", date '2026-09-14'
        from unnest(${cadences.map(({ rule }) => rule)}::text[], ${cadences.map(({ at }) => at)}::text[]) with ordinality as given ("rule", "at", "n")
        join "public"."PlanItem" i on i."organizationId" = ${organization} and i."planId" = ${planId}::uuid and i."code" = '1.' || given."n" - 1`;
    });
    await administer(url, 'vacuum analyze');
    const personId = (n: number): string => persons[n] ?? '';
    return { organizationId, planId, database, url, personId, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function upTo<T>(count: number, make: (n: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
