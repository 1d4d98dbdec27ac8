import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/types.js';
import { developmentSet, heldOutSet, score, summary } from './score.js';

const named = { en: 'English', es: 'Spanish' } as const;

describe.each(LANGUAGES)('labelled replies, %s', (language) => {
  it('understands the development set', () => {
    const result = score(developmentSet(language));
    process.stdout.write(`${summary(`${named[language]}, development`, result)}\n`);
    expect(result.total).toBeGreaterThanOrEqual(150);
  });

  it('understands the held-out set', () => {
    const result = score(heldOutSet(language));
    process.stdout.write(`${summary(`${named[language]}, held out`, result)}\n`);
    expect(result.total).toBeGreaterThanOrEqual(50);
  });
});
