import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase, PrismaClient } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { postgresAdapter } from '../../prisma/engine/postgres-adapter.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import { createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { recordingPool } from '../support/recording-pool.js';
import type { Statement } from '../support/recording-pool.js';
import { MANY_ROWS } from './many-rows.js';

endPostgresWithFile();

/** Tables that grow as long as a plan runs. */
const GROWING = ['Check', 'Delivery', 'DeliveryCheck', 'Report', 'ReportRevision', 'Evidence', 'EvidenceCopy', 'Reading', 'Blocker', 'Need', 'InboundEvent', 'Clarification', 'Digest', 'DigestRefresh', 'AuditEntry'];
const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const PERIOD = { start: NOW.subtract({ hours: 168 }), end: NOW };
const EARLIER = [{ start: PERIOD.start.subtract({ hours: 168 }), end: PERIOD.start }];
const [O, PLAN, ITEM, PERSON] = [idOf('o1'), idOf('pl1.1'), idOf('i1.1.5'), idOf('p1.6')];
const ROW = '00000000-0000-7000-8000-000000000005';
const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;
const MESSAGE = { conversation: 'dm', message: 'm1' };

const HOT: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['deliveries.due', (store) => store.deliveries.due(NOW, NOW, 1_000)],
  ['deliveries.claim', (store) => store.deliveries.claim(O, ROW, { now: NOW, wallClock: NOW, leaseMs: 1_000 })],
  ['deliveries.byMessage', (store) => store.deliveries.byMessage(O, SANDBOX, MESSAGE)],
  ['deliveries.touchForChecks', (store) => store.deliveries.touchForChecks(O, [ROW])],
  ['deliveries.touchForReport', (store) => store.deliveries.touchForReport(O, ROW)],
  ['deliveries.undelivered', (store) => store.deliveries.undelivered(O, 20)],
  ['checks.organizationsDue', (store) => store.checks.organizationsDue(NOW)],
  ['checks.checksDue', (store) => store.checks.checksDue(O, NOW, 100)],
  ['checks.remindersDue', (store) => store.checks.remindersDue(O, NOW, 100)],
  ['checks.lapsesDue', (store) => store.checks.lapsesDue(O, NOW, 100)],
  ['checks.openForPerson', (store) => store.checks.openForPerson(O, PERSON)],
  ['checks.openForItems', (store) => store.checks.openForItems(O, [ITEM])],
  ['checks.latestAsked', (store) => store.checks.latestAsked(O, ITEM)],
  ['checks.history', (store) => store.checks.history(O, ITEM, 20)],
  ['inbox.waitingDue', (store) => store.inbox.waitingDue(NOW, 1_000)],
  ['inbox.claimNext', (store) => store.inbox.claimNext(O, { ...SANDBOX, user: 'u-ana' }, NOW, 1_000)],
  ['reports.byMessage', (store) => store.reports.byMessage(O, SANDBOX, MESSAGE)],
  ['reports.byCheck', (store) => store.reports.byCheck(O, ROW)],
  ['reports.latestOf', (store) => store.reports.latestOf(O, PERSON, PERIOD.start)],
  ['reports.history', (store) => store.reports.history(O, ITEM, 20)],
  ['reports.evidence', (store) => store.reports.evidence(O, ITEM, 20)],
  ['copies.due', (store) => store.copies.due(NOW, 100)],
  ['copies.claim', (store) => store.copies.claim(O, ROW, NOW, 1_000)],
  ['conversations.open', (store) => store.conversations.open(O, PERSON, NOW)],
  ['conversations.aboutMessage', (store) => store.conversations.aboutMessage(O, PERSON, MESSAGE)],
  ['digests.past', (store) => store.digests.past(O, ROW, NOW, 14)],
  ['digests.recent', (store) => store.digests.recent(O, [PLAN], PERIOD.start)],
  ['digests.checksCovered', (store) => store.digests.checksCovered(O, ROW)],
  ['backlog.openDeliveries', (store) => store.backlog.openDeliveries()],
  ['backlog.oldestDueCheck', (store) => store.backlog.oldestDueCheck(NOW)],
  ['digests.unanswered', (store) => store.digests.unanswered(O, PLAN, PERIOD)],
  ['digests.evidence', (store) => store.digests.evidence(O, [ROW])],
  ['overview.load', (store) => store.overview.load({ organizationId: O, planId: PLAN })],
  ['overview.load of a digest', (store) => store.overview.load({ organizationId: O, planId: PLAN, since: PERIOD.start, until: PERIOD.end, earlier: EARLIER })],
  ['overview.items', (store) => store.overview.items(O, [ITEM])],
  ['queries.trends', (store) => store.queries.trends(O, ITEM, 12)],
  ['queries.itemChanges', (store) => store.queries.itemChanges(O, ITEM, 10)],
];

