import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Clock } from '../../../src/ports/system.js';

/** Answers of different things that are kept at one time. */
const MOST = 100;

/** Asks for the same thing once in so many milliseconds, however often it is wanted meanwhile; what was not found, or not answered, is asked for again. */
export function askedOnce<T>(ask: (what: string) => Promise<T | undefined>, clock: Clock, ms: number): (what: string) => Promise<T | undefined> {
  const known = boundedMap<{ readonly answer: Promise<T | undefined>; readonly until: number }>(MOST);
  return async (what) => {
    const now = clock.now().epochMilliseconds;
    const found = known.get(what);
    // A clock that was set back has nobody wait for its old time.
    if (found && now < found.until && now >= found.until - ms) {
      const answer = await found.answer.catch(() => undefined);
      if (answer !== undefined) return answer;
    }
    const answer = ask(what);
    known.set(what, { answer, until: now + ms });
    return answer;
  };
}
