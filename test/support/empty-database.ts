import type { Database } from '../../prisma/client.js';

/**
 * Takes every row out: cheaper than a database for each test. Deleting from all tables, in no order and with no foreign key
 * looked at, takes a quarter of the time of a `truncate`, which makes new files for each of them.
 */
export async function emptyDatabase({ prisma }: Database): Promise<void> {
  await prisma.$executeRaw`
    do $$
    declare
      one text;
    begin
      set local session_replication_role = replica;
      for one in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
        execute format('delete from public.%I', one);
      end loop;
    end $$`;
}
