import { expect, it } from 'vitest';
import { namesMilestone, readMilestone } from '../../src/domain/command/read-milestone.js';

it.each([
  ['', {}],
  ['reached', { isReached: true }],
  ['Alcanzado!', { isReached: true }],
  ['not reached', { isReached: false }],
  ['no alcanzado', { isReached: false }],
  ['three-months reached', { which: 'three months', isReached: true }],
  ['Fin de año: pendiente', { which: 'fin de ano', isReached: false }],
  ['year end', { which: 'year end' }],
])('“%s” is read', (words, expected) => {
  expect(readMilestone(words)).toEqual(expected);
});

it('finds a milestone by its key or its horizon, in both languages', () => {
  const milestone = { key: 'board-vote', horizon: 'six-months' as const };
  for (const words of ['board-vote reached', 'six-months reached', 'in 6 months reached', 'seis meses alcanzado', 'six months: reached']) {
    const { which } = readMilestone(words);
    expect([words, which !== undefined && namesMilestone(which, milestone)]).toEqual([words, true]);
  }
  expect(namesMilestone('year end', milestone)).toBe(false);
});
