import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { startApp } from '../../src/app.js';
import type { App, AppOptions } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { findPlan } from '../../src/usecases/plan/find-plan.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { startPlan } from '../../src/usecases/plan/start-plan.js';
import { MORNING, todayInMorning } from '../support/morning.js';
import { createPostgresDatabase, dropPostgresDatabase, startPostgres } from '../support/postgres.js';
import type { TestPostgres } from '../support/postgres.js';
import { recordingLog } from '../support/recording-log.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';

export const OWNER = 'orla.finch@fernhollow.example.org';

/** A school with one objective that was due every day of the last weeks, so that a sweep now finds a check to ask. */
export function planText(key = 'fern-hollow', code = 'FH'): string {
  const today = todayInMorning();
  return `
organization: { key: ${key}, name: Fern Hollow School, time-zone: ${MORNING} }
units:
  - { key: school, name: Fern Hollow School, calendar: { working-days: mon-sun } }
people:
  - { email: ${OWNER}, name: Orla Finch, unit: school }
plan:
  code: ${code}
  title: Every child reads
  unit: school
  starts: ${today.subtract({ days: 20 }).toString()}
  ends: ${today.add({ years: 1 }).toString()}
goals:
  - code: "1"
    title: Every child reads by nine
    objectives:
      - { code: 1.a, title: Reading hour every day, owner: Orla Finch, cadence: { every: day, at: "00:00" } }
`;
}

/** Puts a plan into the database at an address or in a data folder, the school's unless said, running since yesterday; gives the organization's id. */
export async function seed(where: string | { readonly folder: string }, text: string = planText()): Promise<string> {
  const database = await openDatabase(typeof where === 'string' ? { url: where, connections: 2 } : where);
  try {
    await database.migrate();
    const store = createStore(database.prisma);
    const planned = await planImport(store, text);
    if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
    const at = Temporal.Now.instant().subtract({ hours: 30 });
    await applyImport(store, planned, { at });
    const plan = await findPlan(store, { organization: planned.document.organization.key }, planFileTexts('en'));
    await startPlan(store, plan, { now: at }, planFileTexts('en'));
    return plan.organizationId;
  } finally {
    await database.close();
  }
}

/** An app in this process, with its log. */
export interface TestApp {
  readonly app: App;
  readonly log: ReturnType<typeof recordingLog>;
}

/** Starts the app in this process on settings as the environment would hold them; free ports unless said. */
export async function startTestApp(settings: Record<string, string>, options: Partial<AppOptions> = {}): Promise<TestApp> {
  const log = recordingLog();
  const app = await startApp(readConfig({ PORT: '0', SANDBOX_PORT: '0', SHUTDOWN_SECONDS: '10', ...settings }), { log, runCommand: async () => ({ exitCode: 0, output: [] }), ...options });
  return { app, log };
}

export async function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'throughline-app-'));
}

export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}

/** Status and body of a readiness answer. */
export async function ready(app: App): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${app.url}/readyz`);
  return { status: response.status, body: await response.json() };
}

/** Servers for the tests of a file, and what each test has to itself. */
export interface Servers {
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  /** An empty database of the test's own. */
  readonly url: string;
  /** A data folder of the test's own. */
  readonly folder: string;
}

/** For a file: one PostgreSQL and one Redis, with a fresh database and data folder for each test. */
export function testServers(): Servers {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let url: string;
  let folder: string;
  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  });
  afterAll(async () => {
    await redis?.stop();
    await postgres?.stop();
  });
  beforeEach(async () => {
    [url, folder] = await Promise.all([createPostgresDatabase(postgres.url), freshFolder()]);
  });
  afterEach(async () => {
    await dropPostgresDatabase(postgres.url, url);
    await removeFolder(folder);
  });
  return {
    get postgres() {
      return postgres;
    },
    get redis() {
      return redis;
    },
    get url() {
      return url;
    },
    get folder() {
      return folder;
    },
  };
}
