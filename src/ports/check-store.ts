import type { Temporal } from 'temporal-polyfill';
import type { ScheduleInputs } from '../domain/schedule-inputs.js';
import type { CheckState, ZoneId } from '../domain/types.js';

/** A row of `Schedule`: what the sweep looks for. */
export interface ScheduleRow {
  readonly planId: string;
  readonly itemId: string;
  readonly cadenceId: string;
  readonly personId: string;
  readonly timeZone: ZoneId;
  readonly nextOn?: string;
  readonly nextAt?: Temporal.Instant;
  readonly nextReason?: string;
  readonly absorbed: readonly string[];
}

/** How much of what decides prompts is loaded. */
export interface ScheduleScope {
  /** Also of plans that do not run. */
  readonly anyState?: boolean;
  /** Only these items, and all that these people own or stand in for; with the items above them, whose cadence they may inherit, and whoever answers for any of these. */
  readonly only?: { readonly items: readonly string[]; readonly people: readonly string[] } | undefined;
}

export interface NewCheck {
  readonly planId: string;
  readonly itemId: string;
  readonly personId: string;
  readonly occurrenceOn: string;
  readonly timeZone: ZoneId;
  readonly dueAt: Temporal.Instant;
  readonly movedReason?: string;
  readonly state: CheckState;
  readonly stateReason?: string;
  readonly askAt?: Temporal.Instant;
  /** Of one that is asked about at once. */
  readonly times?: AskedTimes;
  readonly closedAt?: Temporal.Instant;
}

/** When a check was asked, and what follows if nobody answers. */
export interface AskedTimes {
  readonly askedAt: Temporal.Instant;
  readonly remindAt?: Temporal.Instant;
  readonly lateAt: Temporal.Instant;
  readonly lapseAt: Temporal.Instant;
}

/** A check that was just made. */
export type WrittenCheck = Pick<CheckRow, 'id' | 'planId' | 'itemId' | 'personId' | 'state'>;

export interface CheckRow {
  readonly id: string;
  readonly organizationId: string;
  readonly planId: string;
  readonly itemId: string;
  readonly itemCode: string;
  readonly personId: string;
  readonly occurrenceOn: string;
  readonly timeZone: ZoneId;
  readonly dueAt: Temporal.Instant;
  readonly state: CheckState;
  readonly stateReason?: string;
  /** Why it was asked on another day than its own. */
  readonly movedReason?: string;
  readonly askAt?: Temporal.Instant;
  readonly askedAt?: Temporal.Instant;
  readonly remindedAt?: Temporal.Instant;
  /** From here on an answer counts as late. */
  readonly lateAt?: Temporal.Instant;
  readonly lapseAt?: Temporal.Instant;
}

export interface CheckStore {
  /** Organizations for which the sweep has something to do at `now`, by id. */
  organizationsDue(now: Temporal.Instant): Promise<readonly string[]>;
  /** Takes the organization's sweep lock until the transaction ends; false where another process has it. */
  trySweepLock(organizationId: string): Promise<boolean>;
  /**
   * As `trySweepLock`, but waits for it: no sweep of the organization is under way from here to the end of the
   * transaction. Call before anything else in it, so that a sweep never waits for rows that are held meanwhile.
   */
  lockSweep(organizationId: string): Promise<void>;
  /** All that decides the organization's prompts, or those of some items alone. */
  scheduleInputs(organizationId: string, scope?: ScheduleScope): Promise<ScheduleInputs>;
  /** Replaces all schedules of the organization: those not named are switched off. */
  saveSchedules(organizationId: string, rows: readonly ScheduleRow[]): Promise<void>;
  /** Moves some schedules on; others stay. */
  advanceSchedules(organizationId: string, rows: readonly ScheduleRow[]): Promise<void>;
  /** Schedules of running plans that are due by `now`, about so many; all or none of a person's, unless theirs alone are more. */
  schedulesDue(organizationId: string, now: Temporal.Instant, limit: number): Promise<readonly ScheduleRow[]>;
  /** Writes checks; one that exists for its item and nominal date stays as it is. Returns those written, in the order given. */
  createChecks(organizationId: string, checks: readonly NewCheck[]): Promise<readonly WrittenCheck[]>;
  /** Checks to ask now: `due` with `askAt` reached, running plans only. */
  checksDue(organizationId: string, now: Temporal.Instant, limit: number): Promise<readonly CheckRow[]>;
  remindersDue(organizationId: string, now: Temporal.Instant, limit: number): Promise<readonly CheckRow[]>;
  lapsesDue(organizationId: string, now: Temporal.Instant, limit: number): Promise<readonly CheckRow[]>;
  markAsked(organizationId: string, checks: readonly ({ readonly id: string } & AskedTimes)[]): Promise<void>;
  markReminded(organizationId: string, checkIds: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Moves the reminder of checks; one whose answer is given up before then is not reminded of at all. */
  postponeReminder(organizationId: string, checkIds: readonly string[], remindAt: Temporal.Instant): Promise<void>;
  /** Closes checks that are still open (`due` or `asked`). */
  close(organizationId: string, checkIds: readonly string[], state: 'lapsed' | 'excused', reason: string, at: Temporal.Instant): Promise<void>;
  markAnswered(organizationId: string, checkId: string, at: Temporal.Instant, late: boolean): Promise<void>;
  /** Takes an answer back: a check that was answered waits again, or stays lapsed if its time is over. */
  reopen(organizationId: string, checkId: string, now: Temporal.Instant): Promise<void>;
  /** Puts asking off until `askAt`. */
  snooze(organizationId: string, checkIds: readonly string[], askAt: Temporal.Instant): Promise<void>;
  /** Hands open checks to somebody else. */
  reassign(organizationId: string, checkIds: readonly string[], personId: string): Promise<void>;
  byIds(organizationId: string, checkIds: readonly string[]): Promise<readonly CheckRow[]>;
  /** Open checks of these items: `due` or `asked`. */
  openForItems(organizationId: string, itemIds: readonly string[]): Promise<readonly CheckRow[]>;
  /** Checks this person is asked about and has not answered: `asked`, newest first. */
  openForPerson(organizationId: string, personId: string): Promise<readonly CheckRow[]>;
  /** The item's latest check that was asked, whatever became of it: a late answer joins it. */
  latestAsked(organizationId: string, itemId: string): Promise<CheckRow | undefined>;
  history(organizationId: string, itemId: string, limit: number): Promise<readonly (CheckRow & { readonly answeredAt?: Temporal.Instant; readonly answeredLate: boolean; readonly closedAt?: Temporal.Instant })[]>;
  /** The next moment at which anything is due, for moving a clock; `prompt` only looks at prompts. */
  nextDue(after: Temporal.Instant, kind: 'any' | 'prompt'): Promise<Temporal.Instant | undefined>;
}
