import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silences } from '../../../src/domain/digest/silence.js';
import type { Away, Silence, Unanswered } from '../../../src/domain/digest/silence.js';
import { daysAgo, overviewOf } from '../../support/overview.js';
import type { ItemSketch } from '../../support/overview.js';

const nobodyAway: Away = new Map();

function check(code: string, days: number, more: Partial<Unanswered> = {}): Unanswered {
  return { itemId: `i-${code}`, personId: 'ana', dueAt: daysAgo(days), askedAt: daysAgo(days), hasLapsed: false, isExcused: false, isUndelivered: false, ...more };
}

function silent(sketches: readonly ItemSketch[], checks: readonly Unanswered[], away: Away = nobodyAway): readonly Silence[] {
  return silences(overviewOf(sketches).items, checks, away);
}

/** `asked 7`: the reason and how many days ago. */
function reasons(one: Silence | undefined): readonly string[] {
  return (one?.reasons ?? []).map((reason) => ('at' in reason ? `${reason.kind} ${daysAgo(0).since(reason.at).total('hours') / 24}` : reason.kind === 'away' ? `away ${reason.until ?? ''}`.trim() : reason.kind));
}

describe('who has not answered, and why', () => {
  test('asked, and reminded', () => {
    expect(reasons(silent([{ code: '1' }], [check('1', 7)])[0])).toEqual(['asked 7']);
    expect(reasons(silent([{ code: '1' }], [check('1', 7, { remindedAt: daysAgo(6) })])[0])).toEqual(['asked 7', 'reminded 6']);
  });

  test('given up, and asked again since', () => {
    const lapsed = check('1', 14, { hasLapsed: true, remindedAt: daysAgo(13) });
    expect(reasons(silent([{ code: '1' }], [lapsed])[0])).toEqual(['lapsed 14']);
    const [again] = silent([{ code: '1' }], [check('1', 7), lapsed]);
    expect(reasons(again)).toEqual(['lapsed 14', 'asked 7']);
    expect(again?.since.equals(daysAgo(14))).toBe(true);
  });

  test('of several that were given up, the latest is told', () => {
    const [one] = silent([{ code: '1' }], [check('1', 21, { hasLapsed: true }), check('1', 14, { hasLapsed: true }), check('1', 7)]);
    expect(reasons(one)).toEqual(['lapsed 14', 'asked 7']);
  });

  test('the question could not be delivered: nobody was reminded of it either', () => {
    expect(reasons(silent([{ code: '1' }], [check('1', 7, { isUndelivered: true, remindedAt: daysAgo(6) })])[0])).toEqual(['undelivered']);
  });

  test('away: before being asked, after it, and for an open end', () => {
    const away: Away = new Map([['ana', '2026-10-16']]);
    const { askedAt: _askedAt, ...unasked } = check('1', 2);
    expect(reasons(silent([{ code: '1' }], [{ ...unasked, putOffTo: daysAgo(-3) }], away)[0])).toEqual(['away 2026-10-16']);
    expect(reasons(silent([{ code: '1' }], [check('1', 2)], away)[0])).toEqual(['asked 2', 'away 2026-10-16']);
    expect(reasons(silent([{ code: '1' }], [{ ...unasked, isExcused: true }], new Map([['ana', undefined]]))[0])).toEqual(['away']);
    expect(reasons(silent([{ code: '1' }], [{ ...unasked, isExcused: true }])[0])).toEqual(['away']);
  });

  test('put off by the owner', () => {
    expect(reasons(silent([{ code: '1' }], [check('1', 2, { putOffTo: daysAgo(-1) })])[0])).toEqual(['asked 2', 'put-off -1']);
  });

  test('not asked yet and nobody away: not silent', () => {
    const { askedAt: _askedAt, ...unasked } = check('1', 1);
    expect(silent([{ code: '1' }], [unasked])).toEqual([]);
  });

  test('anything said on the item since the check was due ends the silence, anything before does not', () => {
    expect(silent([{ code: '1', note: 'soon', reportedDaysAgo: 6 }], [check('1', 7)])).toEqual([]);
    expect(silent([{ code: '1', note: 'soon', reportedDaysAgo: 7 }], [check('1', 7)])).toEqual([]);
    expect(silent([{ code: '1', note: 'soon', reportedDaysAgo: 8 }], [check('1', 7)])).toHaveLength(1);
  });

  test('the one who was asked is named, be it the delegate', () => {
    expect(silent([{ code: '1', owner: 'ana' }], [check('1', 7, { personId: 'zoe' })])[0]?.personId).toBe('zoe');
  });

  test('the longest waiting first, then in the order of the plan; other items are left out', () => {
    const found = silent([{ code: '1' }, { code: '2' }, { code: '3' }], [check('3', 9), check('2', 3), check('1', 3), check('99', 20)]);
    expect(found.map((one) => one.item.code)).toEqual(['3', '1', '2']);
  });

  test('whatever the checks: each item once, each with a reason, in order', () => {
    const checks = fc.array(
      fc.record({ code: fc.constantFrom('1', '2', '3', '4'), days: fc.integer({ min: 0, max: 30 }), hasLapsed: fc.boolean(), isExcused: fc.boolean(), isUndelivered: fc.boolean(), isAsked: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(checks, fc.boolean(), (rows, isAway) => {
        const found = silent(
          [{ code: '1' }, { code: '2', note: 'x', reportedDaysAgo: 10 }, { code: '3' }],
          rows.map(({ code, days, isAsked, ...more }) => {
            const { askedAt, ...rest } = check(code, days, more);
            return { ...rest, ...(isAsked && askedAt && { askedAt }) };
          }),
          isAway ? new Map([['ana', undefined]]) : nobodyAway,
        );
        expect(new Set(found.map((one) => one.item.id)).size).toBe(found.length);
        for (const one of found) expect(one.reasons.length).toBeGreaterThan(0);
        const since = found.map((one) => one.since.epochMilliseconds);
        expect(since).toEqual([...since].sort((a, b) => a - b));
        expect(found.find((one) => one.item.code === '2')?.since.epochMilliseconds ?? Infinity).toBeGreaterThan(daysAgo(10).epochMilliseconds);
      }),
    );
  });
});
