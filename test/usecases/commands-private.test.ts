import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpenMilestone } from '../../src/domain/attention.js';
import type { PlanOverview } from '../../src/domain/overview.js';
import { splitCode } from '../../src/domain/split-code.js';
import { STATUSES } from '../../src/domain/types.js';
import { visiblePlan } from '../../src/domain/visibility.js';
import type { Viewer } from '../../src/domain/visibility.js';
import type { Member } from '../../src/ports.js';
import { commandText } from '../../src/text/commands/index.js';
import { answerAtRisk } from '../../src/usecases/commands/queries/answer-at-risk.js';
import { answerItem } from '../../src/usecases/commands/queries/answer-item.js';
import { answerNeedsAttention } from '../../src/usecases/commands/queries/answer-needs-attention.js';
import { answerOverdue } from '../../src/usecases/commands/queries/answer-overdue.js';
import { answerMine, answerOf } from '../../src/usecases/commands/queries/answer-person.js';
import { answerStatus } from '../../src/usecases/commands/queries/answer-status.js';
import type { Question } from '../../src/usecases/commands/queries/question.js';
import { oneItem } from '../../src/usecases/commands/queries/which-one.js';
import { NOW, overviewOf } from '../support/overview.js';
import type { ItemSketch } from '../support/overview.js';

const WORDS = ['attendance', 'reading', 'budget', 'families', 'tutors'];
const CODES = ['1', '1.a', '1.b', '2', '2.a', '2.a.1', '3', '12', '1.c', '4'];
const UNITS = [
  { id: 'u-district', key: 'district', name: 'Lakeside District' },
  { id: 'u-north', key: 'north', name: 'North School', parentId: 'u-district' },
];
const SECRET = 'zzsecretzz';

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });
const sketch = fc.record({
  title: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((words) => words.join(' ')),
  owner: optional(fc.constantFrom('ana', 'ben')),
  units: fc.subarray(['u-north']),
  status: optional(fc.constantFrom(...STATUSES)),
  reportedDaysAgo: fc.integer({ min: 0, max: 90 }),
  needs: fc.subarray(['two rooms']),
  askedDaysAgo: optional(fc.integer({ min: 0, max: 10 })),
  lapsedDaysAgo: optional(fc.integer({ min: 6, max: 30 })),
  nextInDays: optional(fc.integer({ min: 1, max: 20 })),
});
const secret = sketch.map((one) => ({ ...one, title: `${one.title} ${SECRET}`, note: `${SECRET} said`, isPrivate: true, owner: 'ana' as const, needs: [SECRET], blockers: [SECRET] }));

function plan(sketches: readonly (readonly [code: string, sketch: object])[]): PlanOverview {
  return overviewOf(sketches.map(([code, one]) => ({ code, ...(Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Partial<ItemSketch>) })), { units: UNITS, people: ['ana', 'ben', 'zoe'] });
}

function milestones(overview: PlanOverview): readonly OpenMilestone[] {
  return overview.items.map((item) => ({ itemId: item.id, horizon: 'year-end', text: `Milestone of ${item.title}`, translations: {}, dueOn: '2026-10-01' }));
}

function ask(overview: PlanOverview, viewer: Viewer, page: number): Question {
  const member: Member = { organizationId: 'o', id: 'zoe', name: 'Zoe', email: 'zoe@example.org', roles: ['leader'], language: 'en', timeZone: 'America/Chicago', active: true };
  return { member, asked: { command: { name: 'status' }, page, here: viewer.kind === 'channel' }, overview: visiblePlan(overview, viewer), isPublic: viewer.kind === 'channel', now: NOW, today: '2026-10-14', text: commandText('en') };
}

/** Everything an outsider can be told about a plan, from every command and every code and word they may try. */
function answers(overview: PlanOverview, viewer: Viewer): readonly unknown[] {
  const told: unknown[] = [];
  const targets = [...CODES, 'goal 2', '1 c', '2a1', '9', ...WORDS.slice(0, 2), SECRET, `attendance ${SECRET}`, 'north'];
  for (const page of [1, 2]) {
    const q = ask(overview, viewer, page);
    told.push(answerStatus(q, undefined), answerMine(q), answerAtRisk(q), answerOverdue(q), answerNeedsAttention(q, milestones(overview)));
    told.push(...['ana', 'ben'].map((id) => answerOf(q, { id, name: id })));
    for (const target of targets) {
      told.push(answerStatus(q, target));
      const found = oneItem(q, target, (again): { name: 'item'; target: string } => ({ name: 'item', target: again }));
      told.push('answer' in found ? found.answer : answerItem(q, found.item, undefined));
      told.push(splitCode(q.overview, `${target} is going well`));
    }
  }
  return told;
}

const outsiders: readonly Viewer[] = [{ kind: 'person', personId: 'zoe', unitId: 'u-district' }, { kind: 'channel' }];

it('a private item changes nothing in any answer to an outsider', () => {
  fc.assert(
    fc.property(fc.array(sketch, { minLength: 9, maxLength: 9 }), secret, fc.constantFrom(...CODES), (sketches, hidden, hiddenCode) => {
      const others = CODES.filter((code) => code !== hiddenCode && !code.startsWith(`${hiddenCode}.`)).map((code, index) => [code, sketches[index] ?? {}] as const);
      const all = [...others, [hiddenCode, hidden] as const].sort(([a], [b]) => CODES.indexOf(a) - CODES.indexOf(b));
      for (const viewer of outsiders) expect(answers(plan(all), viewer)).toEqual(answers(plan(others), viewer));
    }),
    { numRuns: 12 },
  );
});

it('those who may see it are told of it', () => {
  const overview = plan([['1', {}], ['1.a', { isPrivate: true, owner: 'ana', title: SECRET, status: 'off-track' }]]);
  expect(JSON.stringify(answerAtRisk(ask(overview, { kind: 'person', personId: 'ana' }, 1)))).toContain(SECRET);
  expect(JSON.stringify(answerAtRisk(ask(overview, { kind: 'person', personId: 'zoe' }, 1)))).not.toContain(SECRET);
});
