import { expect, test } from 'vitest';
import { createSeats, homesInASeat } from '../../src/app/seats.js';
import type { Chat, SeatKind } from '../../src/ports.js';
import { gate } from '../support/eventually.js';

const [SICK, SOUND] = [{ platform: 'slack', workspace: 'T0SICK' }, { platform: 'slack', workspace: 'T0SOUND' }] as const;

/** Eight workers and a time that stands still until it is moved. */
function eight() {
  let now = 0;
  const told: string[] = [];
  const seats = createSeats({ workers: 8, elapsed: () => now, onChange: ({ workspace }, answers) => void told.push(`${workspace} ${answers}`) });
  const call = (workspace: typeof SICK | typeof SOUND, until: Promise<void>): Promise<unknown> => {
    const chat = { ...workspace, update: () => until } as unknown as Chat;
    return seats.timed(chat).update({ conversation: 'c', message: 'm' }, { summary: 'x', blocks: [] });
  };
  const taken = (kind: SeatKind, workspace: typeof SICK | typeof SOUND): (() => void)[] => {
    const all: (() => void)[] = [];
    for (let leave = seats.take(kind, workspace); leave; leave = seats.take(kind, workspace)) all.push(leave);
    return all;
  };
  return { seats, told, call, taken, pass: (ms: number) => void (now += ms) };
}

test('a workspace is not known at first; one that answers has its equal share, alone all of them', async () => {
  const { taken, call } = eight();
  const first = taken('messages', SOUND);
  expect(first).toHaveLength(2);
  await call(SOUND, Promise.resolve());
  expect(taken('messages', SOUND)).toHaveLength(6);
  first[0]?.();
  expect(taken('messages', SOUND)).toHaveLength(1);
  expect(taken('messages', SICK)).toHaveLength(2);
  expect(taken('messages', SOUND)).toHaveLength(0);
});

test('who keeps workers waiting gets one, from when it shows and until it answers again; acts have one of their own', async () => {
  const { seats, told, call, taken, pass } = eight();
  await call(SICK, Promise.resolve());
  const [hangs, other] = [gate(), gate()];
  const calls = [call(SICK, hangs.wait), call(SICK, other.wait)];
  const before = taken('messages', SICK);
  expect(before).toHaveLength(8);
  pass(3_001);
  for (const leave of before) leave();
  expect(seats.againMs(SICK)).toBeGreaterThan(seats.againMs(SOUND));
  expect(taken('messages', SICK)).toHaveLength(1);
  expect(taken('acts', SICK)).toHaveLength(1);
  expect(taken('acts', SICK)).toHaveLength(0);

  hangs.open();
  await calls[0];
  expect(told).toEqual(['T0SICK slowly']);
  other.open();
  await calls[1];
  expect(seats.free('messages', SICK)).toBe(0);
  await call(SICK, Promise.resolve());
  expect(told).toEqual(['T0SICK slowly', 'T0SICK quickly']);
  expect(seats.free('messages', SICK)).toBeGreaterThan(1);
});

test('a call that fails counts by how long it took', async () => {
  const { seats, call, pass } = eight();
  await call(SICK, Promise.reject(new Error('500'))).catch(() => undefined);
  expect(seats.free('messages', SICK)).toBe(8);
  const hangs = gate();
  const late = call(SICK, hangs.wait.then(() => Promise.reject(new Error('no answer'))));
  pass(10_000);
  hangs.open();
  await late.catch(() => undefined);
  expect(seats.free('messages', SICK)).toBe(1);
});

test('who had no work for long is not counted', async () => {
  const { seats, call, pass } = eight();
  await call(SOUND, Promise.resolve());
  await call(SICK, Promise.resolve());
  expect(seats.free('messages', SOUND)).toBe(4);
  pass(11 * 60_000);
  expect(seats.free('messages', SOUND)).toBe(8);
});

test('a page is shown where a worker is free, and else left as it is', async () => {
  const { seats, taken } = eight();
  const shown: string[] = [];
  const chat = homesInASeat(seats, { ...SOUND, showHome: async (user: string) => void shown.push(user) } as unknown as Chat);
  const page = { summary: 'x', blocks: [] };
  await chat.showHome?.('U1', page);
  const leave = taken('homes', SOUND);
  await chat.showHome?.('U2', page);
  leave[0]?.();
  await chat.showHome?.('U3', page);
  expect(shown).toEqual(['U1', 'U3']);
});
