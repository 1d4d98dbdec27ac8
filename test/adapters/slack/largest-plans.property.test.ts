import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/blocks/render-message.js';
import type { Message } from '../../../src/domain/message.js';
import type { PlanOverview } from '../../../src/domain/overview.js';
import { LANGUAGES } from '../../../src/domain/types.js';
import type { Language } from '../../../src/domain/types.js';
import type { Member } from '../../../src/ports.js';
import { commandText } from '../../../src/text/commands/index.js';
import { answerAtRisk } from '../../../src/usecases/commands/queries/answer-at-risk.js';
import { answerNeedsAttention } from '../../../src/usecases/commands/queries/answer-needs-attention.js';
import { answerOverdue } from '../../../src/usecases/commands/queries/answer-overdue.js';
import { answerMine, answerOf } from '../../../src/usecases/commands/queries/answer-person.js';
import { answerStatus } from '../../../src/usecases/commands/queries/answer-status.js';
import type { Question } from '../../../src/usecases/commands/queries/question.js';
import { largeDigest, largePlan } from '../../support/large-plan.js';
import { NOW } from '../../support/overview.js';
import { words } from '../../support/hostile-messages.js';
import { faultsOfMessage } from './limits-validator.js';

const NEWER = ['data_visualization', 'data_table'];
const said = fc.record({ title: words, note: words, need: words, blocker: words, language: fc.constantFrom(...LANGUAGES) });

function answersTo(overview: PlanOverview, language: Language): readonly Message[] {
  const member: Member = { organizationId: 'o', id: 'ana', name: 'Ana', email: 'ana@example.org', roles: [], language, timeZone: 'America/Chicago', active: true };
  const q: Question = { member, asked: { command: { name: 'mine' }, plan: 'SP', page: 2, here: false }, overview, isPublic: false, now: NOW, today: '2026-10-14', text: commandText(language) };
  return [answerStatus(q, undefined), answerStatus(q, '1'), answerStatus(q, '1.3'), answerOverdue(q), answerAtRisk(q), answerNeedsAttention(q, []), answerMine(q), answerOf(q, { id: 'ana', name: 'Ana' })];
}

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
