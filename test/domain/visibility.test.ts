import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visiblePlan } from '../../src/domain/visibility.js';
import type { Viewer } from '../../src/domain/visibility.js';
import { overviewOf } from '../support/overview.js';
import type { ItemSketch } from '../support/overview.js';

const units = [
  { id: 'u-district', key: 'district', name: 'District' },
  { id: 'u-north', key: 'north', name: 'North', parentId: 'u-district' },
  { id: 'u-room', key: 'room', name: 'Room', parentId: 'u-north' },
  { id: 'u-loop-a', key: 'loop-a', name: 'A', parentId: 'u-loop-b' },
  { id: 'u-loop-b', key: 'loop-b', name: 'B', parentId: 'u-loop-a' },
];
const person = (personId: string, unitId?: string): Viewer => ({ kind: 'person', personId, ...(unitId !== undefined && { unitId }) });
const seen = (items: readonly ItemSketch[], viewer: Viewer): string => visiblePlan(overviewOf(items, { units }), viewer).items.map((item) => item.code).join(' ');

describe('what somebody sees', () => {
  const items: ItemSketch[] = [
    { code: '1' },
    { code: '1.a', isPrivate: true, owner: 'olga', deputies: ['dev'], viewers: ['vera'], viewerUnits: ['u-north'] },
    { code: '1.a.x' },
    { code: '1.a.y', owner: 'yan' },
    { code: '2', isPrivate: true, viewers: ['vera'] },
    { code: '2.a', isPrivate: true, viewers: ['vera', 'will'] },
  ];

  it.each<[string, Viewer, string]>([
    ['a channel', { kind: 'channel' }, '1'],
    ['an outsider', person('zoe', 'u-district'), '1'],
    ['the owner', person('olga'), '1 1.a 1.a.x 1.a.y'],
    ['a deputy', person('dev'), '1 1.a 1.a.x 1.a.y'],
    ['a named viewer', person('vera'), '1 1.a 1.a.x 1.a.y 2 2.a'],
    ['somebody of a named unit', person('nick', 'u-north'), '1 1.a 1.a.x 1.a.y'],
    ['somebody of a unit below it', person('rosa', 'u-room'), '1 1.a 1.a.x 1.a.y'],
    ['an owner under a hidden item', person('yan'), '1 1.a.y'],
    ['a viewer whose item stands under a hidden one', person('will'), '1'],
    ['somebody of units that go round in a circle', person('lou', 'u-loop-a'), '1'],
  ])('%s', (_who, viewer, expected) => expect(seen(items, viewer)).toBe(expected));

  it('is the same whether a private item is there or not, for those it is hidden from', () => {
    const sketch = fc.record({ isPrivate: fc.boolean(), owner: fc.constantFrom('olga', 'yan', undefined), viewers: fc.subarray(['vera', 'zoe']), viewerUnits: fc.subarray(['u-north', 'u-room']) });
    const codes = ['1', '1.a', '1.a.x', '1.b', '2', '2.a'];
    const viewer = fc.oneof(fc.constant<Viewer>({ kind: 'channel' }), fc.tuple(fc.constantFrom('olga', 'vera', 'zoe', 'nobody'), fc.constantFrom('u-north', 'u-room', 'u-district')).map(([id, unit]) => person(id, unit)));
    fc.assert(
      fc.property(fc.array(sketch, { minLength: 6, maxLength: 6 }), viewer, (sketches, who) => {
        const whole = overviewOf(codes.map((code, index) => ({ code, ...withoutUndefined(sketches[index] ?? {}) })), { units });
        const visible = visiblePlan(whole, who);
        expect(visiblePlan({ ...whole, items: visible.items }, who)).toEqual(visible);
        if (who.kind === 'channel') expect(visible.items.some((item) => item.isPrivate)).toBe(false);
      }),
    );
  });
});

function withoutUndefined(sketch: object): Partial<ItemSketch> {
  return Object.fromEntries(Object.entries(sketch).filter(([, value]) => value !== undefined));
}
