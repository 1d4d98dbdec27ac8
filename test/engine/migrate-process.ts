// Run as a process of its own: migrates, saying when a script is about to run and when all are done.
//   migrate-process.ts (pglite DATA-FOLDER | postgres URL) MIGRATIONS-FOLDER
import { migrate } from '../../prisma/engine/migrate.js';
import { type MigrationSession, pgliteMigrations, postgresMigrations } from '../../prisma/engine/migration-session.js';
import { openPglite } from '../../prisma/engine/pglite.js';

const [engine, location = '', folder = ''] = process.argv.slice(2);
const session = await open();
const spoken: MigrationSession = {
  ...session,
  adapter: {
    ...session.adapter,
    executeScript: (script) => {
      say('script');
      return session.adapter.executeScript(script);
    },
  },
};
say(`applied ${(await migrate(spoken, folder)).join(' ')}`);
await session.close();
say('done');
setInterval(() => undefined, 1_000);

async function open(): Promise<MigrationSession> {
  if (engine === 'postgres') return postgresMigrations(location);
  const { db } = await openPglite({ folder: location });
  return pgliteMigrations(db);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
