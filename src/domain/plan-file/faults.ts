import type { Cadence } from '../time/cadence-words.js';
import type { CadenceProblem } from '../time/rule.js';

/** A kind of thing a plan file names, for faults and differences. */
export const THING_KINDS = [
  'organization',
  'unit',
  'person',
  'calendar',
  'closed-days',
  'term',
  'plan',
  'participant',
  'section',
  'competency',
  'funding-priority',
  'budget-line',
  'community-question',
  'committee',
  'category-scheme',
  'criterion',
  'peer-review',
  'calendar-entry',
  'need',
  'item',
  'measure',
  'milestone',
] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** What a value was expected to be, or is. */
export type Shape = 'text' | 'list' | 'map';

/** What is wrong, with the parts its text needs; `src/text/plan-file` says each in words, with how to mend it. */
export type FaultDetail =
  | { readonly code: 'too-large'; readonly bytes: number; readonly max: number }
  | { readonly code: 'empty-file' }
  | { readonly code: 'too-deep' }
  | { readonly code: 'too-many-values'; readonly max: number }
  | { readonly code: 'yaml'; readonly problem: YamlProblem }
  | { readonly code: 'repeated-key'; readonly key: string }
  | { readonly code: 'unknown-key'; readonly key: string; readonly suggestion?: string; readonly allowed: readonly string[] }
  | { readonly code: 'missing'; readonly key: string }
  | { readonly code: 'wrong-shape'; readonly expected: readonly Shape[]; readonly found: Shape }
  | { readonly code: 'empty-text' }
  | { readonly code: 'empty-list' }
  | { readonly code: 'too-long'; readonly max: number }
  | { readonly code: 'not-one-of'; readonly value: string; readonly allowed: readonly string[]; readonly suggestion?: string }
  | { readonly code: 'not-a-number'; readonly value: string; readonly suggestion?: string }
  | { readonly code: 'out-of-range'; readonly value: string; readonly min: number; readonly max: number }
  | { readonly code: 'not-a-date'; readonly value: string }
  | { readonly code: 'no-such-date'; readonly value: string }
  | { readonly code: 'date-out-of-range'; readonly value: string; readonly from: number; readonly to: number }
  | { readonly code: 'not-a-month'; readonly value: string }
  | { readonly code: 'unknown-zone'; readonly value: string; readonly suggestion?: string }
  | { readonly code: 'not-an-email'; readonly value: string }
  | { readonly code: 'not-a-link'; readonly value: string }
  | { readonly code: 'not-a-currency'; readonly value: string }
  | { readonly code: 'not-a-key'; readonly value: string }
  | { readonly code: 'not-a-code'; readonly value: string }
  | { readonly code: 'not-working-days'; readonly value: string }
  | { readonly code: 'bad-cadence'; readonly value: string; readonly problem: CadenceProblem; readonly suggestion?: Cadence }
  | { readonly code: 'cadence-without-rule' }
  | { readonly code: 'no-first-day' }
  | { readonly code: 'either-on-or-from-to' }
  | { readonly code: 'month-on-or-from-to' }
  | { readonly code: 'who-or-initials' }
  | { readonly code: 'upside-down'; readonly from: string; readonly to: string }
  | { readonly code: 'no-open-day'; readonly name: string }
  | { readonly code: 'duplicate'; readonly what: ThingKind; readonly value: string; readonly firstLine: number; readonly derived: boolean }
  | { readonly code: 'unknown'; readonly what: 'unit' | 'person' | 'item' | 'competency'; readonly value: string; readonly suggestion?: string }
  | { readonly code: 'ambiguous-person'; readonly value: string }
  | { readonly code: 'cycle'; readonly what: 'unit' | 'item'; readonly chain: readonly string[] }
  | { readonly code: 'two-parents'; readonly what: 'unit' | 'item'; readonly value: string; readonly parent: string }
  | { readonly code: 'visible-but-not-private' };
export type FaultCode = FaultDetail['code'];

/** YAML's own faults that have words of their own; every other one is `other`. */
export const YAML_PROBLEMS = [
  'tab',
  'indentation',
  'unclosed',
  'colon-in-text',
  'reserved-character',
  'escape',
  'two-documents',
  'unknown-alias',
  'odd-key',
  'tag',
  'other',
] as const;
export type YamlProblem = (typeof YAML_PROBLEMS)[number];

/** The way to a value in the file: keys, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** One fault of a plan file. `line` and `column` start at 1; `path` is as printed by `printPath`, empty for the whole file. */
export type Fault = FaultDetail & { readonly line: number; readonly column: number; readonly path: string };

/** `goals[0].objectives[2].owner`, places counted from 0. */
export function printPath(path: Path): string {
  return path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`)).join('');
}
