import type { PlainDateText } from '../types.js';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
/** Checks are asked for at most once a day, so the finer frequencies of RFC 5545 have no place here. */
export type Frequency = (typeof FREQUENCIES)[number];

/** A weekday, or the n-th of its month or year; counted from the end when negative. */
export interface RuleDay {
  readonly day: Weekday;
  readonly nth?: number;
}

/** A recurrence rule of RFC 5545, section 3.3.10, in dates only. Lists are sorted and without repeats. */
export interface Recurrence {
  readonly kind: 'recurrence';
  readonly freq: Frequency;
  readonly interval: number;
  readonly byMonth: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byDay: readonly RuleDay[];
  readonly bySetPos: readonly number[];
  readonly weekStart: Weekday;
  readonly count?: number;
  /** The last date it may fall on. */
  readonly until?: PlainDateText;
}

/** Once a term: `offset` open days after its first open day, or before its last. */
export interface TermRule {
  readonly kind: 'term';
  readonly anchor: 'start' | 'end';
  readonly offset: number;
}

/** No checks at all: what an item says that must not inherit its parent's cadence. */
export interface NoRule {
  readonly kind: 'none';
}

export type Rule = Recurrence | TermRule | NoRule;

/** A recurrence with every part empty: spread it and fill in what differs. */
export const EVERY_WEEK: Recurrence = {
  kind: 'recurrence',
  freq: 'WEEKLY',
  interval: 1,
  byMonth: [],
  byWeekNo: [],
  byYearDay: [],
  byMonthDay: [],
  byDay: [],
  bySetPos: [],
  weekStart: 'MO',
};

/** What "each term" means where nothing else is said: five open days before it ends. */
export const EACH_TERM: TermRule = { kind: 'term', anchor: 'end', offset: 5 };

/** Why words or a rule were not understood; `src/text/cadence` says each in words. */
export const CADENCE_PROBLEMS = [
  'empty',
  'too-long',
  'unknown-word',
  'how-often',
  'two-frequencies',
  'which-days',
  'ambiguous',
  'bad-time',
  'two-times',
  'too-often',
  'bad-interval',
  'bad-rule',
  'no-such-date',
  'never-occurs',
] as const;
export type CadenceProblemCode = (typeof CADENCE_PROBLEMS)[number];

/** `detail` is the part at fault, in the writer's words. */
export interface CadenceProblem {
  readonly code: CadenceProblemCode;
  readonly detail: string;
}

/** Thrown inside the parsers only; `parseCadence` and `parseRule` hand it back as a value. */
export class CadenceFault extends Error {
  constructor(
    readonly problem: CadenceProblem,
    readonly suggestion?: string,
  ) {
    super(problem.code);
    this.name = 'CadenceFault';
  }
}

/** Shorthand for throwing. */
export function fault(code: CadenceProblemCode, detail: string, suggestion?: string): CadenceFault {
  return new CadenceFault({ code, detail }, suggestion);
}

/** A rule as it is stored: one text for one rule, so that equal rules compare equal. */
export function printRule(rule: Rule): string {
  if (rule.kind === 'none') return 'NONE';
  if (rule.kind === 'term') return `TERM;OFFSET=${rule.anchor === 'end' ? '-' : ''}${rule.offset}`;
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  const lists: readonly [string, readonly (number | string)[]][] = [
    ['BYMONTH', rule.byMonth],
    ['BYWEEKNO', rule.byWeekNo],
    ['BYYEARDAY', rule.byYearDay],
    ['BYMONTHDAY', rule.byMonthDay],
    ['BYDAY', rule.byDay.map(({ nth, day }) => `${nth ?? ''}${day}`)],
    ['BYSETPOS', rule.bySetPos],
  ];
  for (const [name, values] of lists) if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  if (rule.weekStart !== 'MO') parts.push(`WKST=${rule.weekStart}`);
  if (rule.count !== undefined) parts.push(`COUNT=${rule.count}`);
  if (rule.until !== undefined) parts.push(`UNTIL=${rule.until.replaceAll('-', '')}`);
  return parts.join(';');
}
