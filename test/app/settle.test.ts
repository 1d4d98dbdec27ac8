import { expect, test } from 'vitest';
import { settled } from '../../src/app/settle.js';
import { testClock } from '../support/clock.js';

/** One event on its way through: with each look at it, it goes one step on. */
function onItsWay(steps: readonly ('kept' | 'in hand' | 'to be sent' | 'being sent' | 'sent')[]) {
  let at = 0;
  const now = () => steps[Math.min((at += 1) - 1, steps.length - 1)];
  const clock = testClock();
  const rows = (isThere: boolean) => Promise.resolve(isThere ? [{ organizationId: 'o', id: '1', kind: 'prompt' as const, dueAt: clock.now() }] : []);
  return {
    deps: {
      clock,
      wallClock: clock,
      // Between two looks of a worker its job is there; what it has claimed waits nowhere.
      queue: { pending: () => Promise.resolve(['in hand', 'to be sent', 'being sent'].includes(now() ?? '') ? 1 : 0) },
      store: { inbox: { waitingDue: () => rows(now() === 'kept') }, digests: { refreshesDue: () => Promise.resolve([]) }, deliveries: { due: () => rows(now() === 'to be sent') } },
    },
    isSent: () => steps[Math.min(at, steps.length) - 1] === 'sent',
  };
}

test.each([
  [['kept', 'in hand', 'in hand', 'being sent', 'being sent', 'being sent', 'sent']],
  [['kept', 'in hand', 'in hand', 'in hand', 'to be sent', 'being sent', 'being sent', 'sent']],
  [['in hand', 'in hand', 'being sent', 'sent']],
  [['in hand', 'to be sent', 'being sent', 'being sent', 'sent']],
] as const)('nothing counts as done while a worker has it in hand: %j', async (steps) => {
  const { deps, isSent } = onItsWay(steps);
  await settled(deps);
  expect(isSent()).toBe(true);
});

test('whoever no longer waits is let go', async () => {
  const { deps, isSent } = onItsWay(['kept']);
  await settled(deps, AbortSignal.abort());
  expect(isSent()).toBe(false);
});
