import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { sweepJob } from '../../jobs/definitions.js';
import { lockFolder } from '../../prisma/engine/folder-lock.js';
import { openDatabase } from '../../prisma/client.js';
import { openQueueFor } from '../../src/app/open-queue.js';
import { ConfigError, readConfig } from '../../src/config.js';
import { runDoctor, tellSettingFaults } from '../../src/cli/doctor.js';
import { createStore } from '../../prisma/store.js';
import { eventually } from '../support/eventually.js';
import { startProxy } from '../support/faulty-proxy.js';
import { administer } from '../support/postgres.js';
import { recordingIo } from '../support/recording-io.js';
import { silentLog } from '../support/silent-log.js';
import { seed, testServers } from '../app/app-world.js';

const servers = testServers();
let url: string;
let folder: string;
beforeEach(() => {
  ({ url, folder } = servers);
});

/** Runs it on settings, and gives its exit code and the lines that tell of a fault. */
async function doctor(settings: Record<string, string>, now?: Temporal.Instant): Promise<{ readonly code: number; readonly faults: readonly string[]; readonly all: string }> {
  const { io, printed } = recordingIo({});
  const config = readConfig({ PORT: '0', THROUGHLINE_DATA: folder, SANDBOX: 'off', ...settings });
  const code = await runDoctor({ config, log: silentLog, io, ...(now && { wallClock: { now: () => now } }) });
  return { code, faults: printed.out.filter((line) => line.startsWith('FAULT')), all: printed.out.join('\n') };
}

describe('settings and folder', () => {
  test('every setting that does not fit, each with its mend', () => {
    const { io, printed } = recordingIo({});
    let faults: ConfigError['faults'] = [];
    try {
      readConfig({ PORT: 'x', DATABASE_URL: 'mysql://secret' });
    } catch (error) {
      if (error instanceof ConfigError) faults = error.faults;
    }
    expect(tellSettingFaults(faults, io)).toBe(1);
    expect(printed.out.filter((line) => line.startsWith('FAULT'))).toEqual([expect.stringMatching(/DATABASE_URL: Give/), expect.stringMatching(/PORT: Give/)]);
    expect(printed.out.join()).not.toContain('secret');
  });

  test('an empty folder is no fault, and nothing is made in it', async () => {
    const found = await doctor({});
    expect(found).toMatchObject({ code: 0, faults: [] });
    expect(found.all).toContain('made at the first start');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that cannot be written; one that another process holds; a damaged sandbox clock', async () => {
    await writeFile(join(folder, 'a-file'), '');
    expect((await doctor({ THROUGHLINE_DATA: join(folder, 'a-file', 'data') })).faults.join()).toMatch(/Data folder: .*cannot be written \(ENOTDIR\)/);
    await mkdir(join(folder, 'database'));
    const lock = await lockFolder(folder);
    const held = await doctor({});
    await lock.release();
    expect(held.code).toBe(1);
    expect(held.faults.join()).toMatch(/Database: .*is in use by another process/);
    await mkdir(join(folder, 'sandbox'));
    await writeFile(join(folder, 'sandbox/clock.json'), 'soon');
    const damaged = await doctor({ DATABASE_URL: url, SANDBOX: 'on' });
    expect(damaged.faults.join()).toMatch(/Clock: The saved clock of the sandbox is damaged/);
  });

  test('where copies of evidence go, and what keeps them from there', async () => {
    expect((await doctor({})).all).toMatch(/Evidence: files are kept by reference alone/);
    const kept = await doctor({ EVIDENCE_FOLDER: join(folder, 'evidence') });
    expect(kept).toMatchObject({ code: 0, faults: [] });
    expect(kept.all).toMatch(/Evidence: the folder for copies may be written; 0 files wait/);
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'a-file'), '');
    expect((await doctor({ EVIDENCE_FOLDER: join(folder, 'a-file/evidence') })).faults.join()).toMatch(/Evidence: EVIDENCE_FOLDER cannot be written \(ENOTDIR\)/);
    const bucket = await doctor({ EVIDENCE_S3_ENDPOINT: 'http://127.0.0.1:9', EVIDENCE_S3_BUCKET: 'evidence', EVIDENCE_S3_KEY_ID: 'key', EVIDENCE_S3_SECRET: 'c2VjcmV0' });
    expect(bucket.faults.join()).toMatch(/Evidence: The evidence store did not answer as it should/);
    expect(bucket.all).not.toMatch(/c2VjcmV0/);
  });

  test('a folder that takes nothing though it may be written, whoever asks', async () => {
    // Node would try for ever to make one there.
    const found = await doctor({ THROUGHLINE_DATA: '/proc/throughline/data' });
    expect(found).toMatchObject({ code: 1, faults: [expect.stringMatching(/Data folder: .*cannot be written \(\w+\)/)] });
  });

  test('an address that is none of this machine', async () => {
    for (const host of ['203.0.113.9', '999.1.1.1']) expect((await doctor({ HOST: host })).faults).toEqual([expect.stringContaining(`Port: ${host} is no address of this machine. Set HOST`)]);
  });

  test('a sandbox page that wants a port somebody has', async () => {
    const { port } = new URL(servers.postgres.url);
    expect((await doctor({ SANDBOX: 'on', SANDBOX_PORT: port })).faults).toEqual([expect.stringMatching(/Sandbox port: Port \d+ is taken.*SANDBOX_PORT/)]);
  });

  test('what was set is told, and nothing that a command sets for itself', async () => {
    const { io, printed } = recordingIo({});
    await runDoctor({ config: readConfig({ THROUGHLINE_DATA: folder }, { LOG_LEVEL: 'error', PORT: '0', SANDBOX: 'off' }), log: silentLog, io });
    expect(printed.out[0]).toMatch(/Settings: read; set: THROUGHLINE_DATA$/);
  });

  test('a port that something else has', async () => {
    const port = new URL(servers.postgres.url).port;
    expect((await doctor({ DATABASE_URL: url, PORT: port })).faults.join()).toMatch(new RegExp(`Port: Port ${port} is taken`));
  });
});

