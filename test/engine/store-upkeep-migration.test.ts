import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../prisma/engine/migrate.js';
import { migrationsFolder, readMigrations } from '../../prisma/engine/migration-files.js';
import type { MigrationSession } from '../../prisma/engine/migration-session.js';
import { endPostgresWithFile } from '../support/postgres.js';
import { emptySites } from './empty-sites.js';
import type { Site } from './empty-sites.js';

endPostgresWithFile();

const MIGRATION = '20261122003059_store_upkeep';
const id = (kind: string, number: number): string => `${kind.padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [NORTH, SOUTH] = [1, 2];
const NORTHS_REPORT = id('a', NORTH);
const SOUTHS_REPORT = id('a', SOUTH);

/** What is needed to hold a report, as the tables were before the migration. */
const district = (number: number): string => {
  const organization = id('0', number);
  return `
    INSERT INTO "Organization" ("id", "key", "name", "timeZone", "language") VALUES ('${organization}', 'district-${number}', 'District', 'America/Chicago', 'en');
    INSERT INTO "Person" ("id", "organizationId", "email", "name") VALUES ('${id('1', number)}', '${organization}', 'ada@example.org', 'Ada');
    INSERT INTO "Plan" ("id", "organizationId", "code", "title", "language", "importedAt", "fileHash") VALUES ('${id('2', number)}', '${organization}', 'P', 'Plan', 'en', now(), 'x');
    INSERT INTO "PlanItem" ("id", "organizationId", "planId", "code", "sortKey", "kind", "title") VALUES ('${id('3', number)}', '${organization}', '${id('2', number)}', '1', '1', 'goal', 'Goal');
    INSERT INTO "Report" ("id", "organizationId", "planId", "itemId", "personId", "note", "language", "source", "platform", "workspace", "at")
      VALUES ('${id('a', number)}', '${organization}', '${id('2', number)}', '${id('3', number)}', '${id('1', number)}', 'n', 'en', 'words', 'sandbox', 'w', now());`;
};
const delivery = (organization: number, key: string, kind: string, payload: unknown): string => `
    INSERT INTO "Delivery" ("id", "organizationId", "key", "kind", "platform", "workspace", "destinationKind", "destination", "payload", "state", "dueAt", "createdAt")
      VALUES (gen_random_uuid(), '${id('0', organization)}', '${key}', '${kind}', 'sandbox', 'w', 'direct', 'U1', '${JSON.stringify(payload)}', 'pending', '2026-09-14T14:00:00Z', '2026-09-14T14:00:00Z');`;

const BEFORE = [
  district(NORTH),
  district(SOUTH),
  delivery(NORTH, 'playback', 'playback', { kind: 'report', reportId: NORTHS_REPORT }),
  delivery(NORTH, 'playback again', 'playback', { kind: 'report', reportId: NORTHS_REPORT }),
  delivery(SOUTH, 'playback', 'playback', { kind: 'report', reportId: SOUTHS_REPORT }),
  delivery(SOUTH, 'of another district', 'playback', { kind: 'report', reportId: NORTHS_REPORT }),
  delivery(NORTH, 'of a report that is gone', 'playback', { kind: 'report', reportId: id('b', 1) }),
  delivery(NORTH, 'of no report', 'playback', { kind: 'report' }),
  delivery(NORTH, 'of nothing that makes sense', 'playback', { kind: 'report', reportId: 'x' }),
  delivery(NORTH, 'a list', 'notice', ['report']),
  delivery(NORTH, 'prompt', 'prompt', { kind: 'checks' }),
  delivery(NORTH, 'names a report by chance', 'notice', { kind: 'message', reportId: NORTHS_REPORT }),
].join('');

describe.each(emptySites)('the migration that has playbacks name their report, on %s', (_engine, open) => {
  let site: Site;
  let earlier: string;
  beforeEach(async () => {
    site = await open();
    earlier = await mkdtemp(join(tmpdir(), 'throughline-earlier-'));
    for (const { name } of await readMigrations(migrationsFolder())) {
      if (name < MIGRATION) await cp(join(migrationsFolder(), name), join(earlier, name), { recursive: true });
    }
  });
  afterEach(async () => {
    await site.close();
    await rm(earlier, { recursive: true });
  });
  const onSession = async <T>(work: (session: MigrationSession) => Promise<T>): Promise<T> => {
    const session = await site.session();
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };

  it('fills it in where there is one, of the same district, and leaves every row else as it was', async () => {
    await onSession((session) => migrate(session, earlier));
    await site.exec(BEFORE);
    const rows = (columns: string): Promise<readonly unknown[]> => onSession((session) => session.read(`SELECT ${columns} FROM "Delivery" ORDER BY "organizationId", "key"`));
    const OLD = '"key", "kind", "payload"::text AS payload, "state", "dueAt"::text AS due';
    const before = await rows(OLD);

    expect(await onSession((session) => migrate(session, migrationsFolder()))).toContain(MIGRATION);

    expect(await rows(OLD)).toEqual(before);
    expect(await onSession((session) => session.read('SELECT "organizationId", "key", "reportId" FROM "Delivery" WHERE "reportId" IS NOT NULL ORDER BY "organizationId", "key"'))).toEqual([
      { organizationId: id('0', NORTH), key: 'playback', reportId: NORTHS_REPORT },
      { organizationId: id('0', NORTH), key: 'playback again', reportId: NORTHS_REPORT },
      { organizationId: id('0', SOUTH), key: 'playback', reportId: SOUTHS_REPORT },
    ]);
    expect(before).toHaveLength(10);
    expect(await onSession((session) => session.read('SELECT count(*)::int AS due FROM "Organization" WHERE "tidyAt" <= now()'))).toEqual([{ due: 2 }]);
  });
});
