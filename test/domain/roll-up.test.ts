import { describe, expect, it } from 'vitest';
import { itemsInScope } from '../../src/domain/plan-tree.js';
import { countByStatus, countedItems } from '../../src/domain/roll-up.js';
import { NOW, overviewOf } from '../support/overview.js';

const none = { 'on-track': 0, 'at-risk': 0, 'off-track': 0, done: 0, 'not-started': 0, unknown: 0 };
const codes = (items: readonly { readonly code: string }[]): string[] => items.map((item) => item.code);

describe('counts by status', () => {
  const plan = overviewOf([
    { code: '1' },
    { code: '1.a', status: 'on-track' },
    { code: '1.b', status: 'at-risk' },
    { code: '2', status: 'off-track', nextInDays: 3, owner: 'ana' },
    { code: '2.a', status: 'done', reportedDaysAgo: 400 },
    { code: '2.b', status: 'on-track', reportedDaysAgo: 46 },
    { code: '3' },
  ]);

  it('count what has nothing under it, and what is asked itself', () => {
    expect(codes(countedItems(plan))).toEqual(['1.a', '1.b', '2', '2.a', '2.b', '3']);
    expect(countByStatus(plan, NOW)).toEqual({ ...none, 'on-track': 1, 'at-risk': 1, 'off-track': 1, done: 1, unknown: 2 });
  });

  it('of one item count it and all under it', () => {
    expect(countByStatus(plan, NOW, { kind: 'item', itemId: 'i-1' })).toEqual({ ...none, 'on-track': 1, 'at-risk': 1 });
    expect(countByStatus(plan, NOW, { kind: 'item', itemId: 'i-2' })).toEqual({ ...none, 'off-track': 1, done: 1, unknown: 1 });
    expect(countByStatus(plan, NOW, { kind: 'item', itemId: 'gone' })).toEqual(none);
  });

  it('a status that is as old as the plan allows still counts', () => {
    const fresh = overviewOf([{ code: '1', status: 'at-risk', reportedDaysAgo: 45 }]);
    expect(countByStatus(fresh, NOW)['at-risk']).toBe(1);
  });
});

describe('what concerns a unit', () => {
  const units = [
    { id: 'u-district', key: 'district', name: 'District' },
    { id: 'u-north', key: 'north', name: 'North School', parentId: 'u-district' },
    { id: 'u-room', key: 'room', name: 'Room 4', parentId: 'u-north' },
    { id: 'u-south', key: 'south', name: 'South School', parentId: 'u-district' },
  ];
  const plan = overviewOf([{ code: '1' }, { code: '1.a', units: ['u-north'] }, { code: '1.a.1' }, { code: '1.b', units: ['u-south', 'u-room'] }, { code: '2' }], { units });
  const inUnit = (unitId: string): string[] => codes(itemsInScope(plan, { kind: 'unit', unitId }));

  it('takes units below it, further units, and what an item inherits', () => {
    expect(inUnit('u-north')).toEqual(['1.a', '1.a.1', '1.b']);
    expect(inUnit('u-south')).toEqual(['1.b']);
    expect(inUnit('u-district')).toEqual(['1', '1.a', '1.a.1', '1.b', '2']);
    expect(inUnit('nowhere')).toEqual([]);
  });
});
