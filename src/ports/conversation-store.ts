import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { InboundFile, MessageRef, SharedMessage } from './chat.js';
import { messageRefSchema } from './delivery-store.js';
import type { Workspace } from './people-store.js';
import type { FormEntries } from '../domain/report-form.js';
import { STATUSES } from '../domain/types.js';

/** A form as somebody filled it in, before it is understood. */
export interface ReportDraft extends FormEntries {
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
  /** A message to be kept as evidence, until it is said under which item. */
  | { readonly kind: 'share'; readonly source: SharedMessage }
  /** A form that could not be filed as it was: kept until it is mended. */
  | { readonly kind: 'form'; readonly itemId: string; readonly checkId?: string; readonly reportId?: string; readonly draft: ReportDraft };

const files = z.array(z.object({ id: z.string(), name: z.string(), mimeType: z.string(), size: z.number().optional(), url: z.string(), permalink: z.string().optional() }) satisfies z.ZodType<InboundFile>);

const sharedSchema = z.object({ conversation: z.string(), message: z.string(), isPrivate: z.boolean(), author: z.string(), at: z.string(), text: z.string(), files, permalink: z.string().optional() }) satisfies z.ZodType<SharedMessage>;

const draftSchema = z.object({
  status: z.enum(STATUSES).optional(),
  note: z.string(),
  readings: z.record(z.string(), z.string()),
  blockers: z.string(),
  needs: z.string(),
  link: z.string(),
  files,
}) satisfies z.ZodType<ReportDraft>;

/** The shape of what waits for an answer, as it is read back from where it was kept. */
export const clarificationContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('which-item'),
    words: z.string(),
    files,
    message: z.string(),
    thread: messageRefSchema.optional(),
    at: z.string(),
    itemIds: z.array(z.string()),
    intro: z.string().optional(),
    withdrawn: z.enum(['deleted', 'edited']).optional(),
  }),
  z.object({ kind: z.literal('share'), source: sharedSchema }),
  z.object({ kind: z.literal('form'), itemId: z.string(), checkId: z.string().optional(), reportId: z.string().optional(), draft: draftSchema }),
]) satisfies z.ZodType<ClarificationContent>;

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

/**
 * What the bot asked a person and waits to hear.
 * Whatever reads throws AppError `stored-data-unreadable` where what was kept makes no sense.
 */
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
