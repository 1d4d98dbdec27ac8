import { IRONY, TICK } from './lexicon-emoji.js';
import type { Reading } from './scope.js';

const ALARM = /\p{Extended_Pictographic}/u;

/**
 * Takes back what signs in the message speak against: good news beside rolled eyes, and an alarm
 * sign beside a tick ("93.4% ✅ chronic 13.9% ⚠️" speaks both ways).
 */
export function withoutIrony(readings: readonly Reading[], clean: string): Reading[] {
  const ironic = IRONY.test(clean);
  const ticked = TICK.test(clean);
  if (!ironic && !ticked) return [...readings];
  return readings.map((reading) => {
    const good = reading.says === 'on-track' || reading.says === 'done';
    const sign = reading.end - reading.start <= 2 && ALARM.test(clean);
    if ((ironic && good) || (ticked && sign && !good)) return { ...reading, says: null, dropped: 'disclaimed' };
    return reading;
  });
}
