import { randomUUID } from 'node:crypto';
import type { Database } from '../../prisma/client.js';
import { openDatabase } from '../../prisma/client.js';
import type { Platform } from '../../src/domain/types.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { administer, createPostgresDatabase, dropPostgresDatabase } from '../support/postgres-server.js';

/** A large district: items of one goal, dealt out to its people in turn. */
export interface DistrictSize {
  readonly people: number;
  readonly items: number;
  /** Where everybody is in chat. */
  readonly workspace: { readonly platform: Platform; readonly workspace: string };
  /** The n-th item's cadence, as an RRULE and a time of day; none: it is never asked about. */
  readonly cadence?: (n: number) => { readonly rule: string; readonly at: string };
}

export interface District extends Pick<Fixture, 'organizationId' | 'planId'> {
  readonly database: Database;
  readonly url: string;
  /** Of the n-th person. */
  readonly personId: (n: number) => string;
  /** Ends the database, which is removed. */
  close(): Promise<void>;
}

/** Rows written in one statement. */
const BATCH = 2_000;

/** Writes a running plan into a new database of the server. Its first Monday is 2026-09-14, in Chicago. */
export async function writeDistrict(server: string, { people, items, workspace, cadence }: DistrictSize): Promise<District> {
  const url = await createPostgresDatabase(server);
  const database = await openDatabase({ url });
  const close = async (): Promise<void> => {
    await database.close();
    await dropPostgresDatabase(server, url);
  };
  try {
    await database.migrate();
    const { prisma } = database;
    const fixture = await createFixture(prisma, { people: [], items: [{ code: '1' }], rule: 'NONE' });
    const { organizationId, planId } = fixture;
    const persons = Array.from({ length: people }, (_, n) => ({ id: randomUUID(), n }));
    for (const part of batches(persons)) {
      await prisma.person.createMany({ data: part.map(({ id, n }) => ({ id, organizationId, email: `p${n}@example.org`, name: `Person ${n}`, unitId: fixture.unitId })) });
      await prisma.identity.createMany({ data: part.map(({ id, n }) => ({ organizationId, personId: id, ...workspace, externalId: `U${n}`, name: `Person ${n}` })) });
    }
    const rows = Array.from({ length: items }, (_, n) => ({ id: randomUUID(), n, ownerId: persons[n % people]?.id ?? null }));
    for (const part of batches(rows)) {
      await prisma.planItem.createMany({ data: part.map(({ id, n, ownerId }) => ({ id, organizationId, planId, code: `1.${n}`, sortKey: `000001.${String(n).padStart(7, '0')}`, kind: 'objective', title: `Objective ${n}`, parentId: fixture.itemId('1'), ownerId })) });
      if (cadence) await prisma.cadence.createMany({ data: part.map(({ id, n }) => ({ organizationId, planId, itemId: id, ...cadence(n), startsOn: new Date('2026-09-14T00:00:00Z') })) });
    }
    await administer(url, 'vacuum analyze');
    const personId = (n: number): string => persons[n]?.id ?? '';
    return { organizationId, planId, database, url, personId, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function batches<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, n) => rows.slice(n * BATCH, (n + 1) * BATCH));
}
