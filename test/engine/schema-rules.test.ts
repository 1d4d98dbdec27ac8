import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { migrationsFolder, readMigrations, toMigrationList } from '../../prisma/engine/migration-files.js';
import { writeMigration } from '../../prisma/engine/migration-writer.js';
import { databases } from '../support/database.js';
import { writeOneOfEach } from './plan-fixture.js';

/** For each check constraint a change that it must refuse; every table has one sound row. */
const REFUSED: Readonly<Record<string, string>> = {
  Organization_language_check: `UPDATE "Organization" SET language = 'fr'`,
  Organization_preferredPlatform_check: `UPDATE "Organization" SET "preferredPlatform" = 'irc'`,
  Organization_key_check: `UPDATE "Organization" SET key = 'Lake'`,
  Unit_key_check: `UPDATE "Unit" SET key = 'D'`,
  Measure_key_check: `UPDATE "Measure" SET key = 'Rate'`,
  Unit_language_check: `UPDATE "Unit" SET language = 'fr'`,
  Unit_kind_check: `UPDATE "Unit" SET kind = 'class'`,
  Unit_parentId_check: `UPDATE "Unit" SET "parentId" = id`,
  Person_language_check: `UPDATE "Person" SET language = ''`,
  Person_preferredPlatform_check: `UPDATE "Person" SET "preferredPlatform" = ''`,
  Person_email_check: `UPDATE "Person" SET email = 'Ada@example.org'`,
  RoleGrant_role_check: `UPDATE "RoleGrant" SET role = 'owner'`,
  Identity_platform_check: `UPDATE "Identity" SET platform = 'irc'`,
  Channel_platform_check: `UPDATE "Channel" SET platform = 'irc'`,
  Channel_state_check: `UPDATE "Channel" SET state = 'closed'`,
  ChatWorkspace_platform_check: `UPDATE "ChatWorkspace" SET platform = 'irc'`,
  ChatWorkspace_state_check: `UPDATE "ChatWorkspace" SET state = 'lost', sealed = NULL`,
  ChatWorkspace_sealed_check: `UPDATE "ChatWorkspace" SET state = 'removed'`,
  ChatConversation_platform_check: `UPDATE "ChatConversation" SET platform = 'irc'`,
  ChatConversation_kind_check: `UPDATE "ChatConversation" SET kind = 'meeting'`,
  ChatConversation_state_check: `UPDATE "ChatConversation" SET state = 'gone'`,
  Plan_language_check: `UPDATE "Plan" SET language = 'fr'`,
  Plan_state_check: `UPDATE "Plan" SET state = 'stopped'`,
  Plan_dates_check: `UPDATE "Plan" SET "endsOn" = '2026-09-06'`,
  Plan_staleAfterDays_check: `UPDATE "Plan" SET "staleAfterDays" = 0`,
  PlanSection_kind_check: `UPDATE "PlanSection" SET kind = 'preface'`,
  BudgetLine_amounts_check: `UPDATE "BudgetLine" SET spent = -1`,
  PlanItem_kind_check: `UPDATE "PlanItem" SET kind = 'task'`,
  PlanItem_level_check: `UPDATE "PlanItem" SET level = 'state'`,
  PlanItem_parentId_check: `UPDATE "PlanItem" SET "parentId" = id`,
  ItemViewer_viewer_check: `UPDATE "ItemViewer" SET "personId" = NULL`,
  Measure_direction_check: `UPDATE "Measure" SET direction = 'sideways'`,
  Milestone_horizon_check: `UPDATE "Milestone" SET horizon = 'someday'`,
  Need_state_check: `UPDATE "Need" SET state = 'done'`,
  Cadence_at_check: `UPDATE "Cadence" SET at = '24:00'`,
  Check_state_check: `UPDATE "Check" SET state = 'late'`,
  Check_askedAt_check: `UPDATE "Check" SET state = 'asked'`,
  Check_answeredAt_check: `UPDATE "Check" SET state = 'answered'`,
  Check_closedAt_check: `UPDATE "Check" SET state = 'lapsed'`,
  Report_language_check: `UPDATE "Report" SET language = 'fr'`,
  Report_status_check: `UPDATE "Report" SET status = 'unknown'`,
  Report_source_check: `UPDATE "Report" SET source = 'guess'`,
  Report_platform_check: `UPDATE "Report" SET platform = 'irc'`,
  ReportRevision_status_check: `UPDATE "ReportRevision" SET status = 'unknown'`,
  Evidence_kind_check: `UPDATE "Evidence" SET kind = 'rumour'`,
  EvidenceCopy_platform_check: `UPDATE "EvidenceCopy" SET platform = 'irc'`,
  EvidenceCopy_state_check: `UPDATE "EvidenceCopy" SET state = 'lost'`,
  EvidenceCopy_copied_check: `UPDATE "EvidenceCopy" SET state = 'copied', store = 'folder'`,
  Subscription_language_check: `UPDATE "Subscription" SET language = 'fr'`,
  Subscription_at_check: `UPDATE "Subscription" SET at = '8:00'`,
  Subscription_subscriber_check: `UPDATE "Subscription" SET "personId" = (SELECT id FROM "Person")`,
  Subscription_part_check: `UPDATE "Subscription" SET "itemId" = (SELECT id FROM "PlanItem"), "unitId" = (SELECT id FROM "Unit")`,
  Digest_period_check: `UPDATE "Digest" SET "periodEnd" = "periodStart"`,
  Delivery_platform_check: `UPDATE "Delivery" SET platform = 'irc'`,
  Delivery_destinationKind_check: `UPDATE "Delivery" SET "destinationKind" = 'group'`,
  Delivery_state_check: `UPDATE "Delivery" SET state = 'lost'`,
  Delivery_sentVersion_check: `UPDATE "Delivery" SET "sentVersion" = 2`,
  Delivery_sent_check: `UPDATE "Delivery" SET state = 'sent', message = 'm'`,
  InboundEvent_platform_check: `UPDATE "InboundEvent" SET platform = 'irc'`,
  InboundEvent_state_check: `UPDATE "InboundEvent" SET state = 'lost'`,
  Clarification_platform_check: `UPDATE "Clarification" SET platform = 'irc'`,
  CalendarEntry_dates_check: `UPDATE "CalendarEntry" SET "endsOn" = '2026-09-06'`,
  WeWill_who_check: `UPDATE "WeWill" SET initials = 'AL'`,
  Absence_dates_check: `UPDATE "Absence" SET "endsOn" = '2026-09-06'`,
  Calendar_workingDays_check: `UPDATE "Calendar" SET "workingDays" = '{0,1}'`,
  ClosedDay_dates_check: `UPDATE "ClosedDay" SET "endsOn" = '2026-09-06'`,
  Term_dates_check: `UPDATE "Term" SET "endsOn" = '2026-09-06'`,
};

