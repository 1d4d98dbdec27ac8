import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestFacts } from '../../../src/domain/digest/digest-facts.js';
import type { DigestFacts, DigestInput } from '../../../src/domain/digest/digest-facts.js';
import type { ItemOverview, PlanOverview, ReportSummary } from '../../../src/domain/overview.js';
import { ITEM_STATUSES } from '../../../src/domain/roll-up.js';
import type { StatusCounts } from '../../../src/domain/roll-up.js';
import { STATUSES } from '../../../src/domain/types.js';
import type { Status } from '../../../src/domain/types.js';
import { visiblePlan } from '../../../src/domain/visibility.js';
import { daysAgo, NOW, overviewOf } from '../../support/overview.js';
import type { ItemSketch } from '../../support/overview.js';

const WEEK = { start: daysAgo(7), end: NOW };
const none: StatusCounts = { 'on-track': 0, 'at-risk': 0, 'off-track': 0, done: 0, 'not-started': 0, unknown: 0 };

/** What an item's reports of the week said, oldest first, and what stood before; a note has no status. */
interface Week {
  readonly before?: Status;
  readonly beforeDaysAgo?: number;
  readonly said?: readonly (Status | 'note')[];
}

/** A plan as loaded for the week. */
function week(sketches: readonly (ItemSketch & Week)[]): PlanOverview {
  const overview = overviewOf(sketches);
  return { ...overview, items: overview.items.map((item, index) => withWeek(item, sketches[index] ?? {})) };
}

function withWeek(item: ItemOverview, { before, beforeDaysAgo = 10, said = [] }: Week): ItemOverview {
  const reportsSince = said.map((one, index) => report(`${item.code}-${index}`, 6 - index, one === 'note' ? undefined : one));
  const statusReportBefore = before && report(`${item.code}-before`, beforeDaysAgo, before);
  const statusReport = reportsSince.findLast((one) => one.status !== undefined) ?? statusReportBefore;
  const lastReport = reportsSince.at(-1) ?? statusReportBefore;
  return { ...item, reportsSince, ...(statusReportBefore && { statusReportBefore }), ...(statusReport && { statusReport }), ...(lastReport && { lastReport }) };
}

function report(id: string, days: number, status: Status | undefined): ReportSummary {
  return { id, at: daysAgo(days), personId: 'ana', note: '', late: false, evidenceCount: 0, ...(status && { status }) };
}

function facts(overview: PlanOverview, more: Partial<DigestInput> = {}): DigestFacts {
  return digestFacts({ overview, period: WEEK, unanswered: [], away: new Map(), prompts: [], ...more });
}

const codes = (rows: readonly { readonly item: ItemOverview }[]): readonly string[] => rows.map((row) => row.item.code);

describe('what moved', () => {
  test('an item whose status is another than before, with the report that says so', () => {
    const { moved, steady } = facts(week([{ code: '1', before: 'at-risk', said: ['on-track'] }]));
    expect(moved.map(({ from, to, report: behind }) => [from, to, behind.id])).toEqual([['at-risk', 'on-track', '1-0']]);
    expect(steady).toEqual([]);
  });

  test('a first report moves an item nothing was known of', () => {
    expect(facts(week([{ code: '1', said: ['on-track'] }])).moved.map(({ from, to }) => [from, to])).toEqual([['unknown', 'on-track']]);
  });

  test('there and back again is no move; the last word counts', () => {
    const { moved, steady } = facts(week([{ code: '1', before: 'on-track', said: ['off-track', 'on-track'] }, { code: '2', before: 'on-track', said: ['on-track', 'done'] }]));
    expect(steady.map((item) => item.code)).toEqual(['1']);
    expect(moved.map(({ item, to }) => [item.code, to])).toEqual([['2', 'done']]);
  });

  test('a note beside a status does not hide it; a note alone is neither a move nor silence', () => {
    const { moved, noted } = facts(week([{ code: '1', before: 'on-track', said: ['at-risk', 'note'] }, { code: '2', before: 'on-track', said: ['note'] }]));
    expect(codes(moved)).toEqual(['1']);
    expect(noted.map((item) => item.code)).toEqual(['2']);
  });

  test('what is worse comes first, then the order of the plan', () => {
    const { moved } = facts(week([{ code: '1', said: ['done'] }, { code: '2', said: ['at-risk'] }, { code: '3', said: ['off-track'] }, { code: '4', said: ['at-risk'] }]));
    expect(codes(moved)).toEqual(['3', '2', '4', '1']);
  });

  test('what has grown too old since the last digest has gone quiet, what was so before has not', () => {
    const found = facts(week([{ code: '1', before: 'on-track', beforeDaysAgo: 50 }, { code: '2', before: 'on-track', beforeDaysAgo: 60 }, { code: '3', before: 'done', beforeDaysAgo: 50 }]));
    expect(found.goneQuiet.map((item) => item.code)).toEqual(['1']);
    expect(found.moved).toEqual([]);
  });
});

