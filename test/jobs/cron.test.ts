import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCron } from '../../jobs/cron.js';
import type { Cron, CronParts } from '../../jobs/cron.js';
import { testClock } from '../support/clock.js';
import { eventually, gate, pause } from '../support/eventually.js';
import { recordingLog } from '../support/recording-log.js';

const EVERY_SECOND = '* * * * * *';
let running: Cron | undefined;
let door = gate();
beforeEach(() => {
  door = gate();
});
afterEach(async () => {
  door.open();
  await running?.stop();
});

function start(onTick: CronParts['onTick'], every?: string) {
  const log = recordingLog();
  const clock = testClock();
  running = startCron({ clock, onTick, log, ...(every && { every }) });
  return { cron: running, clock, log };
}

describe('the heartbeat', () => {
  it('ticks at once, with the time of the clock it is given', async () => {
    const ticks: string[] = [];
    start(async (at) => void ticks.push(at.toString()));
    await eventually(() => expect(ticks).toEqual(['2026-09-07T15:00:00Z']));
  });

  it('goes on ticking, also after a tick that failed', async () => {
    let ticks = 0;
    const { log } = start(async () => {
      ticks += 1;
      throw new TypeError('Ms. Example said something private');
    }, EVERY_SECOND);
    await eventually(() => expect(ticks).toBeGreaterThanOrEqual(3));
    expect(log.lines).toContainEqual({ level: 'error', event: 'cron.tick-failed', fields: { code: 'TypeError', name: 'TypeError' } });
    expect(JSON.stringify(log.lines)).not.toContain('Example');
  });

  it('survives work that throws before it promises anything', async () => {
    let ticks = 0;
    start(() => {
      ticks += 1;
      throw new Error('at once');
    }, EVERY_SECOND);
    await eventually(() => expect(ticks).toBeGreaterThanOrEqual(2));
  });

  it('never overlaps: a tick that is due meanwhile is left out', async () => {
    let now = 0;
    let most = 0;
    let ticks = 0;
    const { log } = start(async () => {
      ticks += 1;
      now += 1;
      most = Math.max(most, now);
      await door.wait;
      now -= 1;
    }, EVERY_SECOND);
    await eventually(() => expect(log.lines.filter(({ event }) => event === 'cron.tick-skipped').length).toBeGreaterThanOrEqual(2));
    expect(ticks).toBe(1);
    door.open();
    await eventually(() => expect(ticks).toBeGreaterThanOrEqual(2));
    expect(most).toBe(1);
  });

  it('ticks without the clock of the machine where that gives no minute, as after it was set back', async () => {
    let ticks = 0;
    running = startCron({ clock: testClock(), log: recordingLog(), every: '0 0 29 2 *', lateMs: 20, onTick: async () => void (ticks += 1) });
    await eventually(() => expect(ticks).toBeGreaterThanOrEqual(4));
    await running.stop();
    const before = ticks;
    await pause(100);
    expect(ticks).toBe(before);
  });

  it('waits for the tick in hand when it stops, and ticks no more', async () => {
    let ticks = 0;
    let stopped = false;
    const { cron } = start(async () => {
      ticks += 1;
      await door.wait;
    }, EVERY_SECOND);
    const stopping = cron.stop().then(() => {
      stopped = true;
    });
    await pause(100);
    expect(stopped).toBe(false);
    door.open();
    await stopping;
    await pause(2200);
    expect(ticks).toBe(1);
  });
});
