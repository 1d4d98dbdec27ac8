import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { databases } from '../support/database.js';
import { SAMPLES, importText, openWorld, sample } from './plan-world.js';

/** Tables that hold what happens once a plan runs, or what people say and do in chat: no plan file fills them. */
const FILLED_LATER: readonly string[] = [
  'DigestRefresh', 'ChatWorkspace', 'AuditEntry', 'RoleGrant', 'Identity', 'Channel', 'CommitteeMember', 'UnitCategory', 'Reading', 'Schedule', 'Check', 'Report', 'ReportRevision', 'Evidence', 'EvidenceCopy', 'ChatConversation',
  'Blocker', 'Pace', 'Subscription', 'Digest', 'Delivery', 'DeliveryCheck', 'InboundEvent', 'Clarification', 'Absence',
];

/** Every table of the schema. */
const TABLES = [...readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8').matchAll(/^model (\w+) \{/gm)].map(([, name]) => name ?? '');

/** Kinds of things of the five documents that are columns of a table, not tables of their own. */
const COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['Plan', 'motto'], ['Plan', 'mission'], ['Plan', 'vision'], ['Plan', 'website'], ['Plan', 'dateDeveloped'], ['Plan', 'recorderId'],
  ['PlanParticipant', 'capacity'], ['PlanSection', 'audience'], ['PlanItem', 'level'], ['PlanItem', 'aim'], ['PlanItem', 'why'], ['PlanItem', 'because'], ['PlanItem', 'anticipatedImpact'],
  ['WeWill', 'personId'], ['WeWill', 'initials'], ['Measure', 'source'], ['Measure', 'studentGroup'], ['Milestone', 'dueOn'], ['Milestone', 'reachedOn'],
  ['Need', 'whereToGet'], ['Need', 'whomToAsk'], ['CalendarEntry', 'itemId'], ['CalendarEntry', 'personId'], ['CalendarEntry', 'others'], ['Cadence', 'evidence'], ['CommunityQuestion', 'url'], ['FundingPriority', 'fundingSource'],
];

describe.each(databases)('the five samples on %s', (_engine, open) => {
  let database: Database;
  beforeAll(async () => {
    const world = await openWorld(open);
    database = world.database;
    for (const name of SAMPLES) expect((await importText(world.store, sample(name))).code).toBe(0);
  });
  afterAll(() => database.close());

  const count = async (table: string, where = ''): Promise<number> => {
    const [row] = await database.prisma.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) FROM public."${table}" ${where}`);
    return Number(row?.count ?? 0);
  };

  it('fill every table that a plan file can fill', async () => {
    expect(FILLED_LATER.filter((table) => !TABLES.includes(table))).toEqual([]);
    const empty: string[] = [];
    for (const table of TABLES) if (!FILLED_LATER.includes(table) && (await count(table)) === 0) empty.push(table);
    expect(TABLES.length).toBeGreaterThan(40);
    expect(empty).toEqual([]);
  });

  it('fill every column that a kind of thing of the documents has its place in', async () => {
    const empty: string[] = [];
    for (const [table, column] of COLUMNS) if ((await count(table, `WHERE "${column}" IS NOT NULL`)) === 0) empty.push(`${table}.${column}`);
    expect(empty).toEqual([]);
    expect(await database.prisma.planSection.groupBy({ by: ['kind'] })).toHaveLength(7);
    expect(await database.prisma.milestone.groupBy({ by: ['horizon'] })).toHaveLength(4);
    expect(await database.prisma.planItem.groupBy({ by: ['level'], where: { level: { not: null } } })).toHaveLength(3);
  });
});