describe('the database', () => {
  test('down, unknown, a wrong password', async () => {
    const nobody = await doctor({ DATABASE_URL: 'postgresql://tests@127.0.0.1:1/postgres' });
    expect(nobody).toMatchObject({ code: 1, faults: [expect.stringMatching(/Database: Nothing listens/)] });
    const missing = new URL(url);
    missing.pathname = '/no_such';
    expect((await doctor({ DATABASE_URL: missing.href })).faults.join()).toMatch(/does not exist. Create it/);
    const hba = ((await administer(url, 'SHOW hba_file')).rows[0] as { hba_file: string }).hba_file;
    await administer(url, "CREATE ROLE locked LOGIN PASSWORD 'right'");
    await administer(url, `COPY (VALUES ('host all locked 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust')) TO '${hba}'`);
    await administer(url, 'SELECT pg_reload_conf()');
    const at = new URL(url);
    [at.username, at.password] = ['locked', 'very-secret'];
    const refused = await doctor({ DATABASE_URL: at.href });
    expect(refused.faults.join()).toMatch(/password in DATABASE_URL is refused/);
    expect(refused.all).not.toContain('very-secret');
  });

  test('too old', async () => {
    const version = ((await administer(url, "SELECT current_setting('server_version_num') AS v")).rows[0] as { v: string }).v;
    const proxy = await startProxy(url);
    // The look asks for it as a number, which travels as text.
    proxy.replace(version, '140009');
    const old = await doctor({ DATABASE_URL: proxy.url });
    await proxy.stop();
    expect(old.faults.join()).toMatch(/PostgreSQL 14; Throughline needs 15/);
  });

  test('migrations pending are told and not applied; failed and unknown ones are told', async () => {
    const fresh = await doctor({ DATABASE_URL: url });
    expect(fresh).toMatchObject({ code: 1, faults: [expect.stringMatching(/Migrations: Not applied: .*_initial/)] });
    expect((await administer(url, "SELECT to_regclass('public._prisma_migrations') AS t, to_regnamespace('bullmq') AS n")).rows).toEqual([{ t: null, n: null }]);
    await seed(url);
    await administer(url, "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now()), ('y', 'y', '29990101000001_broken', null)");
    const { faults } = await doctor({ DATABASE_URL: url });
    expect(faults.join('\n')).toMatch(/newer Throughline \(29990101000000_later\)/);
    expect(faults.join('\n')).toMatch(/Failed halfway: 29990101000001_broken/);
  });

  test('a clock that differs', async () => {
    await seed(url);
    const { faults } = await doctor({ DATABASE_URL: url }, Temporal.Now.instant().add({ minutes: 3 }));
    expect(faults.join()).toMatch(/Clock: This machine's clock and the database's differ by 1[78]\d s/);
  });
});

