import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTopology } from '../../scripts/topology.mjs';
import type { Topology, TopologyProcess } from '../../scripts/topology.mjs';
import { LAKE } from '../support/local-slack.js';
import { administer, createPostgresDatabase, startPostgres } from '../support/postgres.js';
import type { TestPostgres } from '../support/postgres.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';
import { ownersOf, seedDistrict } from './district.js';
import type { District, DistrictSize } from './district.js';
import { startPlatform } from './platform.js';
import type { Platform } from './platform.js';

/** Throughline in two processes that take and two that work, on a PostgreSQL and a Redis of its own, before a platform that keeps what arrives. */
export interface FaultWorld {
  readonly topology: Topology;
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  /** Its address for whoever looks on, who is a superuser there; the processes are not. */
  readonly database: string;
  readonly platform: Platform;
  readonly size: DistrictSize;
  readonly district: District;
  /** Sets the clock of one process wrong by so many milliseconds while it runs; 0 sets it right. Only where the world was started with `clocks`. */
  shiftClock(process: TopologyProcess, ms: number): Promise<void>;
  /** Restarts a process, whose clock is wrong by so much from its first moment. */
  restartWrong(process: TopologyProcess, ms: number): Promise<void>;
  /** How often processes logged something of this name. */
  logged(event: string): number;
  /** Rejects unless every process lives and answers. */
  allLive(): Promise<void>;
  stop(): Promise<void>;
}

/** What is unlike the usual. */
export interface FaultWorldOptions {
  /** The clocks of processes can be set wrong. */
  readonly clocks?: boolean;
  /** Where the database lies, if not with the rest of the server's: in a folder that anybody may write. */
  readonly tablespace?: string;
}

/** A process looks ten times a second how its clock is to be. */
const SEEN_MS = 300;

/** As whom the processes come to the database: limits do not hold for superusers. */
export const ROLE = 'throughline';

export async function startFaultWorld(size: DistrictSize, { clocks = false, tablespace }: FaultWorldOptions = {}): Promise<FaultWorld> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const postgres = await startPostgres();
    closing.push(() => postgres.stop());
    const database = await createPostgresDatabase(postgres.url);
    const own = new URL(database);
    own.username = ROLE;
    await administer(postgres.url, `CREATE ROLE ${ROLE} LOGIN`);
    await administer(postgres.url, `ALTER DATABASE ${own.pathname.slice(1)} OWNER TO ${ROLE}`);
    if (tablespace !== undefined) {
      // Made by the server itself: it uses only what is its own.
      await administer(postgres.url, `COPY (SELECT) TO PROGRAM 'mkdir -m 700 ${tablespace}/database'`);
      await administer(postgres.url, `CREATE TABLESPACE elsewhere LOCATION '${tablespace}/database'`);
      await administer(postgres.url, `ALTER DATABASE ${own.pathname.slice(1)} SET TABLESPACE elsewhere`);
    }
    const redis = await startRedis();
    closing.push(() => redis.stop());
    const folder = await mkdtemp(join(tmpdir(), 'throughline-faults-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const platform = await startPlatform(ownersOf(size));
    closing.push(() => platform.stop());
    const district = await seedDistrict(own.href, size);

    const shifts = join(folder, 'clocks');
    await mkdir(shifts);
    const shift = (name: string, ms: number): Promise<void> => writeFile(join(shifts, name), String(ms));
    const lines: string[] = [];
    const topology = await startTopology({
      web: 2,
      worker: 2,
      env: {
        PATH: env['PATH'],
        HOME: env['HOME'],
        DATABASE_URL: own.href,
        REDIS_URL: redis.url,
        THROUGHLINE_DATA: folder,
        SLACK_BOT_TOKEN: LAKE.botToken,
        SLACK_SIGNING_SECRET: LAKE.signingSecret,
        SLACK_API_URL: platform.url,
        ...(clocks && { SHIFTED_CLOCKS: shifts, NODE_OPTIONS: `--import ${fileURLToPath(new URL('shift-clock.mjs', import.meta.url))}` }),
      },
      onLine: (process, line) => void lines.push(`${process} ${line}`),
    });
    closing.push(() => topology.stop());
    return {
      topology,
      postgres,
      redis,
      database,
      platform,
      size,
      district,
      async shiftClock(process, ms) {
        await shift(String(process.pid()), ms);
        await pause(SEEN_MS);
      },
      async restartWrong(process, ms) {
        await shift('next', ms);
        await process.restart();
        await shift('next', 0);
      },
      logged: (event) => lines.filter((line) => line.includes(`"event":"${event}"`)).length,
      async allLive() {
        for (const one of topology.processes) {
          const response = await fetch(`${one.url() ?? ''}/healthz`);
          if (response.status !== 200) throw new Error(`${one.name} answers ${response.status}.`);
        }
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
