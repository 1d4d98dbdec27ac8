import { expect, it } from 'vitest';
import { choosePlan } from '../../src/domain/choose-plan.js';
import type { PlanState } from '../../src/domain/types.js';

const plan = (code: string, state: PlanState) => ({ code, state });
const [one, two, paused, draft] = [plan('ONE', 'running'), plan('TWO', 'running'), plan('OLD', 'paused'), plan('NEW', 'draft')];

it('takes the only plan that runs', () => {
  expect(choosePlan([one, paused, draft], undefined, { isSteward: false })).toEqual({ kind: 'plan', plan: one });
});

it('asks which where several run, unless one is named', () => {
  expect(choosePlan([one, two], undefined, { isSteward: false })).toEqual({ kind: 'which', plans: [one, two] });
  expect(choosePlan([one, two], 'two', { isSteward: false })).toEqual({ kind: 'plan', plan: two });
  expect(choosePlan([one, two], 'three', { isSteward: false })).toEqual({ kind: 'unknown' });
});

it('falls back on a paused plan, and for a steward on a draft', () => {
  expect(choosePlan([paused, draft], undefined, { isSteward: false })).toEqual({ kind: 'plan', plan: paused });
  expect(choosePlan([draft], undefined, { isSteward: true })).toEqual({ kind: 'plan', plan: draft });
});

it('does not tell of a draft to anyone else', () => {
  expect(choosePlan([draft], undefined, { isSteward: false })).toEqual({ kind: 'none' });
  expect(choosePlan([draft], 'NEW', { isSteward: false })).toEqual({ kind: 'unknown' });
  expect(choosePlan([one], 'NEW', { isSteward: false })).toEqual({ kind: 'unknown' });
});

it('starts a plan that does not run, even beside one that does', () => {
  const start = { isSteward: true, use: 'start' } as const;
  expect(choosePlan([one, draft], undefined, start)).toEqual({ kind: 'plan', plan: draft });
  expect(choosePlan([one, paused, draft], undefined, start)).toEqual({ kind: 'which', plans: [paused, draft] });
  expect(choosePlan([one], undefined, start)).toEqual({ kind: 'plan', plan: one });
});
