import type { MeasureOverview } from './overview.js';

/** Why a value looks like a slip of the keyboard. */
export type Doubt = 'above-100' | 'below-zero' | 'far-off';

/** A value this many times larger or smaller than all that is known of its measure is more likely a lost comma than news. */
const FAR_OFF = 8;

/**
 * Whether a value is worth a second look before anyone relies on it: a percentage over 100, something counted below
 * zero, or a value far from the last one, the baseline and the target alike.
 */
export function doubtOf(value: number, measure: MeasureOverview): Doubt | undefined {
  const known = [measure.last?.value, measure.baseline, measure.target].filter((one) => one !== undefined);
  if (measure.unit === '%' && value > 100 && !known.some((one) => one > 100)) return 'above-100';
  if (value < 0 && !known.some((one) => one < 0)) return 'below-zero';
  const sizes = known.map(Math.abs).filter((size) => size > 0);
  const size = Math.abs(value);
  if (size > 0 && sizes.length > 0 && sizes.every((one) => size / one >= FAR_OFF || one / size >= FAR_OFF)) return 'far-off';
  return undefined;
}
