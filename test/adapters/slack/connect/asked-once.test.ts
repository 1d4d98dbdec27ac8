import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { askedOnce } from '../../../../adapters/slack/connect/asked-once.js';

const START = Temporal.Instant.from('2026-09-14T15:00:00Z');

/** One that answers what `answers` holds at the time, and counts how often it was asked. */
function asking(answers: Map<string, string>) {
  let at = START;
  const asked: string[] = [];
  const ask = askedOnce(
    async (what) => {
      asked.push(what);
      if (what === 'broken' && asked.length === 1) throw new Error('no answer');
      return answers.get(what);
    },
    { now: () => at },
    1_000,
  );
  return { ask, asked, move: (milliseconds: number) => (at = at.add({ milliseconds })) };
}

it('is asked once in its time, each thing by itself, and again after it', async () => {
  const answers = new Map([['T1', 'one'], ['T2', 'two']]);
  const { ask, asked, move } = asking(answers);
  expect(await Promise.all(['T1', 'T1', 'T2', 'T1'].map(ask))).toEqual(['one', 'one', 'two', 'one']);
  expect(asked).toEqual(['T1', 'T2']);
  answers.set('T1', 'another');
  move(999);
  expect(await ask('T1')).toBe('one');
  move(1);
  expect(await ask('T1')).toBe('another');
  move(-3_600_000);
  answers.set('T1', 'a third');
  expect(await ask('T1')).toBe('a third');
});

it('is asked again at once for what was not found or not answered', async () => {
  const answers = new Map<string, string>();
  const { ask } = asking(answers);
  await expect(ask('broken')).rejects.toThrow('no answer');
  expect(await ask('broken')).toBeUndefined();
  answers.set('broken', 'mended');
  expect(await ask('broken')).toBe('mended');
});
