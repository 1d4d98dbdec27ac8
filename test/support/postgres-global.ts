import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.js';

/** One PostgreSQL server for a whole run; each test file takes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
