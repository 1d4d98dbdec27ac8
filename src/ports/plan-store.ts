import type { Temporal } from 'temporal-polyfill';
import type { PlanDocument } from '../domain/plan-document.js';
import type { ChatChange } from '../domain/plan-file/chat-changes.js';
import type { DiffBase, PlanDiff } from '../domain/plan-file/diff-plans.js';
import type { PlanState, Role } from '../domain/types.js';

/** What is stored of an organization and one of its plans; a file is compared with it. */
export interface StoredPlan extends DiffBase {
  /** None: the organization is not there yet. */
  readonly organizationId?: string;
  /** None: the plan is not there yet; `document` is there exactly when this is. */
  readonly planId?: string;
  readonly state?: PlanState;
}

/** Who does it and when; without a person, the command line. */
export interface Act {
  readonly at: Temporal.Instant;
  readonly actorId?: string | undefined;
}

export interface PlanChange extends Act {
  /** What is to be stored: a file's document after `keepUnmentioned`. */
  readonly document: PlanDocument;
  /** The difference that was shown; applying fails with `plan-changed` when it is no longer the whole one. */
  readonly diff: PlanDiff;
  /** What was set in chat and the import leaves alone, so that a later import still knows. */
  readonly kept?: readonly ChatChange[];
}

export interface PlanListing {
  readonly organizationId: string;
  readonly organizationKey: string;
  readonly planId: string;
  readonly code: string;
  readonly title: string;
  readonly state: PlanState;
}

/** Plans as whole documents, and their life: draft, running, paused. Everything that writes belongs inside `Store.transaction`. */
export interface PlanStore {
  current(organizationKey: string, planCode: string): Promise<StoredPlan>;
  /**
   * Makes the plan what the document says: rows whose code or key stays keep their ids, and with
   * them their checks, reports and evidence; what is gone is retired (or removed, where nothing can be filed under
   * it), what is named again comes back. A new plan is a draft. Writes an audit entry. Call `reschedule` afterwards.
   */
  apply(change: PlanChange): Promise<{ readonly organizationId: string; readonly planId: string }>;
  /** The plan as a document, with what was changed by command since it was imported. */
  load(organizationKey: string, planCode: string): Promise<PlanDocument | undefined>;
  /** All plans, or those with this code, by organization and code. */
  list(planCode?: string): Promise<readonly PlanListing[]>;
  /** From now on owners are asked. Call `reschedule` afterwards. Says whether it was not running before. */
  start(organizationId: string, planId: string, act: Act): Promise<boolean>;
  /**
   * Stops at once: nothing is asked any more, open checks are excused (`paused`), prompts, reminders and digests not
   * yet sent are cancelled. Answers to what was asked are still taken. Says whether it was running.
   */
  pause(organizationId: string, planId: string, act: Act): Promise<boolean>;
  /** Says whether the person did not have the role before. */
  grant(organizationId: string, personId: string, role: Role, act: Act): Promise<boolean>;
}
