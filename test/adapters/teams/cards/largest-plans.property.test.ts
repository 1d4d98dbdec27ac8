import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderActivities } from '../../../../adapters/teams/cards/render-card.js';
import { LANGUAGES } from '../../../../src/domain/types.js';
import { largeDigest, largePlan } from '../../../support/large-plan.js';
import { words } from '../../../support/hostile-messages.js';
import { answersTo } from '../../../support/plan-answers.js';
import { faultsOfActivity } from './card-faults.js';

const said = fc.record({ title: words, note: words, need: words, blocker: words, language: fc.constantFrom(...LANGUAGES) });

test('every answer and digest of the largest plans is within Teams’ limits', () => {
  fc.assert(
    fc.property(fc.constantFrom(12, 60, 600), said, fc.constantFrom(40_000, 20_000), (count, texts, most) => {
      const { language } = texts;
      const overview = largePlan(count, texts);
      const digest = largeDigest(overview, language);
      for (const message of [...answersTo(overview, language), digest]) {
        for (const activity of renderActivities(message, { language, most })) expect(faultsOfActivity(activity, most)).toEqual([]);
      }
      // What goes on below is for reading: a digest of any plan ends, and so does what it leaves out.
      expect(renderActivities({ ...digest, more: [] }, { language }).length).toBeLessThanOrEqual(8);
      expect(renderActivities(digest, { language }).length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 8 },
  );
});
