import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Logger, Pace, PaceLimit, PaceLine } from '../../src/ports.js';
import { reportErrors } from '../report-errors.js';
import { memoryLimiter, restart } from './limiters.js';
import type { MakeLimiter } from './limiters.js';

/** As long as keys may be in a table; a longer one is kept as its digest. */
const LONGEST_KEY = 180;
/** Limiters that keep no limit of their own: only holds. */
const HOLD: PaceLimit = { points: 1, ms: 1_000 };

export interface PaceParts {
  /** Where the pace is kept for all processes; left out: in this one alone. */
  readonly shared?: MakeLimiter | undefined;
  /** Sets deployments on one server apart. */
  readonly name: string;
  readonly log: Logger;
}

/** The pace that processes keep together, in what `shared` keeps it in; by this process alone while that is away. */
export function createPace({ shared, name, log }: PaceParts): Pace {
  const onFault = reportErrors(log, 'pace');
  const inCommon = shared && limiters(shared, name);
  const alone = limiters(memoryLimiter, name);

  /** On what is shared where that answers, else here. */
  async function on<T>(limit: PaceLimit, call: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    if (inCommon) {
      try {
        return await call(inCommon(limit));
      } catch (error) {
        onFault(error);
      }
    }
    return call(alone(limit));
  }

  const takeOne = (key: string, limit: PaceLimit): Promise<number> => on(limit, (limiter) => consume(limiter, key, limit.ms));

  return {
    async take(lines) {
      const taken: { readonly key: string; readonly limit: PaceLimit }[] = [];
      for (const { line, limit } of lines.flatMap(eachLimit)) {
        const key = short(line.key);
        const waitMs = await takeOne(key, limit);
        if (waitMs > 0) {
          await Promise.all(taken.map((one) => on(one.limit, (limiter) => limiter.reward(one.key, 1))));
          return { key: line.key, waitMs };
        }
        taken.push({ key, limit });
      }
      return undefined;
    },
    async passing(lines) {
      const single = lines.flatMap(eachLimit).filter(({ limit }) => limit.points === 1);
      await Promise.all(single.map(({ line, limit }) => on(limit, (limiter) => restart(limiter, short(line.key)))));
    },
    async hold(key, ms) {
      if (ms > 0) await on(HOLD, (limiter) => limiter.block(`hold/${short(key)}`, Math.ceil(ms / 1_000)));
    },
    heldFor: async (key) => (await on(HOLD, (limiter) => limiter.get(`hold/${short(key)}`)))?.msBeforeNext ?? 0,
  };
}

/** Gives the milliseconds to wait; 0 where one was taken. */
async function consume(limiter: RateLimiterAbstract, key: string, ms: number, isAgain = false): Promise<number> {
  try {
    await limiter.consume(key, 1);
    return 0;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    // Longer than the window is long: a clock was moved. Nobody waits for that.
    if (error.msBeforeNext > 2 * ms && !isAgain) {
      await limiter.delete(key);
      return consume(limiter, key, ms, true);
    }
    return Math.max(error.msBeforeNext, 1);
  }
}

const eachLimit = (line: PaceLine): { readonly line: PaceLine; readonly limit: PaceLimit }[] => line.limits.map((limit) => ({ line, limit }));

const short = (key: string): string => (key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex'));

/** One limiter for each limit. */
function limiters(make: MakeLimiter, name: string): (limit: PaceLimit) => RateLimiterAbstract {
  const known = new Map<string, RateLimiterAbstract>();
  return (limit) => {
    const prefix = `${name}-pace:${limit.points}/${limit.ms}`;
    const found = known.get(prefix) ?? make(limit, prefix);
    known.set(prefix, found);
    return found;
  };
}
