/** The vertical range of a chart and the lines across it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Steps a person reads easily, within a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];
/** Where the values are counts, a step is one too. */
const WHOLE_STEPS = [1, 2, 5, 10];

/** Less than this cannot be told apart from nothing. */
const SMALLEST = 1e-9;

/** A range of round numbers around the values, with about four steps. Bars stand on zero. */
export function scaleOf(values: readonly number[], fromZero: boolean): Scale {
  const lowest = Math.min(...values, ...(fromZero ? [0] : []));
  const highest = Math.max(...values, ...(fromZero ? [0] : []));
  const span = [highest - lowest, Math.abs(highest)].find((size) => size > SMALLEST) ?? 1;
  const areCounts = values.every(Number.isInteger);
  const power = 10 ** Math.max(Math.floor(Math.log10(span / 4)), areCounts ? 0 : -Infinity);
  const step = power * ((areCounts ? WHOLE_STEPS : STEPS).find((one) => one * power >= span / 4) ?? 10);
  const low = Math.floor(lowest / step) * step;
  const count = Math.max(1, Math.ceil((highest - low) / step - 1e-9));
  const round = (value: number) => Number(value.toPrecision(12));
  return { low: round(low), high: round(low + count * step), ticks: Array.from({ length: count + 1 }, (_, index) => round(low + index * step)) };
}
