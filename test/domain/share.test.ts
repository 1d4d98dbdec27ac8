import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeShare } from '../../src/domain/share.js';

const alone = { workers: 8, workspaces: 1, held: 0, heldBySlow: 0 } as const;

test.each([
  ['alone and answering: all', { ...alone, answers: 'quickly' }, 8],
  ['alone and unknown: a quarter', { ...alone, answers: undefined }, 2],
  ['one of two: half', { ...alone, answers: 'quickly', workspaces: 2 }, 4],
  ['one of many: a quarter', { ...alone, answers: 'quickly', workspaces: 50 }, 2],
  ['less what it holds', { ...alone, answers: 'quickly', workspaces: 2, held: 3 }, 1],
  ['never less than none', { ...alone, answers: 'slowly', held: 6, heldBySlow: 6 }, 0],
  ['slow: one', { ...alone, answers: 'slowly' }, 1],
  ['slow, with one: none', { ...alone, answers: 'slowly', held: 1, heldBySlow: 1 }, 0],
  ['slow, while others that are slow hold half: none', { ...alone, answers: 'slowly', workspaces: 9, heldBySlow: 4 }, 0],
  ['the only worker there is, for one that is slow', { ...alone, workers: 1, answers: 'slowly' }, 1],
] as const)('%s', (_name, given, free) => {
  expect(freeShare(given)).toBe(free);
});

test('however many hang: once they are known to, those that answer have half of the workers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 64 }), fc.integer({ min: 1, max: 40 }), (workers, hanging) => {
      const held = Array.from({ length: hanging }, () => 0);
      for (let asked = 0; asked < hanging * 3; asked += 1) {
        const who = asked % hanging;
        const heldBySlow = held.reduce((sum, count) => sum + count, 0);
        if (freeShare({ workers, workspaces: hanging + 1, answers: 'slowly', held: held[who] ?? 0, heldBySlow }) > 0) held[who] = (held[who] ?? 0) + 1;
      }
      expect(held.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(Math.floor(workers / 2));
      expect(freeShare({ workers, workspaces: hanging + 1, answers: 'quickly', held: 0, heldBySlow: 0 })).toBeGreaterThan(0);
    }),
  );
});
