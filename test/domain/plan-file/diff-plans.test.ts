import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../../src/domain/plan-document.js';
import { diffPlans } from '../../../src/domain/plan-file/diff-plans.js';
import type { PlanDiff } from '../../../src/domain/plan-file/diff-plans.js';
import { keepUnmentioned } from '../../../src/domain/plan-file/keep-unmentioned.js';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import { diffLines } from '../../../src/text/plan-file/diff-lines.js';
import { anyPlanDocument } from './arbitrary-plan.js';

const sampleText = readFileSync(new URL('../../../prisma/seed/2-goals-and-objectives.yaml', import.meta.url), 'utf8');
function documentOf(text: string): PlanDocument {
  const read = readPlanFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.document;
}
const sample = documentOf(sampleText);
const stored = (document: PlanDocument, retired: readonly string[] = []) => ({ shared: document, document, retired });
const edited = (from: string | RegExp, to: string): PlanDocument => {
  const text = sampleText.replace(from, to);
  expect(text).not.toBe(sampleText);
  return documentOf(text);
};
const brief = ({ entries }: PlanDiff): string[] => entries.map(({ change, kind, key }) => `${change} ${kind} ${key}`);

describe('diffPlans', () => {
  it('is empty exactly where two documents say the same', () => {
    fc.assert(
      fc.property(anyPlanDocument, anyPlanDocument, (one, other) => {
        expect(diffPlans(stored(one), one).entries).toEqual([]);
        const same = JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
        expect(diffPlans(stored(one), other).entries.length === 0).toBe(same);
      }),
      { numRuns: 60 },
    );
  });

  it('misses no change of any one value', () => {
    fc.assert(
      fc.property(anyPlanDocument, fc.nat(), (document, pick) => {
        const places = leavesOf(document);
        const changed = structuredClone(document);
        places[pick % places.length]?.(changed);
        expect(changed).not.toEqual(document);
        expect(diffPlans(stored(document), changed).entries).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('calls everything of a new plan added', () => {
    const { entries } = diffPlans({ retired: [] }, sample);
    expect(new Set(entries.map(({ change }) => change))).toEqual(new Set(['added']));
    expect(entries.filter(({ kind }) => kind === 'item')).toHaveLength(sample.items.length);
  });

  it('names each field that changed, before and after', () => {
    const diff = diffPlans(stored(sample), edited('title: Students believe in what they can do\n        owner: Hollis Tran', 'title: Students trust what they can do\n        owner: Dale Brightwater'));
    expect(diff.entries).toMatchObject([
      {
        change: 'changed',
        kind: 'item',
        key: '1.f',
        fields: [
          { field: 'title', from: 'Students believe in what they can do', to: 'Students trust what they can do' },
          { field: 'owner', from: 'hollis.tran@marlowbend.example.org', to: 'dale.brightwater@marlowbend.example.org' },
        ],
      },
    ]);
  });

  it('tells a cadence, a target, a translation and a closed day that changed', () => {
    expect(brief(diffPlans(stored(sample), edited('on: fri, at: 09:00', 'on: fri, at: 10:15')))).toEqual(['changed item 3.d']);
    expect(brief(diffPlans(stored(sample), edited('baseline: 140, target: 80', 'baseline: 140, target: 70')))).toEqual(['changed measure 1.b/office-referrals-per-month']);
    expect(diffPlans(stored(sample), edited('es: { title: Los estudiantes creen en lo que pueden hacer }', '')).entries[0]?.fields).toEqual([{ field: 'es.title', from: 'Los estudiantes creen en lo que pueden hacer' }]);
    expect(brief(diffPlans(stored(sample), edited('on: 2026-09-28', 'on: 2026-09-25')))).toEqual(['added closed-days district: 2026-09-25 2026-09-25 Staff learning day', 'removed closed-days district: 2026-09-28 2026-09-28 Staff learning day']);
  });

  it('calls an item moved where its parent changes, retired where it is gone, restored where it comes back', () => {
    const moved = { ...sample, items: sample.items.map((item) => (item.code === '3.d' ? { ...item, parent: '1' } : item)) };
    expect(diffPlans(stored(sample), moved).entries).toMatchObject([{ change: 'moved', kind: 'item', key: '3.d', move: { of: 'parent', from: '3', to: '1' } }]);
    const without = { ...sample, items: sample.items.filter(({ code }) => code !== '3.d') };
    expect(brief(diffPlans(stored(sample), without))).toEqual(['retired item 3.d', 'retired measure 3.d/students-in-service-projects']);
    expect(brief(diffPlans(stored(without, ['item 3.d', 'measure 3.d/students-in-service-projects']), sample))).toEqual(['restored item 3.d', 'restored measure 3.d/students-in-service-projects']);
  });

  it('calls the one entry moved that was put elsewhere, not those it passed', () => {
    const [first, ...rest] = sample.competencies;
    if (!first) throw new Error('the sample has no competencies');
    expect(diffPlans(stored(sample), { ...sample, competencies: [...rest, first] }).entries).toMatchObject([{ change: 'moved', kind: 'competency', key: 'grounded', move: { of: 'place', from: '1', to: '6' } }]);
  });

  it('reads as lines in both languages', () => {
    const after = { ...edited('owner: Hollis Tran', 'owner: Dale Brightwater'), items: edited('owner: Hollis Tran', 'owner: Dale Brightwater').items.filter(({ code }) => code !== '3.d') };
    const diff = diffPlans(stored(sample), after);
    expect(diffLines(diff, 'en')).toEqual([
      '~ changed: item 1.f  Students believe in what they can do',
      '    owner: hollis.tran@marlowbend.example.org → dale.brightwater@marlowbend.example.org',
      '- retired: item 3.d  Students use their gifts to make the community more welcoming',
      '- retired: measure 3.d/students-in-service-projects  Students in service projects',
      'changed: 1 item',
      'retired: 1 item and 1 measure',
      'Retired things keep their reports and evidence, and come back when the file names them again.',
    ]);
    expect(diffLines(diff, 'es').slice(0, 2)).toEqual(['~ cambia: punto 1.f  Students believe in what they can do', '    owner: hollis.tran@marlowbend.example.org → dale.brightwater@marlowbend.example.org']);
    expect(diffLines({ entries: [] }, 'en')).toEqual([]);
  });
});

describe('keepUnmentioned', () => {
  it('keeps units, people and calendars that a file leaves out, and what people chose in chat', () => {
    const chosen = { ...sample, people: sample.people.map((person) => (person.email.startsWith('hollis') ? { ...person, language: 'es' as const, timeZone: 'America/Denver' } : person)) };
    const file = { ...sample, units: sample.units.filter(({ key }) => key === 'district').map(({ calendar: _calendar, ...unit }) => unit), people: sample.people.slice(0, 8) };
    expect(diffPlans(stored(chosen), keepUnmentioned(stored(chosen), file)).entries).toEqual([]);
  });

  it('keeps closed days and terms that came from elsewhere, where the file names none', () => {
    const file = { ...sample, units: sample.units.map((unit) => (unit.calendar ? { ...unit, calendar: { ...unit.calendar, closed: [], terms: [] } } : unit)) };
    expect(diffPlans(stored(sample), keepUnmentioned(stored(sample), file)).entries).toEqual([]);
  });

  it('keeps a peer review that has findings, and only that', () => {
    const review = { reviewer: 'alder-high', reviewed: 'birchwood-middle', focus: 'Reading' };
    const before = { ...sample, peerReviews: [{ ...review, findings: 'Calm and busy rooms.', item: '1.a' }, { ...review, focus: 'Lunch' }] };
    expect(keepUnmentioned(stored(before), sample).peerReviews).toEqual([{ ...review, findings: 'Calm and busy rooms.', item: '1.a' }]);
    const without = { ...sample, items: sample.items.filter(({ code }) => code !== '1.a') };
    expect(keepUnmentioned(stored(before), without).peerReviews).toEqual([{ ...review, findings: 'Calm and busy rooms.' }]);
  });
});

/** The document with its keys in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}

type Change = (document: unknown) => void;

/** One change for each value of a document: a text, number or flag that differs. */
function leavesOf(document: unknown): readonly Change[] {
  const changes: Change[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) {
      changes.push((root) => set(root, path, typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : !value));
      return;
    }
    for (const [key, one] of Object.entries(value)) visit(one, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(document, []);
  return changes;
}

function set(root: unknown, path: readonly (string | number)[], value: unknown): void {
  let at = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
}
