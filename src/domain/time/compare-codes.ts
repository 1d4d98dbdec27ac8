import { codeRuns } from '../code-runs.js';
import { compareText } from '../compare-text.js';

/**
 * Orders item codes as a reader does: runs of digits by their value, the rest by letter,
 * so 2 comes before 2.a, 2.b before 2.c, and 2 before 10. Negative, zero or positive, as `Array.sort` wants it.
 */
export function compareCodes(a: string, b: string): number {
  const left = codeRuns(a);
  const right = codeRuns(b);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const one = left[i];
    const other = right[i];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const order = compareParts(one, other);
    if (order !== 0) return order;
  }
  return compareText(a, b);
}

function compareParts(a: string, b: string): number {
  const numbers = [/^\d/.test(a), /^\d/.test(b)];
  if (numbers[0] && numbers[1]) return Number(a) - Number(b);
  if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1;
  return compareText(a, b);
}
