import type { KnownMeasure } from './measure-words.js';
import type { Currency, NumberToken } from './numbers.js';

/** The value a token has for a measure; null where it can be none of it. */
export function valueFor(token: NumberToken, measure: KnownMeasure, mustBeLikely: boolean): number | null {
  if (token.kind === 'percent' && measure.kind !== 'percent') return null;
  if (token.kind === 'money' && measure.kind !== 'money') return null;
  if (isOtherMoney(token.currency, measure.currency)) return null;
  for (const value of orderFor(token.values, measure)) {
    if (measure.kind === 'percent' && (value < 0 || value > 100)) continue;
    if (measure.kind === 'count' && !Number.isInteger(value)) continue;
    if (mustBeLikely ? !isLikely(value, measure, token.kind === 'money') : !isConceivable(value, measure)) continue;
    return value;
  }
  return null;
}

/** "€100" is no value of a measure in dollars; a bare "$" may be dollars or pesos. */
function isOtherMoney(written: Currency | null, counted: Currency | null): boolean {
  if (written === null || counted === null || written === counted) return false;
  const dollars = (one: Currency): boolean => one === 'dollar' || one === 'peso';
  return !((written === '$' && dollars(counted)) || (counted === '$' && dollars(written)));
}

/** "12.500" of a measure in the thousands is 12500; of a small one, 12.5. */
function orderFor(values: readonly number[], { kind, measure }: KnownMeasure): readonly number[] {
  if (values.length < 2) return values;
  const size = Math.max(Math.abs(measure.baseline ?? 0), Math.abs(measure.target ?? 0));
  const large = kind === 'money' || size >= 1000;
  if (kind === 'percent' || kind === 'ratio') return [...values].sort((a, b) => a - b);
  return large ? [...values].sort((a, b) => b - a) : values;
}

/** Near enough to baseline and target to be a value of the measure: within about one and a half times their distance. */
function isLikely(value: number, { kind, measure }: KnownMeasure, signed: boolean): boolean {
  const ends = [measure.baseline, measure.target].filter((end): end is number => typeof end === 'number');
  if (ends.length === 0) return kind !== 'money' || signed || value >= 1000;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const span = Math.max(high - low, Math.abs(high) * 0.1);
  if (value < Math.min(0, low) || value < low - 1.5 * span || value > high + span) return false;
  return kind !== 'money' || signed || value === 0 || value >= high / 100;
}

/** Not out of all proportion to the baseline, where the measure's own words stand by it. */
function isConceivable(value: number, { kind, measure }: KnownMeasure): boolean {
  if (kind !== 'count' || typeof measure.baseline !== 'number' || measure.baseline <= 0) return true;
  return measure.direction === 'down' ? value <= measure.baseline * 3 : value >= measure.baseline / 2;
}
