import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { movableClock, sharedClock, systemClock } from '../../src/clock.js';
import type { MovableClock } from '../../src/clock.js';
import { eventually, gate } from '../support/eventually.js';
import { testClock } from '../support/clock.js';

const START = '2026-09-07T15:00:00Z';
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A movable clock over a still base, and the offset it keeps. */
async function lab(saved?: number) {
  const base = testClock(START);
  const kept = { offset: saved };
  const clock = await movableClock({
    base,
    load: async () => kept.offset,
    save: async (offset) => {
      kept.offset = offset;
    },
  });
  return { base, clock, kept };
}
const reads = (clock: MovableClock): string => clock.now().toString();

describe('the system clock', () => {
  it('tells the time of the machine', () => {
    const off = Math.abs(systemClock.now().epochMilliseconds - performance.timeOrigin - performance.now());
    expect(off).toBeLessThan(5000);
  });
});

describe('a movable clock', () => {
  it('runs with its base until it is moved', async () => {
    const { base, clock, kept } = await lab();
    base.advance({ minutes: 1 });
    expect(reads(clock)).toBe('2026-09-07T15:01:00Z');
    expect(kept.offset).toBeUndefined();
  });

  it('moves forward, runs on from there, and is found there again', async () => {
    const { base, clock, kept } = await lab();
    await clock.moveTo(at('2026-09-14T08:00:00Z'));
    expect(reads(clock)).toBe('2026-09-14T08:00:00Z');
    base.advance({ seconds: 90 });
    expect(reads(clock)).toBe('2026-09-14T08:01:30Z');
    const reopened = await movableClock({ base, load: async () => kept.offset, save: async () => undefined });
    expect(reads(reopened)).toBe('2026-09-14T08:01:30Z');
  });

  it('never goes back', async () => {
    const { clock } = await lab(3_600_000);
    await expect(clock.moveTo(at('2026-09-07T15:59:59Z'))).rejects.toMatchObject({ code: 'clock-backwards' });
    await expect(clock.freeze(at(START))).rejects.toMatchObject({ code: 'clock-backwards' });
    expect(reads(clock)).toBe('2026-09-07T16:00:00Z');
  });

  it('stands still while a jump is worked through, and then runs on from its last stop', async () => {
    const { base, clock, kept } = await lab();
    await clock.freeze(at('2026-09-08T14:00:00Z'));
    base.advance({ seconds: 5 });
    expect(reads(clock)).toBe('2026-09-08T14:00:00Z');
    await clock.freeze(at('2026-09-08T14:00:02Z'));
    await clock.moveTo(at('2026-09-09T14:00:00Z'));
    base.advance({ seconds: 5 });
    expect(reads(clock)).toBe('2026-09-09T14:00:00Z');
    clock.release();
    expect(reads(clock)).toBe('2026-09-09T14:00:05Z');
    expect(kept.offset).toBe(at('2026-09-09T14:00:00Z').epochMilliseconds - at('2026-09-07T15:00:05Z').epochMilliseconds);
  });

  it('keeps the offset before it moves: a crash in between leaves no record in the future', async () => {
    const base = testClock(START);
    const door = gate();
    const clock = await movableClock({ base, load: async () => undefined, save: () => door.wait });
    const moving = clock.moveTo(at('2026-09-10T00:00:00Z'));
    await Promise.resolve();
    expect(reads(clock)).toBe(START);
    door.open();
    await moving;
    expect(reads(clock)).toBe('2026-09-10T00:00:00Z');
  });

  it('stays where it was when the offset cannot be kept', async () => {
    const clock = await movableClock({ base: testClock(START), load: async () => 0, save: () => Promise.reject(new Error('disk full')) });
    await expect(clock.moveTo(at('2026-09-10T00:00:00Z'))).rejects.toThrow('disk full');
    expect(reads(clock)).toBe(START);
    await expect(clock.moveTo(at('2026-09-10T00:00:00Z'))).rejects.toThrow('disk full');
  });

  it('takes two moves at once one after the other', async () => {
    const { clock } = await lab();
    const results = await Promise.allSettled([clock.moveTo(at('2026-09-14T00:00:00Z')), clock.moveTo(at('2026-09-08T00:00:00Z'))]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
    expect(reads(clock)).toBe('2026-09-14T00:00:00Z');
  });

  it('may lag behind its base, and still never goes back', async () => {
    const { clock } = await lab(-86_400_000);
    expect(reads(clock)).toBe('2026-09-06T15:00:00Z');
    await clock.moveTo(at('2026-09-06T16:00:00Z'));
    expect(reads(clock)).toBe('2026-09-06T16:00:00Z');
    await expect(clock.moveTo(at('2026-09-06T15:59:00Z'))).rejects.toMatchObject({ code: 'clock-backwards' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a kept offset of %s', async (offset) => {
    await expect(lab(offset)).rejects.toMatchObject({ code: 'clock-offset' });
  });

  it('never reads less than before, whatever is done to it', async () => {
    const step = fc.record({ does: fc.constantFrom('move', 'freeze', 'release', 'wait'), ms: fc.integer({ min: -5000, max: 500_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { base, clock } = await lab();
        for (const { does, ms } of steps) {
          const before = clock.now();
          const target = before.add({ milliseconds: ms });
          if (does === 'wait') base.advance({ milliseconds: Math.abs(ms) });
          else if (does === 'release') clock.release();
          else await (does === 'move' ? clock.moveTo(target) : clock.freeze(target)).catch(() => undefined);
          expect(Temporal.Instant.compare(clock.now(), before)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a clock that processes share', () => {
  /** A machine whose clock is wrong by so much, and what it told of that. */
  async function machineOff(off: Temporal.DurationLike, everyMs?: number) {
    const [server, machine] = [testClock(START), testClock(at(START).add(off).toString())];
    const told: number[] = [];
    const network = { isAway: false, asked: 0 };
    const ask = async (): Promise<Temporal.Instant> => {
      network.asked += 1;
      if (network.isAway) throw new Error('The database is away.');
      return server.now();
    };
    const clock = await sharedClock({ ask, machine, onOff: (aheadMs) => void told.push(aheadMs), ...(everyMs && { everyMs }) });
    return { clock, server, machine, told, network };
  }
  const minutesFromStart = (clock: { now(): Temporal.Instant }): number => Math.round(clock.now().since(at(START)).total('minutes'));

  it('leaves the clock of its machine as it is while that is about right', async () => {
    const { clock, told } = await machineOff({ milliseconds: 400 });
    expect(clock.now().since(at(START)).total('milliseconds')).toBeGreaterThanOrEqual(400);
    expect(told).toEqual([]);
    clock.stop();
  });

  it.each([60, -60])('tells the time of whom it asks where the clock of its machine is %i minutes ahead, and says so once', async (minutes) => {
    const { clock, told, network } = await machineOff({ minutes }, 5);
    expect(minutesFromStart(clock)).toBe(0);
    await eventually(() => expect(network.asked).toBeGreaterThan(3));
    expect(minutesFromStart(clock)).toBe(0);
    expect(told).toEqual([expect.closeTo(minutes * 60_000, -4)]);
    clock.stop();
  });

  it('runs on, and does not jump when the clock of its machine is set', async () => {
    const { clock, machine } = await machineOff({ minutes: 0 });
    const first = clock.now();
    machine.advance({ hours: 1 });
    expect(minutesFromStart(clock)).toBe(0);
    await eventually(() => expect(Temporal.Instant.compare(clock.now(), first)).toBe(1));
    clock.stop();
  });

  it('says it again when a clock that was set right goes wrong once more', async () => {
    const { clock, server, machine, told } = await machineOff({ hours: 1 }, 5);
    server.advance({ hours: 1 });
    await eventually(() => expect(minutesFromStart(clock)).toBe(60));
    machine.advance({ hours: 2 });
    await eventually(() => expect(told).toHaveLength(2));
    expect(minutesFromStart(clock)).toBe(60);
    clock.stop();
  });

  it('follows whom it asks, and runs on while nobody answers', async () => {
    const { clock, server, network } = await machineOff({ hours: 1 }, 5);
    network.isAway = true;
    const { asked } = network;
    await eventually(() => expect(network.asked).toBeGreaterThan(asked + 2));
    server.advance({ hours: 2 });
    expect(minutesFromStart(clock)).toBe(0);
    network.isAway = false;
    await eventually(() => expect(minutesFromStart(clock)).toBe(120));
    clock.stop();
  });

  it('asks no more once it is stopped', async () => {
    const { clock, network } = await machineOff({ hours: 1 }, 5);
    clock.stop();
    const { asked } = network;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(network.asked).toBe(asked);
  });

  it('does not begin without having been told', async () => {
    await expect(sharedClock({ ask: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
  });
});
