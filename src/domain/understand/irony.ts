import { DISAGREES, FAREWELL, LACKS_ALL, LACKS_ONE, LAUGHS, MOCKS, TOO_GLAD } from './irony-words.js';
import { IRONY, TICK } from './lexicon-emoji.js';
import type { Reading } from './scope.js';

const ALARM = /\p{Extended_Pictographic}/u;
/** More words than this and a "see you" says nothing of the rest. */
const SHORT = 8;

/** The message a reading stands in: as written, folded, and the folded sentence. */
export interface Surroundings {
  readonly clean: string;
  readonly folded: string;
  readonly sentence: string;
}

/**
 * Takes back what the message speaks against: anything beside "I disagree" or mockery, good news
 * beside rolled eyes, laughter or all that is lacking, an alarm sign beside a tick
 * ("93.4% ✅ chronic 13.9% ⚠️" speaks both ways), and a "done" that says goodbye.
 */
export function withoutIrony(readings: readonly Reading[], { clean, folded, sentence }: Surroundings): Reading[] {
  const unmeant = DISAGREES.test(folded) || MOCKS.test(folded);
  const ironic = IRONY.test(clean) || LAUGHS.test(sentence) || LACKS_ALL.test(sentence) || (LACKS_ONE.test(sentence) && TOO_GLAD.test(sentence));
  const ticked = TICK.test(clean);
  const leaves = FAREWELL.test(folded) && (folded.match(/\p{L}+/gu)?.length ?? 0) <= SHORT;
  if (!unmeant && !ironic && !ticked && !leaves) return [...readings];
  return readings.map((reading) => {
    const good = reading.says === 'on-track' || reading.says === 'done';
    const sign = reading.end - reading.start <= 2 && ALARM.test(clean);
    const back = unmeant || (ironic && good) || (ticked && sign && !good) || (leaves && reading.says === 'done');
    return back ? { ...reading, says: null, dropped: 'disclaimed' } : reading;
  });
}