describe('Redis and the queue', () => {
  const withRedis = async (address: string) => doctor({ DATABASE_URL: url, REDIS_URL: address });
  beforeEach(async () => void (await seed(url)));

  test('down, a wrong password, something else, too old, one that evicts', async () => {
    expect((await withRedis('redis://127.0.0.1:1')).faults.join()).toMatch(/Redis: Nothing listens/);
    expect((await withRedis(`redis://127.0.0.1:${new URL(servers.postgres.url).port}`)).faults.join()).toMatch(/Redis: .*is not Redis/);
    const client = new Redis(servers.redis.url);
    try {
      await client.config('SET', 'requirepass', 'right');
      expect((await withRedis(servers.redis.url)).faults.join()).toMatch(/refuses the user or password/);
      expect((await withRedis(servers.redis.url.replace('redis://', 'redis://:wrong@'))).faults.join()).toMatch(/refuses the user or password/);
      await client.config('SET', 'requirepass', '');
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      expect((await withRedis(servers.redis.url)).faults.join()).toMatch(/maxmemory-policy allkeys-lru/);
      await client.config('SET', 'maxmemory-policy', 'noeviction');
      const proxy = await startProxy(servers.redis.url);
      const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? '';
      proxy.replace(`redis_version:${version}`, `redis_version:${'5.0.99'.padEnd(version.length, '9').slice(0, version.length)}`);
      expect((await withRedis(proxy.url)).faults.join()).toMatch(/This is Redis 5\.0/);
      await proxy.stop();
      const well = (await withRedis(servers.redis.url)).faults.filter((line) => line.includes('Redis') || line.includes('Queue'));
      expect(well).toEqual([]);
    } finally {
      client.disconnect();
    }
  });

  test('jobs that failed for good', async () => {
    const database = await openDatabase({ url, connections: 3 });
    const queue = await openQueueFor({}, database, silentLog);
    await queue.work({ [sweepJob.name]: () => Promise.reject(Object.assign(new Error('x'), { code: 'broken' })) }, { concurrency: 1 });
    await queue.add({ ...sweepJob, attempts: 1 }, { at: 'now' });
    await eventually(async () => expect(await queue.failed(5)).toHaveLength(1), 60_000);
    await queue.close();
    await database.close();
    expect((await doctor({ DATABASE_URL: url })).faults.join('\n')).toMatch(/Queue: 1 job has failed for good/);
  });
});

test('a full disk: said of the part that met it, with how to mend it, and Redis is not blamed', async () => {
  await seed(url);
  const database = await openDatabase({ url, connections: 3 });
  await (await openQueueFor({}, database, silentLog)).close();
  await database.close();
  await administer(url, 'ALTER TABLE bullmq.job RENAME TO job_kept');
  await administer(url, "CREATE FUNCTION full_disk() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$");
  await administer(url, 'CREATE VIEW bullmq.job AS SELECT * FROM bullmq.job_kept WHERE public.full_disk()');
  await administer(url, "INSERT INTO bullmq.job_kept (queue, id, seq, name, state, added_at_ms) VALUES ('throughline', '1', 1, 'x', 'failed', 0)");
  const { faults } = await doctor({ DATABASE_URL: url });
  expect(faults.filter((line) => line.includes('Queue'))).toEqual([expect.stringMatching(/Queue: The disk is full. Free space/)]);
  expect(faults.join()).not.toContain('Redis');
});

test('owners nobody matched, messages not sent, acts given up: each with how to mend it', async () => {
  const organizationId = await seed(url);
  const database = await openDatabase({ url, connections: 3 });
  const store = createStore(database.prisma);
  const at = Temporal.Now.instant();
  const inbound = { platform: 'sandbox', workspace: 'w', key: 'k', user: 'u', at: at.toString(), type: 'delete', conversation: { id: 'c', kind: 'direct' }, message: 'm' } as const;
  await store.inbox.add(organizationId, inbound, at);
  const event = await store.inbox.claimNext(organizationId, { platform: 'sandbox', workspace: 'w', user: 'u' }, at, 60_000);
  if (event) await store.inbox.markNotDone(organizationId, event, { state: 'failed' }, 'broken-twice', at);
  await store.deliveries.create(organizationId, [{ key: 'd', kind: 'notice', platform: 'sandbox', workspace: 'w', destination: { kind: 'direct', user: 'u' }, content: { kind: 'digest', digestId: 'x' }, dueAt: at, parked: 'not-matched' }]);
  await database.close();
  const { code, faults } = await doctor({ DATABASE_URL: url });
  expect(code).toBe(1);
  expect(faults).toEqual([
    expect.stringMatching(/People: Not matched to anyone in chat: Orla Finch <orla/),
    expect.stringMatching(/What people said: 1 act was given up .*broken-twice/),
    expect.stringMatching(/Messages: 1 message was not delivered/),
  ]);
});
