import type { Bench, Goal } from './bench.js';
import type { Machine } from './machine.js';
import type { Row, Spread } from './statistics.js';

/** How a run was asked for. */
export interface Asked {
  readonly scale: number;
  readonly repetitions: number;
}

/** Writes what came out: for people, or a line of JSON for each measure. */
export interface Printer {
  machine(machine: Machine, asked: Asked): void;
  begin(bench: Bench): void;
  row(bench: Bench, row: Row): void;
  failed(bench: Bench, error: unknown): void;
}

type Out = (line: string) => void;

/** Lines of JSON. */
export function jsonPrinter(out: Out): Printer {
  return {
    machine: (machine, asked) => out(JSON.stringify({ machine, ...asked })),
    begin: () => undefined,
    row: ({ name }, { measure, ours, against, ratio, met }) => out(JSON.stringify({ name, measure: measure.name, unit: measure.unit, ours, against, ...(against.median !== 0 && { ratio }), ...(measure.goal && { goal: measure.goal, met }) })),
    failed: ({ name }, error) => out(JSON.stringify({ name, failed: error instanceof Error ? error.message : String(error) })),
  };
}

/** A text that reads as a table. */
export function textPrinter(out: Out): Printer {
  return {
    machine: ({ cores, processor, memoryGb, system, node, postgres, redis, load }, { scale, repetitions }) => {
      out(`${cores} cores (${processor}), ${memoryGb} GB, ${system}; Node ${node}, PostgreSQL ${postgres}, Redis ${redis}; load before: ${load.toFixed(2)}`);
      out(`Median of ${repetitions} repetitions side by side (lowest–highest)${scale === 1 ? '' : `; at ${scale} of the size: not the figures that the goals are for`}`);
    },
    begin: ({ name, ours, against }) => out(`\n${name}: ${ours}; against ${against}`),
    row: (_bench, { measure, ours, against, ratio, met }) => {
      const goal = measure.goal ? `, goal ${goalText(measure.goal)}: ${met ? 'met' : 'NOT met'}` : '';
      const ratioText = against.median === 0 ? '' : `, ratio ${shown(ratio)}`;
      out(`  ${measure.name.padEnd(22)} ${shown(ours)} against ${shown(against)} ${measure.unit}${ratioText}${goal}`);
    },
    failed: (_bench, error) => out(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

function goalText(goal: Goal): string {
  if ('oursAtMost' in goal) return goal.oursAtMost === 0 ? 'none' : `at most ${goal.oursAtMost}`;
  return 'ratioAtMost' in goal ? `at most ${goal.ratioAtMost}` : `at least ${goal.ratioAtLeast}`;
}

function shown({ median, lowest, highest }: Spread): string {
  return `${short(median)} (${short(lowest)}–${short(highest)})`;
}

/** Three digits that count, and every one before the point. */
function short(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