let server: string;
let url: string;
let database: Database;
let pool: pg.Pool;
let planner: pg.Client;
let store: Store;
const asked: Statement[] = [];
let partial: ReadonlySet<string>;

beforeAll(async () => {
  server = await postgresUrl();
  url = await createPostgresDatabase(server);
  database = await openDatabase({ url, connections: 1 });
  await database.migrate();
  pool = recordingPool(url, (statement) => void asked.push(statement));
  store = createStore(new PrismaClient({ adapter: postgresAdapter(pool) }));
  planner = new pg.Client({ connectionString: url });
  await planner.connect();
  await planner.query(MANY_ROWS);
  // What is small is read whole, rightly; as if it were large, an index is used wherever there is one to use.
  await planner.query('set enable_seqscan = off');
  const { rows } = await planner.query<{ name: string }>('select indexrelid::regclass::text as name from pg_index where indpred is not null');
  partial = new Set(rows.map((row) => row.name.replaceAll('"', '')));
});
afterAll(async () => {
  await planner.end();
  await pool.end();
  await database.close();
  await dropPostgresDatabase(server, url);
});

it.each(HOT)('%s looks into indexes alone', async (_name, ask) => {
  asked.length = 0;
  await ask(store);
  const queries = asked.filter(({ text }) => GROWING.some((table) => text.includes(`"${table}"`)));
  expect(queries).not.toEqual([]);
  for (const query of queries) {
    const nodes = await planOf(query);
    expect(nodes.filter(readsMuch), query.text).toEqual([]);
  }
});

const nodeSchema = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  get Plans() {
    return z.array(nodeSchema).optional();
  },
});
type Node = z.infer<typeof nodeSchema>;

async function planOf({ text, values }: Statement): Promise<readonly Node[]> {
  const { rows } = await planner.query<{ 'QUERY PLAN': unknown }>({ text: `explain (format json) ${text}`, values });
  const [root] = z.array(z.object({ Plan: nodeSchema })).parse(rows[0]?.['QUERY PLAN']);
  return root ? allOf(root.Plan) : [];
}

function allOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(allOf)];
}

/** A growing table read whole, or by its organization alone where the index is not one of few rows. */
function readsMuch(node: Node): boolean {
  if (node['Node Type'] === 'Seq Scan') return GROWING.includes(node['Relation Name'] ?? '');
  const index = node['Index Name'];
  if (index === undefined || !GROWING.some((table) => index.startsWith(`${table}_`)) || partial.has(index)) return false;
  return !columnsOf(node['Index Cond'] ?? '').some((column) => column !== 'organizationId');
}

/** The columns on the left of an index's conditions. */
function columnsOf(condition: string): string[] {
  return [...condition.matchAll(/\(+"?(\w+)"? (?:=|<|>|<=|>=|IS) /g)].map((match) => match[1] ?? '');
}

/** The id that `MANY_ROWS` makes of a name. */
function idOf(name: string): string {
  return createHash('md5').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
