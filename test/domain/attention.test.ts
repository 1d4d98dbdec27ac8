import { describe, expect, it } from 'vitest';
import { needsAttention } from '../../src/domain/attention.js';
import type { OpenMilestone } from '../../src/domain/attention.js';
import { NOW, overviewOf } from '../support/overview.js';
import type { ItemSketch } from '../support/overview.js';

const at = { now: NOW, today: '2026-10-14' };

function reasons(items: readonly ItemSketch[], milestones: readonly OpenMilestone[] = []): Record<string, readonly string[]> {
  return Object.fromEntries(needsAttention(overviewOf(items), milestones, at).map(({ item, reasons: why }) => [item.code, why.map((one) => one.kind)]));
}

function milestone(code: string, dueOn: string | undefined): OpenMilestone {
  return { itemId: `i-${code}`, horizon: 'three-months', text: 'Half of all rooms visited', translations: {}, ...(dueOn !== undefined && { dueOn }) };
}

describe('needs attention', () => {
  it('names every reason, the most pressing first', () => {
    expect(
      reasons([
        { code: '1', status: 'on-track' },
        { code: '2', status: 'off-track', lapsedDaysAgo: 20 },
        { code: '3', status: 'at-risk', needs: ['two more tutors'] },
        { code: '4', status: 'at-risk' },
        { code: '5', status: 'on-track', askedDaysAgo: 3 },
        { code: '6', status: 'on-track', reportedDaysAgo: 60 },
        { code: '7' },
      ]),
    ).toEqual({ 2: ['off-track', 'silent'], 3: ['needs-help'], 5: ['silent'], 6: ['stale'], 7: ['unknown'] });
  });

  it('lists the worst first and keeps the order of the plan among equals', () => {
    const order = needsAttention(overviewOf([{ code: '1' }, { code: '2', status: 'on-track', lapsedDaysAgo: 9 }, { code: '3', status: 'off-track' }, { code: '4', status: 'off-track' }]), [], at).map(({ item }) => item.code);
    expect(order).toEqual(['3', '4', '2', '1']);
  });

  it('gives an owner two days before calling them silent', () => {
    expect(reasons([{ code: '1', status: 'on-track', askedDaysAgo: 1 }])).toEqual({});
    expect(reasons([{ code: '1', status: 'on-track', askedDaysAgo: 2 }])).toEqual({ 1: ['silent'] });
  });

  it('leaves what is done in peace', () => {
    expect(reasons([{ code: '1', status: 'done', reportedDaysAgo: 300, lapsedDaysAgo: 9 }], [milestone('1', '2026-01-01')])).toEqual({});
  });

  it('an area that is only the sum of its parts needs none of its own, but for a milestone', () => {
    const items: ItemSketch[] = [{ code: '1' }, { code: '1.a', status: 'on-track' }];
    expect(reasons(items)).toEqual({});
    expect(reasons(items, [milestone('1', '2026-10-13'), milestone('1.a', '2026-10-14'), milestone('1.a', undefined), milestone('9', '2026-01-01')])).toEqual({ 1: ['milestone'] });
  });
});
