import { afterAll, inject } from 'vitest';
import { startPostgres } from './postgres-server.js';
import type { TestPostgres } from './postgres-server.js';

export { administer, createPostgresDatabase, dropPostgresDatabase, startPostgres } from './postgres-server.js';
export type { TestPostgres } from './postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl?: string;
  }
}

/**
 * The server's address for a test file: the one `postgres-global.ts` started for the run,
 * else one started for this file and ended with it.
 */
export async function postgresUrl(): Promise<string> {
  const shared = inject('postgresUrl');
  if (shared) return shared;
  own ??= startPostgres();
  return (await own).url;
}

let own: Promise<TestPostgres> | undefined;

/** Ends the server that `postgresUrl` started for this file, if it did. */
export function endPostgresWithFile(): void {
  afterAll(async () => {
    await (await own)?.stop();
    own = undefined;
  });
}
