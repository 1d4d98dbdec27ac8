import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AttemptFailed, jobOptions, waitBeforeRetry } from '../../jobs/retry.js';
import { ChatError } from '../../src/errors.js';

const definition = { name: 'deliver', data: z.object({}), attempts: 5, backoffMs: 1000, priority: 2 };
const job = { opts: jobOptions(definition, {}) };
// Only the options of the job are read.
const wait = (attempt: number, error: Error) => waitBeforeRetry(attempt, 'throughline', error, job as Parameters<typeof waitBeforeRetry>[3]);

describe('waiting before the next try', () => {
  it('doubles from the first wait', () => {
    const failed = new AttemptFailed(new Error('x'));
    expect([1, 2, 3, 4].map((attempt) => wait(attempt, failed))).toEqual([1000, 2000, 4000, 8000]);
  });

  it('is at least what the platform asked for, and never shorter than its own', () => {
    const asks = (ms: number) => new AttemptFailed(new ChatError('rate-limited', 'slow down', ms));
    expect(wait(1, asks(30_000))).toBe(30_000);
    expect(wait(3, asks(100))).toBe(4000);
    expect(wait(1, asks(1000.4))).toBe(1001);
  });

  it.each([Number.NaN, -5, Infinity, '9000', undefined])('is sane when asked for %s', (retryAfterMs) => {
    const waited = wait(1, new AttemptFailed({ retryAfterMs }));
    expect(waited).toBeGreaterThanOrEqual(1000);
    expect(waited).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
  });

  it('is never longer than a day', () => {
    expect(wait(60, new AttemptFailed(new Error('x')))).toBe(24 * 60 * 60 * 1000);
  });
});

describe('a failed attempt', () => {
  it('carries a code and nobody’s words, also in its stack', () => {
    const failed = new AttemptFailed(new ChatError('temporary', 'Ms. Example said something private'));
    expect(failed.message).toBe('temporary');
    expect(`${failed.stack}`).toBe('');
  });
});

describe('the options of a job', () => {
  it('keep keys of different kinds of jobs apart', () => {
    const keyOf = (name: string) => jobOptions({ ...definition, name }, { dedupeKey: 'k' }).deduplication?.id;
    expect(keyOf('deliver')).not.toBe(keyOf('digest'));
  });
});
