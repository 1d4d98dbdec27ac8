import { describe, expect, it } from 'vitest';
import { scheduleOfDocument } from '../../src/domain/document-schedule.js';
import { effectiveCadences } from '../../src/domain/effective-cadences.js';
import { readPlanFile } from '../../src/domain/plan-file/read-plan-file.js';

function cadencesOf(plan: string, goals: string): Record<string, string> {
  const read = readPlanFile(`organization: { key: l, name: L, time-zone: UTC }\nplan: { code: x, title: X, starts: 2026-09-01, ${plan} }\ngoals: ${goals}\n`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const from = (id: string): string => (id === 'x' ? 'the plan' : id.slice('x '.length));
  return Object.fromEntries([...effectiveCadences(scheduleOfDocument(read.document))].map(([code, { rule, id }]) => [code, `${rule} of ${from(id)}`]));
}

describe('effectiveCadences', () => {
  it("takes an item's own cadence, else that of the nearest one above, else the plan's", () => {
    expect(cadencesOf('cadence: weekly', '[{ code: 1, title: A, cadence: monthly, objectives: [{ code: 1.a, title: B }, { code: 1.b, title: C, cadence: quarterly, actions: [{ code: 1.b.1, title: D }] }] }, { code: 2, title: E }]')).toEqual({
      '1': 'FREQ=MONTHLY of 1',
      '1.a': 'FREQ=MONTHLY of 1',
      '1.b': 'FREQ=MONTHLY;INTERVAL=3 of 1.b',
      '1.b.1': 'FREQ=MONTHLY;INTERVAL=3 of 1.b',
      '2': 'FREQ=WEEKLY of the plan',
    });
  });

  it('lets `none` switch off one item, and those under it inherit from above it', () => {
    expect(cadencesOf('cadence: weekly', '[{ code: 1, title: A, cadence: none, objectives: [{ code: 1.a, title: B }] }]')).toEqual({ '1.a': 'FREQ=WEEKLY of the plan' });
    expect(cadencesOf('cadence: none', '[{ code: 1, title: A, objectives: [{ code: 1.a, title: B, cadence: weekly }] }]')).toEqual({ '1.a': 'FREQ=WEEKLY of 1.a' });
    expect(cadencesOf('mission: M', '[{ code: 1, title: A }]')).toEqual({});
  });
});
