import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { administer } from '../support/postgres.js';
import { eventually } from '../support/eventually.js';
import { ownersOf } from './district.js';
import { saysOf, write } from './owners.js';
import type { Said } from './owners.js';
import { FAULTS, readRecord } from './record.js';
import type { TermRecord } from './record.js';
import type { FaultWorld } from './world.js';

/** So long what was interrupted may take to come to rest: leases of the dead last a minute, and a platform's limits hold. */
const REST_MS = 300_000;
const LOOK_MS = 300;

/** What came of a term. */
export interface Term {
  readonly record: TermRecord;
  /** Answers that nobody took, however often they were handed over. */
  readonly untaken: number;
}

/**
 * Goes through a term while something goes wrong: days fall due one after the other, every owner answers each question
 * once it stands there, and when all is over and `disturb` has ended everything comes to rest. Rejects where it does not,
 * saying what is missing.
 */
export async function goThroughTerm(world: FaultWorld, { everyMs, disturb }: { readonly everyMs: number; readonly disturb: () => Promise<void> }): Promise<Term> {
  const { size, district, database, platform } = world;
  const taken: Said[] = [];
  let untaken = 0;
  await district.begin(everyMs);
  const isOver = { now: false };
  const answering = answerAll();
  try {
    await Promise.all([disturb(), pause(size.days * everyMs)]);
    await eventually(async () => expect(await asked()).toHaveLength(size.owners * size.days), REST_MS);
  } finally {
    isOver.now = true;
    await answering;
  }
  expect(taken.length + untaken).toBe(size.owners * size.days);
  await eventually(async () => {
    const record = await readRecord(world, taken);
    expect(Object.fromEntries(FAULTS.map((name) => [name, record[name]]))).toEqual(Object.fromEntries(FAULTS.map((name) => [name, 0])));
    expect(record.digests).toBe(size.channels);
  }, REST_MS);
  return { record: await readRecord(world, taken), untaken };

  /** The items whose question was sent. */
  async function asked(): Promise<readonly { readonly code: string; readonly email: string }[]> {
    const sql = `SELECT DISTINCT i.code, p.email FROM "Delivery" d JOIN "DeliveryCheck" l ON l."deliveryId" = d.id JOIN "Check" c ON c.id = l."checkId" JOIN "PlanItem" i ON i.id = c."itemId" JOIN "Person" p ON p.id = c."personId" WHERE d.kind = 'prompt' AND d.state = 'sent'`;
    return (await administer(database, sql)).rows as readonly { code: string; email: string }[];
  }

  async function answerAll(): Promise<void> {
    const users = new Map(ownersOf(size).map(({ id, email }) => [email, id]));
    const answered = new Set<string>();
    const handing: Promise<void>[] = [];
    // Once more after all is over: what was asked last is answered too.
    for (let isLast = false; !isLast; ) {
      isLast = isOver.now;
      for (const { code, email } of await asked().catch(() => [])) {
        const user = users.get(email);
        if (answered.has(code) || user === undefined) continue;
        answered.add(code);
        const said = saysOf({ platform }, user, code);
        handing.push(write(world, said).then((wasTaken) => void (wasTaken ? taken.push(said) : (untaken += 1))));
      }
      await pause(LOOK_MS);
    }
    await Promise.all(handing);
  }
}

/** Has a sweep run now rather than at the next minute: a process ticks as it starts. */
export async function tickNow({ topology }: Pick<FaultWorld, 'topology'>): Promise<void> {
  await topology.processes[0]?.restart();
}
