import type { Temporal } from 'temporal-polyfill';
import type { MessageRef } from './chat.js';
import type { CopyReason } from './copy-store.js';
import type { Workspace } from './people-store.js';
import type { FileReference, ReportContent } from '../domain/report-content.js';
import type { EvidenceKind, Language, Status } from '../domain/types.js';

export type ReportSource = 'words' | 'button' | 'form' | 'command';
export type RevisionReason = 'filed' | 'edited' | 'corrected' | 'retracted' | 'restored';

export interface NewReport extends Workspace {
  readonly planId: string;
  readonly itemId: string;
  readonly checkId?: string;
  readonly personId: string;
  readonly language: Language;
  readonly late: boolean;
  readonly source: ReportSource;
  /** Where it was said. */
  readonly conversation?: string;
  /** The message it was said in; absent where a button or form said it. */
  readonly message?: string;
  /** When it was said. */
  readonly at: Temporal.Instant;
  readonly content: ReportContent;
}

/** A report as it stands now. */
export interface ReportRow extends Omit<NewReport, 'content'> {
  readonly id: string;
  readonly organizationId: string;
  readonly status?: Status;
  readonly content: ReportContent;
  readonly revision: number;
  /** When it was last changed; when it was said, if never. */
  readonly revisedAt: Temporal.Instant;
  readonly confirmedAt?: Temporal.Instant;
  readonly retractedAt?: Temporal.Instant;
}

/** A report as it stood at one time. */
export interface RevisionRow {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly reason: RevisionReason;
  readonly status?: Status;
  readonly words: string;
}

export interface EvidenceRow {
  readonly id: string;
  readonly itemId: string;
  readonly reportId?: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text?: string;
  readonly url?: string;
  readonly file?: FileReference;
  /** Of a file: whether a copy lies in the evidence store; why there will be none. Left out while nothing is settled. */
  readonly copy?: { readonly state: 'copied' } | { readonly state: 'none'; readonly reason: CopyReason };
  /** Of kind `reading`: which measure showed what, on which date. */
  readonly reading?: { readonly measureId: string; readonly value: number; readonly on: string };
  readonly personId: string;
  readonly at: Temporal.Instant;
  /** Of a message that was kept: who wrote it, and when. */
  readonly author?: string;
  readonly writtenAt?: Temporal.Instant;
  /** It comes from where not everyone could read: never to be shown in a channel. */
  readonly fromPrivate: boolean;
}

/** A message that somebody keeps as evidence, with the files that came with it. */
export interface KeptMessage extends Workspace {
  readonly itemId: string;
  /** Who keeps it. */
  readonly personId: string;
  readonly at: Temporal.Instant;
  readonly conversation: string;
  readonly message: string;
  /** What the keeper says of it; empty where nothing. */
  readonly word: string;
  readonly text: string;
  readonly permalink?: string;
  /** Who wrote it, by name, and when. */
  readonly author: string;
  readonly writtenAt: Temporal.Instant;
  /** Not everyone of the workspace could read it where it stood: it is never shown in a channel. */
  readonly fromPrivate: boolean;
  readonly files: readonly FileReference[];
}

export interface ReportStore {
  /** Files a report with all it holds; once per message and item. `isNew` is false where it was filed before. */
  file(organizationId: string, report: NewReport): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /**
   * Puts new content in place of the old and keeps the earlier version. Readings, evidence, blockers and needs that
   * are gone are kept as retracted; those that stay are left untouched. A confirmation no longer stands.
   */
  revise(organizationId: string, reportId: string, change: { readonly content: ReportContent; readonly reason: 'edited' | 'corrected' | 'restored'; readonly personId: string; readonly at: Temporal.Instant }): Promise<void>;
  /** Takes a report back with all it brought; everything is kept. False when it was taken back before. */
  retract(organizationId: string, reportId: string, by: { readonly personId: string; readonly at: Temporal.Instant }): Promise<boolean>;
  /** Marks a report as right. False when it was before, or is taken back. */
  confirm(organizationId: string, reportId: string, at: Temporal.Instant): Promise<boolean>;
  byId(organizationId: string, reportId: string): Promise<ReportRow | undefined>;
  /** The reports that a message became or joined, taken back or not; several when it spoke of several items. */
  byMessage(organizationId: string, workspace: Workspace, message: MessageRef): Promise<readonly ReportRow[]>;
  /** Reports that stand for a check, oldest first. */
  byCheck(organizationId: string, checkId: string): Promise<readonly ReportRow[]>;
  /** The report this person filed last, not before `since`; those taken back are left aside. */
  latestOf(organizationId: string, personId: string, since: Temporal.Instant): Promise<ReportRow | undefined>;
  /** The standing report of this person's that they filed or added to last, not before `since`. */
  lastAddedTo(organizationId: string, personId: string, since: Temporal.Instant): Promise<ReportRow | undefined>;
  /** An item's reports, newest first, taken back or not, each with its versions, oldest first. */
  history(organizationId: string, itemId: string, limit: number): Promise<readonly (ReportRow & { readonly revisions: readonly RevisionRow[] })[]>;
  /** Files a message under an item, without a report. False where it is there already. */
  keepMessage(organizationId: string, kept: KeptMessage): Promise<boolean>;
  /** What is filed under an item and stands, newest first: texts, links, files, messages and readings. */
  evidence(organizationId: string, itemId: string, limit: number): Promise<readonly EvidenceRow[]>;
}
