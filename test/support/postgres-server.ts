import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.js';

/** A PostgreSQL server of the tests' own, on a free port of 127.0.0.1, in a folder that goes with it. */
export interface TestPostgres {
  /** Its maintenance database; the user is a superuser. */
  readonly url: string;
  /** Ends the server as a restart does, cutting every connection; `resume` starts it again on the same port. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** An empty database with a name of its own; `template`: a copy of that one. */
export async function createPostgresDatabase(server: string, template?: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database, whoever still uses it. */
export async function dropPostgresDatabase(server: string, url: string): Promise<void> {
  await administer(server, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** Runs one statement on the server's maintenance database. */
export async function administer(server: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server });
  // A server that goes away meanwhile fails the statement; the connection says so once more.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Starts a server. It also ends when the process that started it does, however that ends.
 * @param changed settings of the server other than those of tests, which keep nothing safe on disk
 */
export async function startPostgres(changed: Readonly<Record<string, string>> = {}): Promise<TestPostgres> {
  const bin = postgresPrograms();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, ...(user ?? {}) };

  const data = join(folder, 'data');
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...options, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off', full_page_writes: 'off', max_connections: 200, shared_buffers: '32MB', ...changed };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const launch = async (): Promise<ChildProcess> => {
    const keeper = spawn('/bin/sh', ['-c', KEEPER, 'sh', folder, join(bin, 'postgres'), '-D', data, ...flags], { ...options, stdio: ['pipe', 'ignore', 'ignore'] });
    await waitUntilReady(url, join(folder, 'log'));
    return keeper;
  };
  const url = `postgresql://tests@127.0.0.1:${port}/postgres`;
  let keeper = await launch();
  return {
    url,
    pause: () => end(keeper, 'keep'),
    resume: async () => {
      keeper = await launch();
    },
    stop: () => end(keeper, 'remove'),
  };
}

/** The shell waits at its input, which closes when this process is gone, and then ends the server and cleans up. */
const KEEPER = 'folder=$1; shift; "$@" >"$folder/log" 2>&1 & pid=$!; word=$(cat); kill -INT $pid; wait $pid; [ "$word" = keep ] || rm -rf "$folder"';

async function end(keeper: ChildProcess, folder: 'keep' | 'remove'): Promise<void> {
  if (keeper.exitCode !== null) return;
  const gone = once(keeper, 'exit');
  keeper.stdin?.end(folder);
  await gone;
}

async function waitUntilReady(url: string, log: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      await administer(url, 'SELECT 1');
      return;
    } catch (error) {
      if (performance.now() > deadline) throw new Error(`PostgreSQL did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The folder of the newest server on the machine that the product supports, or the one that POSTGRES_BIN names. */
export function postgresPrograms(): string {
  const named = process.env['POSTGRES_BIN'];
  if (named !== undefined) return named;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL 15 or newer is missing; on Debian: apt-get install postgresql');
  return dirname(realpathSync(join(found, 'initdb')));
}

/** PostgreSQL refuses to run as root; then it runs as a user that may do nothing else. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL needs a user other than root to run as: add a user named postgres.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
