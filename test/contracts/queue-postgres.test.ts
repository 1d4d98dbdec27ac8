import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openQueue } from '../../jobs/queue.js';
import { QUEUE_SEARCH_PATH } from '../../prisma/engine/pg-like.js';
import { openPool } from '../../prisma/engine/postgres.js';
import type { Queue } from '../../src/ports.js';
import { eventually, pause } from '../support/eventually.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { recordingLog } from '../support/recording-log.js';

endPostgresWithFile();

const task = { name: 'task', data: z.object({ id: z.string() }), attempts: 3, backoffMs: 20, priority: 5 };

describe('queue on a PostgreSQL that comes and goes', () => {
  let server: string;
  let url: string;
  let queue: Queue | undefined;
  let pool: pg.Pool | undefined;
  beforeAll(async () => {
    server = await postgresUrl();
    url = await createPostgresDatabase(server);
  });
  afterAll(() => dropPostgresDatabase(server, url));
  afterEach(async () => {
    await queue?.close();
    await pool?.end();
    queue = pool = undefined;
  });

  it('works on after every connection was cut, without filling the log', async () => {
    const log = recordingLog();
    pool = openPool({ url, max: 5, searchPath: QUEUE_SEARCH_PATH });
    queue = await openQueue({ backend: { kind: 'postgres', pool }, definitions: [task], log, name: 'cut' });
    const opened = queue;
    const ids: string[] = [];
    await opened.work({ task: async (data) => void ids.push(task.data.parse(data).id) }, { concurrency: 2 });
    await opened.add(task, { id: 'before' });
    await eventually(() => expect(ids).toEqual(['before']));
    await pause(300);
    await cutConnections();
    await eventually(() => opened.add(task, { id: 'after' }));
    await eventually(() => expect(ids).toContain('after'));
    await eventually(() => opened.add(task, { id: 'again' }));
    await eventually(() => expect(ids).toContain('again'));
    expect(log.lines.filter(({ level }) => level === 'warn').length).toBeLessThan(5);
  });

  it('refuses a pool that looks in another schema first', async () => {
    pool = openPool({ url, max: 5, searchPath: 'public' });
    await expect(openQueue({ backend: { kind: 'postgres', pool }, definitions: [task], log: recordingLog() })).rejects.toMatchObject({ code: 'queue-search-path' });
  });

  it('says what to do when there is no server to open', async () => {
    pool = openPool({ url: 'postgres://someone:hush@127.0.0.1:1/nothing', max: 5, searchPath: QUEUE_SEARCH_PATH });
    const opening = openQueue({ backend: { kind: 'postgres', pool }, definitions: [task], log: recordingLog() });
    await expect(opening).rejects.toMatchObject({ code: 'queue-unreachable' });
    await expect(opening).rejects.toThrow(/DATABASE_URL/);
    await expect(opening).rejects.not.toThrow(/hush/);
  });

  async function cutConnections(): Promise<void> {
    const database = new URL(url).pathname.slice(1);
    await administer(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
  }
});
