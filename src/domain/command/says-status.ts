import type { ItemContext } from '../understand/types.js';
import { understand } from '../understand/understand.js';

/** Of an item that says nothing, so that only a status in so many words counts. */
const ANY_ITEM: ItemContext = { code: '', title: '', otherCodes: [], measures: [], today: '2000-01-01' };

/** Whether words say how some work goes, whichever it is. */
export function saysStatus(words: string): boolean {
  const { status, readings } = understand(words, ANY_ITEM);
  return status !== null || readings.length > 0;
}