describe.each(databases)('the rules of the schema on %s', (_, open) => {
  let database: Database;
  let ids: Awaited<ReturnType<typeof writeOneOfEach>>;
  beforeAll(async () => {
    database = await open();
    ids = await writeOneOfEach(database);
  });
  afterAll(() => database.close());

  const run = (sql: string): Promise<number> => database.prisma.$executeRawUnsafe(sql);

  it.each(Object.entries(REFUSED))('%s', async (constraint, sql) => {
    await expect(run(sql)).rejects.toThrow(`"${constraint}"`);
  });

  it('are all tried here', async () => {
    const rows = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT conname::text AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`;
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(REFUSED).sort());
  });

  it('refuse a calendar without working days', async () => {
    for (const days of [`'{}'`, 'NULL', `'{1,NULL}'`, `'{8}'`]) {
      await expect(run(`UPDATE "Calendar" SET "workingDays" = ${days}`)).rejects.toThrow('"Calendar_workingDays_check"');
    }
  });

  it('refuse a second row where a part of the key is empty', async () => {
    const viewer = `INSERT INTO "ItemViewer" (id, "organizationId", "itemId", "personId") SELECT gen_random_uuid(), "organizationId", "itemId", "personId" FROM "ItemViewer"`;
    await expect(run(viewer)).rejects.toThrow(/unique constraint/i);
    const cadence = `INSERT INTO "Cadence" (id, "organizationId", "planId", rule, at, "startsOn") SELECT gen_random_uuid(), "organizationId", "planId", rule, at, "startsOn" FROM "Cadence"`;
    await expect(run(cadence)).rejects.toThrow(/unique constraint/i);
  });

  it('let one message file one report for an item', async () => {
    const copy = (message: string) => `INSERT INTO "Report" (id, "organizationId", "planId", "itemId", "personId", note, language, source, platform, workspace, conversation, message, at)
      SELECT gen_random_uuid(), "organizationId", "planId", "itemId", "personId", note, language, source, platform, workspace, conversation, ${message}, at FROM "Report" LIMIT 1`;
    await expect(run(copy('message'))).rejects.toThrow(/unique constraint/i);
    expect(await run(copy(`'m2'`))).toBe(1);
    expect(await run(copy('NULL'))).toBe(1);
    expect(await run(copy('NULL'))).toBe(1);
  });

  it('refuse a reference into another organization', async () => {
    const other = await database.prisma.organization.create({ data: { key: 'elsewhere', name: 'Elsewhere', timeZone: 'UTC', language: 'en' } });
    const unit = database.prisma.unit.create({ data: { organizationId: other.id, key: 'u', name: 'U', kind: 'school', parentId: ids.unitId } });
    await expect(unit).rejects.toMatchObject({ code: 'P2003' });
  });

  const item = (code: string, parentId?: string, planId = ids.planId) =>
    ({ organizationId: ids.organizationId, planId, parentId: parentId ?? null, code, sortKey: code, kind: 'action', title: code });

  it('refuse a circle of items, however long, and allow to turn a branch around', async () => {
    const { prisma } = database;
    const a = await prisma.planItem.create({ data: item('a') });
    const b = await prisma.planItem.create({ data: item('b', a.id) });
    const c = await prisma.planItem.create({ data: item('c', b.id) });
    await expect(prisma.planItem.update({ where: { id: a.id }, data: { parentId: c.id } })).rejects.toThrow('item a would be its own ancestor');
    await prisma.$transaction([
      prisma.planItem.update({ where: { id: a.id }, data: { parentId: c.id } }),
      prisma.planItem.update({ where: { id: b.id }, data: { parentId: null } }),
    ]);
    expect(await prisma.planItem.findUniqueOrThrow({ where: { id: a.id } })).toMatchObject({ parentId: c.id });
  });

  it('refuse a circle that two transactions close between them', async () => {
    const { prisma } = database;
    const [a, b] = await Promise.all(['p', 'q'].map((key) => prisma.unit.create({ data: { organizationId: ids.organizationId, key, name: key, kind: 'team' } })));
    const under = (child: string, parent: string) => prisma.unit.update({ where: { id: child }, data: { parentId: parent } });
    const ends = await Promise.allSettled([under(a?.id ?? '', b?.id ?? ''), under(b?.id ?? '', a?.id ?? '')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuse a parent of another plan', async () => {
    const { prisma } = database;
    const plan = await prisma.plan.create({ data: { organizationId: ids.organizationId, code: 'Q', title: 'Q', language: 'en', importedAt: new Date('2026-09-07'), fileHash: 'x' } });
    await expect(prisma.planItem.create({ data: item('z', ids.itemId, plan.id) })).rejects.toThrow('two plans');
    const parent = await prisma.planItem.create({ data: item('y') });
    await prisma.planItem.create({ data: item('y.1', parent.id) });
    await expect(prisma.planItem.update({ where: { id: parent.id }, data: { planId: plan.id } })).rejects.toThrow('two plans');
  });
});

it('the migrations make the tables that the schema asks for', async () => {
  const schema = await readFile(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8');
  const folder = migrationsFolder();
  expect(await writeMigration(schema, toMigrationList(folder, await readMigrations(folder)))).toBe('');
});

it('a migration is written for what the schema asks beyond them', async () => {
  const folder = migrationsFolder();
  const list = toMigrationList(folder, await readMigrations(folder));
  const schema = await readFile(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8');
  const script = await writeMigration(schema.replace(/^model Term \{$/m, 'model Term {\n  color String?'), list);
  expect(script.trim()).toBe('-- AlterTable\nALTER TABLE "Term" ADD COLUMN     "color" TEXT;');
});
