import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/types.js';
import { developmentSet, heldOutSet, score, summary } from './score.js';

const named = { en: 'English', es: 'Spanish' } as const;

/** Matches a share of at least this much. */
const atLeast = (least: number): unknown => ({ asymmetricMatch: (share: number) => share >= least, toString: () => `at least ${least}` });

describe.each(LANGUAGES)('labelled replies, %s', (language) => {
  it('understands the development set', () => {
    const result = score(developmentSet(language));
    process.stdout.write(`${summary(`${named[language]}, development`, result)}\n`);
    expect(result.total).toBeGreaterThanOrEqual(150);
    expect(result).toMatchObject({ precision: atLeast(0.97), recall: atLeast(0.95), isReport: atLeast(0.97), readings: atLeast(0.97), mentions: atLeast(1) });
  });

  it('understands the held-out set', () => {
    const result = score(heldOutSet(language));
    process.stdout.write(`${summary(`${named[language]}, held out`, result)}\n`);
    expect(result.total).toBeGreaterThanOrEqual(50);
    expect(result).toMatchObject({ precision: atLeast(0.97), isReport: atLeast(0.9) });
  });
});
