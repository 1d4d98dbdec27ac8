import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { localOf } from '../../src/domain/time/dates.js';
import { EVERY_WEEK, printRule } from '../../src/domain/time/rule.js';
import type { Weekday } from '../../src/domain/time/rule.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { chicago } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { noWork } from '../support/no-queue.js';
import { administer, createPostgresDatabase, dropPostgresDatabase } from '../support/postgres-server.js';
import { silentLog } from '../support/silent-log.js';
import { writeDistrict } from './district.js';

/** How many are asked about how much: of each person's items the first is due, and nothing else. */
export interface SweepSize {
  readonly cadences: number;
  readonly people: number;
}

/** The same district every time. */
export interface SweepGround {
  /** Works on a copy of it, which is removed afterwards. */
  onCopy<T>(work: (copy: SweepCopy) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface SweepCopy {
  readonly url: string;
  /** One sweep of the product, at the moment that much is due; gives the milliseconds that it took. */
  sweep(): Promise<number>;
}

const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;
const NOW = chicago('2026-09-14T10:00');
const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Halifax', 'America/Mexico_City', 'Europe/Madrid'] as const;
const LATER_DAYS = ['TU', 'WE', 'TH', 'FR'] as const satisfies readonly Weekday[];
/** Sets of the days after Monday, the empty one among them. */
const DAY_SETS = 2 ** LATER_DAYS.length;

/** Writes a district of so many cadences, each planned: at 10:00 in Chicago on a Monday a part of them is due, at several local times. */
export async function prepareSweep(server: string, { cadences, people }: SweepSize): Promise<SweepGround> {
  const zone = (person: number): string => ZONES[person % ZONES.length] ?? 'UTC';
  const cadence = (n: number): { rule: string; at: string } => {
    const turn = Math.floor(n / ZONES.length);
    return n < people ? dueNow(turn, zone(n)) : dueLater(turn);
  };
  const district = await writeDistrict(server, { people, items: cadences, workspace: SANDBOX, cadence, zone });
  const { database, organizationId, url } = district;
  await createStore(database.prisma).transaction((tx) => reschedule(tx, organizationId, NOW.subtract({ hours: 24 })));
  await administer(url, 'vacuum analyze');
  // A database is copied while nobody is in it.
  await database.close();
  return {
    onCopy: (work) => onCopy(server, new URL(url).pathname.slice(1), work),
    close: () => district.close(),
  };
}

async function onCopy<T>(server: string, template: string, work: (copy: SweepCopy) => Promise<T>): Promise<T> {
  const url = await createPostgresDatabase(server, template);
  try {
    const database = await openDatabase({ url });
    try {
      // As every minute: it is connected, and nothing has been due.
      await sweepAt(database, NOW.subtract({ minutes: 1 }));
      await administer(url, 'checkpoint');
      return await work({ url, sweep: () => timed(() => sweepAt(database, NOW)) });
    } finally {
      await database.close();
    }
  } finally {
    await dropPostgresDatabase(server, url);
  }
}

function sweepAt({ prisma }: Database, now: typeof NOW): Promise<void> {
  return sweep({ store: createStore(prisma), wallClock: { now: () => now }, log: silentLog, keep: KEEP_DAYS, work: noWork, home: async () => SANDBOX, sendDigests: async () => undefined }, now);
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The `turn`-th of 128 rules that begin on the Monday, at the local time of the sweep. */
function dueNow(turn: number, zone: string): { rule: string; at: string } {
  return { rule: weekly(['MO', ...laterDays(turn)], 1 + (Math.floor(turn / DAY_SETS) % 8)), at: localOf(NOW, zone).time };
}

/** One of 240 that begin later in the week. */
function dueLater(turn: number): { rule: string; at: string } {
  const days = laterDays(1 + (turn % (DAY_SETS - 1)));
  return { rule: weekly(days, 1 + (Math.floor(turn / DAY_SETS) % 4)), at: `1${Math.floor(turn / DAY_SETS / 4) % 4}:15` };
}

function weekly(days: readonly Weekday[], interval: number): string {
  return printRule({ ...EVERY_WEEK, interval, byDay: days.map((day) => ({ day })) });
}

/** The days after Monday that the bits of a number name. */
function laterDays(bits: number): readonly Weekday[] {
  return LATER_DAYS.filter((_, n) => (bits >> n) % 2 === 1);
}
