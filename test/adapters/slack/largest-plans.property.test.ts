import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/blocks/render-message.js';
import type { Message } from '../../../src/domain/message.js';
import { LANGUAGES } from '../../../src/domain/types.js';
import { largeDigest, largePlan } from '../../support/large-plan.js';
import { words } from '../../support/hostile-messages.js';
import { answersTo } from '../../support/plan-answers.js';
import { faultsOfMessage } from './limits-validator.js';

const NEWER = ['data_visualization', 'data_table'];
const said = fc.record({ title: words, note: words, need: words, blocker: words, language: fc.constantFrom(...LANGUAGES) });

test('every answer and digest of the largest plans is within Slack’s limits, drawn and in words', () => {
  fc.assert(
    fc.property(fc.constantFrom(12, 60, 600), said, fc.subarray(NEWER), (count, texts, refused) => {
      const overview = largePlan(count, texts);
      const digest = largeDigest(overview, texts.language);
      for (const message of [...answersTo(overview, texts.language), digest]) {
        const { rest, ...head } = renderMessage(message, { refused: new Set(refused), more: 'There is more: see the thread.' });
        for (const post of [head, ...rest]) expect(faultsOfMessage(post)).toEqual([]);
      }
      // A thread is for reading: a digest of any plan ends.
      expect(renderMessage(digest, { refused: new Set(refused), more: 'more' }).rest.length).toBeLessThanOrEqual(25);
    }),
    { numRuns: 12 },
  );
});

test('long lists are tables of as many rows as an answer has; where tables are refused, the lines of short ones', () => {
  const texts = { title: 'Reading', note: 'All rooms', need: 'books', blocker: 'none' };
  const drawn = (message: Message, refused: readonly string[] = []) => renderMessage(message, { refused: new Set(refused) }).blocks.map(({ type }) => type);
  const [, group, , overdue, , , , ofAna] = answersTo(largePlan(40, texts), 'en');
  const few = answersTo(largePlan(3, texts), 'en');
  for (const [long, short] of [[group, few[1]], [overdue, few[3]], [ofAna, few[7]]]) {
    if (!long || !short) throw new Error('no answer');
    expect(drawn(long).filter((type) => type === 'data_table')).toHaveLength(1);
    expect(drawn(long, NEWER).filter((type) => type === 'section').length).toBeGreaterThanOrEqual(10);
    expect(drawn(short)).not.toContain('data_table');
  }
});
