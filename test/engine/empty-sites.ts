import { type MigrationSession, pgliteMigrations, postgresMigrations } from '../../prisma/engine/migration-session.js';
import { openPglite } from '../../prisma/engine/pglite.js';
import { createPostgresDatabase, dropPostgresDatabase, postgresUrl } from '../support/postgres.js';

/** A database without tables, and how to migrate it and write to it. */
export interface Site {
  session(): Promise<MigrationSession>;
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** Both engines, for `describe.each`. The file that uses it calls `endPostgresWithFile`. */
export const emptySites: readonly (readonly [string, () => Promise<Site>])[] = [
  ['PGlite', async () => {
    const { db, close } = await openPglite({ memory: true });
    return { session: () => pgliteMigrations(db), exec: async (sql) => void (await db.exec(sql)), close };
  }],
  ['PostgreSQL', async () => {
    const server = await postgresUrl();
    const url = await createPostgresDatabase(server);
    return {
      session: () => postgresMigrations(url),
      exec: async (sql) => {
        const session = await postgresMigrations(url);
        await session.read(sql);
        await session.close();
      },
      close: () => dropPostgresDatabase(server, url),
    };
  }],
];
