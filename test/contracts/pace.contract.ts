import { expect, it } from 'vitest';
import { inAnySpan } from '../../src/ports.js';
import type { Pace, PaceLimit } from '../../src/ports.js';
import { pause } from '../support/eventually.js';

/** Two processes that keep one pace: each with its own connection. `lose` takes away what it is kept in. */
export interface PaceDriver {
  readonly open: () => Pace;
  readonly lose?: () => Promise<void>;
  readonly find?: () => Promise<void>;
}

let lines = 0;
/** A line that no other test uses. */
const line = (...limits: readonly PaceLimit[]) => ({ key: `slack/T1/${(lines += 1)}`, limits });

/** One that was let through: between which milliseconds. */
interface Passed {
  readonly asked: number;
  readonly told: number;
}

/** Takes as fast as it can for so long. */
async function takeFor(ms: number, paces: readonly Pace[], lineOf: ReturnType<typeof line>): Promise<Passed[]> {
  const began = performance.now();
  const passed: Passed[] = [];
  const workers = paces.flatMap((pace) => [pace, pace]).map(async (pace) => {
    while (performance.now() - began < ms) {
      const asked = performance.now();
      const refusal = await pace.take([lineOf]);
      if (refusal) await pause(Math.min(refusal.waitMs, 20));
      else passed.push({ asked, told: performance.now() });
    }
  });
  await Promise.all(workers);
  return passed;
}

/** The most that passed in any span of so long for certain, however slow the machine was to ask and to tell. */
const mostWithin = (ms: number, passed: readonly Passed[]): number => Math.max(...passed.map((from) => passed.filter(({ asked, told }) => asked >= from.asked && told < from.asked + ms).length));

/** What every pace keeps, with a driver that opens it. Times are of the real clock: what is kept is time. */
export function paceContract(driver: () => PaceDriver): void {
  const two = (): readonly [Pace, Pace] => [driver().open(), driver().open()];

  it('lets through what fits and says how long what does not must wait', async () => {
    const [one, other] = two();
    const posts = line({ points: 2, ms: 60_000 });
    expect([await one.take([posts]), await other.take([posts])]).toEqual([undefined, undefined]);
    const refusal = await one.take([posts]);
    expect(refusal?.key).toBe(posts.key);
    expect(refusal?.waitMs).toBeGreaterThan(55_000);
    expect(refusal?.waitMs).toBeLessThanOrEqual(60_000);
  });

  it('never lets more through in any span than a limit for any span says, and not much less, whoever asks', async () => {
    const passed = await takeFor(2_400, two(), line(inAnySpan(40, 800, 9)));
    expect(mostWithin(780, passed)).toBeLessThanOrEqual(40);
    expect(passed.length).toBeGreaterThan(80);
  });

  it('lets one of a kind through at a time, from the first on', async () => {
    const passed = await takeFor(1_300, two(), line({ points: 1, ms: 300 }));
    expect(passed.length).toBeGreaterThanOrEqual(4);
    expect(passed.length).toBeLessThanOrEqual(5);
    expect(mostWithin(280, passed)).toBe(1);
  });

  it('goes by when what was taken passes, where one passes at a time', async () => {
    const [one, other] = two();
    const [single, many] = [line({ points: 1, ms: 600 }), line({ points: 2, ms: 60_000 })];
    expect(await one.take([single, many])).toBeUndefined();
    await pause(400);
    await one.passing([single, many]);
    await pause(300);
    expect(await other.take([single])).toMatchObject({ key: single.key });
    await pause(400);
    expect(await other.take([single])).toBeUndefined();
    expect([await other.take([many]), (await one.take([many]))?.key]).toEqual([undefined, many.key]);
  });

  it('is free again when the wait is over', async () => {
    const [one, other] = two();
    const posts = line({ points: 1, ms: 150 });
    await one.take([posts]);
    const refusal = await other.take([posts]);
    await pause((refusal?.waitMs ?? 0) + 5);
    expect(await other.take([posts])).toBeUndefined();
  });

  it('keeps lines apart', async () => {
    const pace = driver().open();
    const [one, other] = [line({ points: 1, ms: 60_000 }), line({ points: 1, ms: 60_000 })];
    expect([await pace.take([one]), await pace.take([other])]).toEqual([undefined, undefined]);
  });

  it('takes from none where one of several refuses', async () => {
    const pace = driver().open();
    const channel = line({ points: 2, ms: 60_000 });
    const workspace = line({ points: 1, ms: 60_000 });
    expect(await pace.take([channel, workspace])).toBeUndefined();
    expect(await pace.take([channel, workspace])).toMatchObject({ key: workspace.key });
    expect(await pace.take([channel])).toBeUndefined();
    expect(await pace.take([channel])).toMatchObject({ key: channel.key });
  });

  it('keeps every limit of a line', async () => {
    const pace = driver().open();
    const conversation = line({ points: 1, ms: 40 }, { points: 2, ms: 60_000 });
    for (const _ of [1, 2]) {
      expect(await pace.take([conversation])).toBeUndefined();
      await pause(50);
    }
    expect((await pace.take([conversation]))?.waitMs).toBeGreaterThan(50_000);
  });

  it('has every process leave alone what one was asked to', async () => {
    const [one, other] = two();
    const { key } = line();
    expect(await other.heldFor(key)).toBe(0);
    await one.hold(key, 1_200);
    const left = await other.heldFor(key);
    expect(left).toBeGreaterThan(1_000);
    expect(left).toBeLessThanOrEqual(2_000);
    await pause(left + 20);
    expect(await other.heldFor(key)).toBe(0);
  });

  it('takes a name however long', async () => {
    const pace = driver().open();
    const long = { key: `teams/${'a'.repeat(2_000)}`, limits: [{ points: 1, ms: 60_000 }] };
    expect(await pace.take([long])).toBeUndefined();
    expect(await pace.take([long])).toMatchObject({ key: long.key });
  });
}
