import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gathered } from '../../prisma/store/gather.js';

interface Call {
  readonly n: number;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('calls that are gathered', () => {
  it('go together where they come while others are under way, and at once where nothing is', async () => {
    const sets: number[][] = [];
    const ask = gathered<Call, number>({
      together: async (calls) => {
        sets.push(calls.map(({ n }) => n));
        await turn();
        return new Map(calls.map((call) => [call, () => call.n * 10]));
      },
      alone: () => Promise.reject(new Error('nobody was left out')),
    });
    expect(await Promise.all([1, 2, 3, 4].map((n) => ask({ n })))).toEqual([10, 20, 30, 40]);
    expect(await ask({ n: 5 })).toBe(50);
    expect(sets).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('each have their own answer, whatever is left out, fails together or cannot be read', async () => {
    const outcome = fc.constantFrom('answered', 'left out', 'unreadable', 'refused alone', 'fails the set');
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 250 }), async (outcomes) => {
        const made = new Map<number, number>();
        const ask = gathered<Call, string>({
          together: async (calls) => {
            expect(calls.length).toBeLessThanOrEqual(100);
            await turn();
            if (calls.some(({ n }) => outcomes[n] === 'fails the set')) throw new Error('the whole set');
            return new Map(
              calls.flatMap((call): [Call, () => string][] => {
                if (outcomes[call.n] === 'left out' || outcomes[call.n] === 'refused alone') return [];
                return [[call, () => read(call, made, outcomes[call.n])]];
              }),
            );
          },
          alone: async (call) => read(call, made, outcomes[call.n] === 'left out' ? 'answered' : outcomes[call.n]),
        });
        const answers = await Promise.allSettled(outcomes.map((_, n) => ask({ n })));
        for (const [n, answer] of answers.entries()) {
          const isFine = outcomes[n] === 'answered' || outcomes[n] === 'left out' || outcomes[n] === 'fails the set';
          expect(answer, `${n}: ${outcomes[n]}`).toMatchObject(isFine ? { status: 'fulfilled', value: `answer ${n}` } : { status: 'rejected', reason: { message: `fault ${n}` } });
          expect(made.get(n)).toBe(1);
        }
      }),
    );
  });
});

function read({ n }: Call, made: Map<number, number>, outcome: string | undefined): string {
  made.set(n, (made.get(n) ?? 0) + 1);
  if (outcome === 'unreadable' || outcome === 'refused alone') throw new Error(`fault ${n}`);
  return `answer ${n}`;
}