describe('counts', () => {
  test('as they stood at the period’s end, against the digest before', () => {
    const overview = week([{ code: '1', before: 'on-track', said: ['at-risk'] }, { code: '2', before: 'on-track' }, { code: '3' }]);
    const { counts, change } = facts(overview, { lastCounts: { ...none, 'on-track': 2, unknown: 1 } });
    expect(counts).toEqual({ ...none, 'at-risk': 1, 'on-track': 1, unknown: 1 });
    expect(change).toEqual({ ...none, 'at-risk': 1, 'on-track': -1 });
  });

  test('a first digest has no change', () => {
    expect(facts(week([{ code: '1' }])).change).toBeUndefined();
  });

  test('a part of the plan counts what is in it', () => {
    const overview = week([{ code: '1' }, { code: '1.a', said: ['at-risk'] }, { code: '2' }, { code: '2.a', said: ['off-track'] }]);
    const found = facts(overview, { scope: { kind: 'item', itemId: 'i-1' } });
    expect(found.counts).toEqual({ ...none, 'at-risk': 1 });
    expect(codes(found.moved)).toEqual(['1.a']);
    expect(codes(found.atRisk)).toEqual(['1.a']);
  });
});

describe('what is at risk', () => {
  test('off track first; with the report that says so, be it from before the period', () => {
    const { atRisk } = facts(week([{ code: '1', before: 'at-risk' }, { code: '2', before: 'on-track', said: ['off-track'] }, { code: '3', before: 'at-risk', beforeDaysAgo: 60 }]));
    expect(atRisk.map(({ item, status, report: behind }) => [item.code, status, behind.id])).toEqual([
      ['2', 'off-track', '2-0'],
      ['1', 'at-risk', '1-before'],
    ]);
  });
});

describe('what comes next', () => {
  test('one line for a person and a moment, for the items that are there', () => {
    const overview = week([{ code: '1' }, { code: '2' }, { code: '3' }]);
    const prompt = (code: string, personId: string, days: number) => ({ itemId: `i-${code}`, personId, at: daysAgo(-days) });
    const { dueNext } = facts(overview, { prompts: [prompt('1', 'ana', 1), prompt('3', 'ben', 1), prompt('2', 'ana', 1), prompt('9', 'ana', 1), prompt('1', 'ana', 2)] });
    expect(dueNext.map((slot) => [slot.personId, slot.items.map((item) => item.code)])).toEqual([
      ['ana', ['1', '2']],
      ['ben', ['3']],
      ['ana', ['1']],
    ]);
  });
});

test('a private item changes nothing that a channel is told', () => {
  const open = week([{ code: '1', before: 'on-track', said: ['at-risk'] }]);
  const withPrivate = week([{ code: '1', before: 'on-track', said: ['at-risk'] }, { code: '2', isPrivate: true, before: 'on-track', said: ['off-track'] }, { code: '2.a', before: 'done', beforeDaysAgo: 60 }]);
  const asked = { itemId: 'i-2', personId: 'ana', dueAt: daysAgo(2), askedAt: daysAgo(2), hasLapsed: false, isExcused: false, isUndelivered: false };
  const hidden = facts(visiblePlan(withPrivate, { kind: 'channel' }), { unanswered: [asked], prompts: [{ itemId: 'i-2', personId: 'ana', at: daysAgo(-1) }] });
  expect(JSON.stringify(hidden)).toBe(JSON.stringify(facts(open)));
});

test('whatever was said: every report is told of once, counts add up, and what moved explains the change', () => {
  const anItem = fc.record(
    { before: fc.constantFrom(...STATUSES), beforeDaysAgo: fc.integer({ min: 8, max: 51 }), said: fc.array(fc.constantFrom(...STATUSES, 'note' as const), { maxLength: 4 }) },
    { requiredKeys: ['said', 'beforeDaysAgo'] },
  );
  fc.assert(
    fc.property(fc.array(anItem, { minLength: 1, maxLength: 8 }), (sketches) => {
      const overview = week(sketches.map((sketch, index) => ({ code: `${index + 1}`, ...sketch })));
      const before = overview.items.map((item) => item.statusReportBefore?.status ?? ('unknown' as const));
      const lastCounts = Object.fromEntries(ITEM_STATUSES.map((status) => [status, before.filter((one) => one === status).length])) as unknown as StatusCounts;
      const { counts, change, moved, steady, noted, goneQuiet } = facts(overview, { lastCounts });
      const told = [...moved.map((one) => one.item), ...steady, ...noted].map((item) => item.code).sort();
      expect(told).toEqual(overview.items.filter((item) => item.reportsSince.length > 0).map((item) => item.code).sort());
      expect(ITEM_STATUSES.reduce((sum, status) => sum + counts[status], 0)).toBe(overview.items.length);
      for (const status of ITEM_STATUSES) {
        const came = moved.filter((one) => one.to === status).length + (status === 'unknown' ? goneQuiet.length : 0);
        const left = moved.filter((one) => one.from === status).length + goneQuiet.filter((item) => item.statusReportBefore?.status === status).length;
        expect(change?.[status]).toBe(came - left);
      }
    }),
  );
});
