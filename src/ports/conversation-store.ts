import type { Temporal } from 'temporal-polyfill';
import type { InboundFile, MessageRef } from './chat.js';
import type { Workspace } from './people-store.js';
import type { Status } from '../domain/types.js';

/** A form as somebody filled it in, before it is understood. */
export interface ReportDraft {
  readonly status?: Status;
  readonly note: string;
  /** As typed, by the measure's key. */
  readonly readings: Readonly<Record<string, string>>;
  readonly blockers: string;
  readonly needs: string;
  readonly link: string;
  readonly files: readonly InboundFile[];
}

/** What a person did to a message that took away the question about it. */
export type Withdrawal = 'deleted' | 'edited';

/** What waits for an answer. */
export type ClarificationContent =
  /** Words of which it is not known which item they belong to. */
  | {
      readonly kind: 'which-item';
      readonly words: string;
      readonly files: readonly InboundFile[];
      /** The platform's id of the message with the words. */
      readonly message: string;
      readonly thread?: MessageRef;
      /** When the words were said, an ISO instant. */
      readonly at: string;
      /** The items offered. */
      readonly itemIds: readonly string[];
      /** What the question begins with, where not with "which item". */
      readonly intro?: string;
      /** Why it was taken away unanswered: its message was deleted, or now reports nothing. */
      readonly withdrawn?: Withdrawal;
    }
  /** A form that could not be filed as it was: kept until it is mended. */
  | { readonly kind: 'form'; readonly itemId: string; readonly checkId?: string; readonly reportId?: string; readonly draft: ReportDraft };

export interface NewClarification extends Workspace {
  readonly personId: string;
  readonly conversation: string;
  readonly content: ClarificationContent;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

export interface Clarification extends NewClarification {
  readonly id: string;
  readonly answeredAt?: Temporal.Instant;
}

/** What the bot asked a person and waits to hear. */
export interface ConversationStore {
  /** Keeps a question; returns its id. */
  ask(organizationId: string, clarification: NewClarification): Promise<string>;
  byId(organizationId: string, id: string): Promise<Clarification | undefined>;
  /** Unanswered ones of a person that have not expired, newest first. */
  open(organizationId: string, personId: string, now: Temporal.Instant): Promise<readonly Clarification[]>;
  /** Every question, answered or not, about the words of one message of a person. */
  aboutMessage(organizationId: string, personId: string, message: MessageRef): Promise<readonly Clarification[]>;
  /** Replaces what waits: edited words. */
  replace(organizationId: string, id: string, content: ClarificationContent): Promise<void>;
  /** Closes one. False when it was closed before: one answer counts. */
  close(organizationId: string, id: string, at: Temporal.Instant): Promise<boolean>;
}
