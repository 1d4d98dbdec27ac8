import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { reachOrder } from '../../src/domain/reach-order.js';
import type { Place } from '../../src/domain/reach-order.js';
import { PLATFORMS } from '../../src/domain/types.js';

const at = (text: string) => Temporal.Instant.from(text);
const slack = { platform: 'slack', lastWroteAt: at('2026-09-14T10:00:00Z') } as const;
const teams = { platform: 'teams', lastWroteAt: at('2026-09-15T10:00:00Z') } as const;
const names = (places: readonly Place[]) => places.map(({ platform }) => platform);

describe('where a person is written to first', () => {
  test('without a choice where they wrote last; where they never wrote, where they were first matched', () => {
    expect(names(reachOrder([slack, teams], []))).toEqual(['teams', 'slack']);
    expect(names(reachOrder([{ platform: 'slack' }, teams], [undefined, undefined]))).toEqual(['teams', 'slack']);
    expect(names(reachOrder([{ platform: 'slack' }, { platform: 'teams' }], []))).toEqual(['slack', 'teams']);
  });

  test('their own choice goes before their organization’s, and either before where they wrote', () => {
    expect(names(reachOrder([slack, teams], ['slack', 'teams']))).toEqual(['slack', 'teams']);
    expect(names(reachOrder([slack, teams], [undefined, 'slack']))).toEqual(['slack', 'teams']);
  });

  test('a choice of a platform where they are not leaves the rest in order', () => {
    expect(names(reachOrder([slack, teams], ['sandbox', undefined]))).toEqual(['teams', 'slack']);
  });

  test('a workspace that the bot was taken out of comes last, chosen or not', () => {
    expect(names(reachOrder([{ ...slack, isRemoved: true }, { platform: 'teams' }], ['slack']))).toEqual(['teams', 'slack']);
  });

  test('whatever the places, none is lost, and the given ones are left as they are', () => {
    const place = fc.record({ platform: fc.constantFrom(...PLATFORMS), isRemoved: fc.boolean(), id: fc.nat() });
    fc.assert(
      fc.property(fc.uniqueArray(place, { maxLength: 6, selector: ({ id }) => id }), fc.array(fc.constantFrom(...PLATFORMS, undefined), { maxLength: 2 }), (places, choices) => {
        const before = [...places];
        const ordered = reachOrder(places, choices);
        expect([...ordered].sort((one, other) => one.id - other.id)).toEqual([...places].sort((one, other) => one.id - other.id));
        expect(places).toEqual(before);
        const first = ordered[0];
        const choice = choices.find((one) => one !== undefined && places.some(({ platform, isRemoved }) => platform === one && !isRemoved));
        if (choice !== undefined) expect(first?.platform).toBe(choice);
      }),
    );
  });
});
