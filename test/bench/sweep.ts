import pg from 'pg';
import { z } from 'zod';
import type { Bench } from './bench.js';
import { prepareSweep, timed } from './large-sweep.js';
import type { SweepCopy } from './large-sweep.js';

const CADENCES = 100_000;
/** One thing each of theirs is due. */
const PEOPLE = 10_000;
const DISTINCT = 1_000;

/** What a sweep writes, in the order that references ask for; and where it says what comes next. */
const WRITTEN = ['Check', 'Delivery', 'DeliveryCheck'] as const;
const SCHEDULE = 'Schedule';

export const sweep: Bench = {
  name: 'sweep',
  ours: `${CADENCES.toLocaleString('en')} cadences of more than ${DISTINCT.toLocaleString('en')} rules, times and zones, ${PEOPLE.toLocaleString('en')} of them due: checks, deliveries and next due times written`,
  against: 'the same rows, each table by one raw statement',
  measures: [{ name: 'sweep', unit: 'ms', goal: { ratioAtMost: 3 } }],
  open: async ({ postgres, sized }) => {
    const people = sized(PEOPLE);
    const ground = await prepareSweep(postgres, { cadences: sized(CADENCES), people });
    try {
      const rows = await ground.onCopy(async (copy) => {
        await refuseSameness(copy, sized(DISTINCT));
        await copy.sweep();
        return rowsWritten(copy, people);
      });
      return {
        ours: () => ground.onCopy(async (copy) => ({ sweep: await copy.sweep() })),
        against: () => ground.onCopy(async (copy) => ({ sweep: await writeRaw(copy, rows) })),
        close: () => ground.close(),
      };
    } catch (error) {
      await ground.close();
      throw error;
    }
  },
};

/** By table, as a JSON array. */
type WrittenRows = ReadonlyMap<string, string>;

const countSchema = z.object({ count: z.coerce.number() });
const jsonSchema = z.object({ rows: z.string() });

/** @throws Error where there are fewer distinct rules, times and zones than the bench says */
async function refuseSameness(copy: SweepCopy, least: number): Promise<void> {
  await connected(copy, async (client) => {
    const { rows } = await client.query(`select count(*) from (select distinct c."rule", c."at", s."timeZone" from "Schedule" s join "Cadence" c on c."id" = s."cadenceId") as "one"`);
    const { count } = countSchema.parse(rows[0]);
    if (count < least) throw new Error(`Only ${count} rules, times and zones differ.`);
  });
}

/** What a sweep has written. @throws Error where that is not one check and one message a person */
async function rowsWritten(copy: SweepCopy, people: number): Promise<WrittenRows> {
  return connected(copy, async (client) => {
    const found = new Map<string, string>();
    const keep = async (table: string, from: string): Promise<void> => {
      const { rows } = await client.query(`select count(*), jsonb_agg(to_jsonb(t))::text as rows from ${from}`);
      const { count } = countSchema.parse(rows[0]);
      if (count !== people) throw new Error(`A sweep wrote ${count} rows of ${table} for ${people} people.`);
      found.set(table, jsonSchema.parse(rows[0]).rows);
    };
    for (const table of WRITTEN) await keep(table, `"${table}" t`);
    await keep(SCHEDULE, `"${SCHEDULE}" t join "Check" c on c."organizationId" = t."organizationId" and c."itemId" = t."itemId"`);
    return found;
  });
}

/** The same rows into the same tables, out of tables that hold them. */
async function writeRaw(copy: SweepCopy, rows: WrittenRows): Promise<number> {
  return connected(copy, async (client) => {
    for (const [table, json] of rows) {
      await client.query(`create table "kept ${table}" (like "${table}")`);
      await client.query(`insert into "kept ${table}" select * from jsonb_populate_recordset(null::"${table}", $1::text::jsonb)`, [json]);
    }
    await client.query('analyze');
    await client.query('checkpoint');
    return timed(async () => {
      await client.query('begin');
      for (const table of WRITTEN) await client.query(`insert into "${table}" select * from "kept ${table}"`);
      await client.query(`update "${SCHEDULE}" s set "nextOn" = k."nextOn", "nextAt" = k."nextAt", "nextReason" = k."nextReason", "absorbed" = k."absorbed" from "kept ${SCHEDULE}" k where s."organizationId" = k."organizationId" and s."id" = k."id"`);
      await client.query('commit');
    });
  });
}

async function connected<T>({ url }: SweepCopy, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
