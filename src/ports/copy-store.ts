import type { Temporal } from 'temporal-polyfill';
import type { InboundFile } from './chat.js';
import type { EvidenceStoreKind } from './evidence-store.js';
import type { Workspace } from './people-store.js';

/** Why there is no copy of a file of evidence: what shows in chat beside it. */
export const COPY_REASONS = [
  'too-large',
  'type-refused',
  /** It was deleted where it was kept. */
  'file-gone',
  /** The bot may not read it. */
  'file-not-shared',
  /** The platform only points to it: it is kept by somebody else. */
  'file-elsewhere',
  /** What came was not the file. */
  'file-unreadable',
  /** The report was taken back before it was copied. */
  'taken-back',
  /** Tried for long, without success. */
  'given-up',
] as const;
export type CopyReason = (typeof COPY_REASONS)[number];

/** A file of evidence in somebody's hand, to be copied. */
export interface CopyRow extends Workspace {
  readonly organizationId: string;
  readonly evidenceId: string;
  readonly file: InboundFile;
  /** How often it was taken in hand, this time included. */
  readonly attempts: number;
  /** Until when it is in this hand; what is noted after another took it over is dropped. */
  readonly leaseUntil: Temporal.Instant;
  /** The evidence does not stand any more. */
  readonly isTakenBack: boolean;
}

export type CopyOutcome =
  | { readonly state: 'copied'; readonly store: EvidenceStoreKind; readonly key: string; readonly size: number; readonly at: Temporal.Instant }
  /** Of what waits, `code` says what was in the way: a short code, which may be any fault's. `uncounted`: this try spends none. */
  | { readonly state: 'waiting'; readonly code: string; readonly dueAt: Temporal.Instant; readonly uncounted?: boolean }
  | { readonly state: 'refused' | 'failed'; readonly reason: CopyReason };

/** What is to be copied into the evidence store, and what became of it. All times here are real ones. */
export interface CopyStore {
  /** Evidence that waits to be copied, of all organizations; what is in somebody's hand is left out. */
  due(now: Temporal.Instant, limit: number): Promise<readonly { readonly organizationId: string; readonly evidenceId: string }[]>;
  /** Takes a file in hand; undefined where it does not wait, is not due or is in another hand. */
  claim(organizationId: string, evidenceId: string, now: Temporal.Instant, leaseMs: number): Promise<CopyRow | undefined>;
  /** Notes what became of it, if it is still in this hand. */
  settle(row: CopyRow, outcome: CopyOutcome): Promise<void>;
  /** How many files of all organizations wait, and how many were given up. */
  count(): Promise<{ readonly waiting: number; readonly failed: number }>;
}
