import { describe, expect, it } from 'vitest';
import type { Bench, Goal } from '../bench/bench.js';
import { jsonPrinter, textPrinter } from '../bench/print.js';
import { rowsOf, spread } from '../bench/statistics.js';

const MEASURE = { name: 'set-up', unit: 'ms', goal: { ratioAtMost: 0.5 } };
const BENCH: Bench = {
  name: 'schedulers',
  ours: 'rows',
  against: 'jobs',
  measures: [MEASURE],
  open: () => Promise.reject(new Error('not opened here')),
};
const REPETITIONS = [
  { ours: { 'set-up': 10 }, against: { 'set-up': 40 } },
  { ours: { 'set-up': 30 }, against: { 'set-up': 20 } },
  { ours: { 'set-up': 20 }, against: { 'set-up': 50 } },
];

describe('what several repetitions come to', () => {
  it('is the middle one, with the lowest and the highest', () => {
    expect(spread([9, 1, 5])).toEqual({ median: 5, lowest: 1, highest: 9 });
    expect(spread([1, 2, 10, 4])).toEqual({ median: 3, lowest: 1, highest: 10 });
    expect(spread([7])).toEqual({ median: 7, lowest: 7, highest: 7 });
  });

  it('compares both sides of each repetition, not the middle ones of all', () => {
    const [row] = rowsOf([MEASURE], REPETITIONS);
    expect(row?.ratio).toEqual({ median: 0.4, lowest: 0.25, highest: 1.5 });
    expect(row?.ours.median).toBe(20);
    expect(row?.against.median).toBe(40);
  });

  it('meets a goal up to and with it, and has none where none is set', () => {
    const met = (goal: Goal): boolean | undefined => rowsOf([{ ...MEASURE, goal }], REPETITIONS)[0]?.met;
    expect([met({ ratioAtMost: 0.4 }), met({ ratioAtMost: 0.39 })]).toEqual([true, false]);
    expect([met({ ratioAtLeast: 0.4 }), met({ ratioAtLeast: 0.41 })]).toEqual([true, false]);
    // Not once, that is: in no repetition.
    expect([met({ oursAtMost: 30 }), met({ oursAtMost: 29 })]).toEqual([true, false]);
    expect(rowsOf([{ name: 'set-up', unit: 'ms' }], REPETITIONS)[0]).not.toHaveProperty('met');
  });

  it('is no figure where a side gave none', () => {
    expect(() => rowsOf([{ name: 'memory', unit: 'MB' }], REPETITIONS)).toThrow('memory');
  });
});

describe('what is printed', () => {
  const printed = (as: typeof jsonPrinter): string[] => {
    const lines: string[] = [];
    const print = as((line) => void lines.push(line));
    print.begin(BENCH);
    for (const row of rowsOf(BENCH.measures, REPETITIONS)) print.row(BENCH, row);
    print.failed(BENCH, new Error('no disk'));
    return lines;
  };

  it('is one line of JSON for each measure, with the figures as they are', () => {
    const [row, failed, ...rest] = printed(jsonPrinter).map((line): unknown => JSON.parse(line));
    expect(row).toEqual({ name: 'schedulers', measure: 'set-up', unit: 'ms', ours: { median: 20, lowest: 10, highest: 30 }, against: { median: 40, lowest: 20, highest: 50 }, ratio: { median: 0.4, lowest: 0.25, highest: 1.5 }, goal: { ratioAtMost: 0.5 }, met: true });
    expect(failed).toEqual({ name: 'schedulers', failed: 'no disk' });
    expect(rest).toEqual([]);
  });

  it('tells people whether the goal is met', () => {
    expect(printed(textPrinter).join('\n')).toMatch(/20 \(10–30\) against 40 \(20–50\) ms, ratio 0\.4 \(0\.25–1\.5\), goal at most 0\.5: met/u);
  });
});
