import pg from 'pg';
import { z } from 'zod';
import { openDatabase, PrismaClient } from '../../prisma/client.js';
import { postgresAdapter } from '../../prisma/engine/postgres-adapter.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import { createPostgresDatabase, dropPostgresDatabase, postgresUrl } from '../support/postgres.js';
import { recordingPool } from '../support/recording-pool.js';
import type { Statement } from '../support/recording-pool.js';

/** Tables that grow as long as a plan runs. */
export const GROWING = ['Check', 'Delivery', 'DeliveryCheck', 'Report', 'ReportRevision', 'Evidence', 'EvidenceCopy', 'Reading', 'Blocker', 'Need', 'InboundEvent', 'Clarification', 'Digest', 'DigestRefresh', 'AuditEntry'];

/** A statement, and the parts of PostgreSQL's plan for it that read much of a large table. */
export interface PlannedQuery {
  readonly text: string;
  readonly readsMuch: readonly unknown[];
}

/** A database with rows in it, and how PostgreSQL would read them. */
export interface QueryPlans {
  /** The statements on large tables that `ask` leads to, each planned for the rows that there are. */
  plansOf(ask: (store: Store) => Promise<unknown>): Promise<readonly PlannedQuery[]>;
  close(): Promise<void>;
}

/**
 * @param rows SQL that fills an empty database
 * @param large the tables of which no more than a part may be read
 * @param settings SQL for the session that plans
 */
export async function openQueryPlans(rows: string, large: readonly string[], settings = ''): Promise<QueryPlans> {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  const database = await openDatabase({ url, connections: 1 });
  await database.migrate();
  const asked: Statement[] = [];
  const pool = recordingPool(url, (statement) => void asked.push(statement));
  const store = createStore(new PrismaClient({ adapter: postgresAdapter(pool) }));
  const planner = new pg.Client({ connectionString: url });
  await planner.connect();
  await planner.query(rows);
  await planner.query(settings);
  const { rows: indexes } = await planner.query<{ name: string }>('select indexrelid::regclass::text as name from pg_index where indpred is not null');
  const partial = new Set(indexes.map((row) => row.name.replaceAll('"', '')));
  return {
    plansOf: async (ask) => {
      asked.length = 0;
      await ask(store);
      const plans: PlannedQuery[] = [];
      for (const query of asked.filter(({ text }) => large.some((table) => text.includes(`"${table}"`)))) plans.push({ text: query.text, readsMuch: (await planOf(planner, query)).filter((node) => readsMuch(node, large, partial)) });
      return plans;
    },
    close: async () => {
      await planner.end();
      await pool.end();
      await database.close();
      await dropPostgresDatabase(server, url);
    },
  };
}

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

async function planOf(planner: pg.Client, { text, values }: Statement): Promise<readonly Node[]> {
  const { rows } = await planner.query<{ 'QUERY PLAN': unknown }>({ text: `explain (format json) ${text}`, values });
  const [root] = z.array(z.object({ Plan: nodeSchema })).parse(rows[0]?.['QUERY PLAN']);
  return root ? allOf(root.Plan) : [];
}

function allOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(allOf)];
}

/** A large table read whole, or by its organization alone where the index is not one of few rows. */
function readsMuch(node: Node, large: readonly string[], partial: ReadonlySet<string>): boolean {
  if (node['Node Type'] === 'Seq Scan') return large.includes(node['Relation Name'] ?? '');
  const index = node['Index Name'];
  if (index === undefined || !large.some((table) => index.startsWith(`${table}_`)) || partial.has(index)) return false;
  return !columnsOf(node['Index Cond'] ?? '').some((column) => column !== 'organizationId');
}

/** The columns on the left of an index's conditions. */
function columnsOf(condition: string): string[] {
  return [...condition.matchAll(/\(+"?(\w+)"? (?:=|<|>|<=|>=|IS) /g)].map((match) => match[1] ?? '');
}
