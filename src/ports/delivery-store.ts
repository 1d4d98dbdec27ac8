import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { messageSchema } from '../domain/message-schema.js';
import type { Destination, MessageRef } from './chat.js';
import type { Workspace } from './people-store.js';
import type { Message } from '../domain/message.js';
import type { PlanState } from '../domain/types.js';

export type DeliveryKind = 'prompt' | 'reminder' | 'digest' | 'playback' | 'answer' | 'question' | 'notice';

/** What goes first where not everything can go at once: 1 is what somebody waits for, 3 what nobody does. */
export type Urgency = 1 | 2 | 3;

export const DELIVERY_URGENCY: Readonly<Record<DeliveryKind, Urgency>> = { answer: 1, playback: 1, question: 1, prompt: 2, reminder: 2, notice: 2, digest: 3 };

/** A delivery that could be worked on now, before anybody takes it: where it goes. */
export interface DueDelivery extends Workspace {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly destination: Destination;
  /** Where it stands, if it is to be brought up to date. */
  readonly conversation?: string;
  /** The line it stands in. */
  readonly line?: string;
  /** Whether anything of its organization stands in a line. */
  readonly someWait: boolean;
}

/** What a delivery shows: rendered when it is sent, from the rows as they are then; or a message as it stands. */
export type DeliveryContent = { readonly kind: 'checks' } | { readonly kind: 'digest'; readonly digestId: string } | { readonly kind: 'report'; readonly reportId: string } | { readonly kind: 'message'; readonly message: Message };

/** The shape of what a delivery shows, as it is read back from where it was kept. */
export const deliveryContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checks') }),
  z.object({ kind: z.literal('digest'), digestId: z.string() }),
  z.object({ kind: z.literal('report'), reportId: z.string() }),
  z.object({ kind: z.literal('message'), message: messageSchema }),
]) satisfies z.ZodType<DeliveryContent>;

export const messageRefSchema = z.object({ conversation: z.string(), message: z.string() }) satisfies z.ZodType<MessageRef>;

export interface NewDelivery extends Workspace {
  /** Unique in the organization: what, to whom, for what. */
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly destination: Destination;
  readonly personId?: string;
  readonly planId?: string;
  readonly digestId?: string;
  readonly thread?: MessageRef;
  readonly content: DeliveryContent;
  readonly checkIds?: readonly string[];
  /** Not sent before this moment; once sent, not updated before it. */
  readonly dueAt: Temporal.Instant;
  /** Why it cannot go out yet; it waits as `parked`. */
  readonly parked?: string;
}

export interface DeliveryRow extends NewDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly state: 'pending' | 'sending' | 'sent' | 'failed' | 'parked' | 'cancelled';
  readonly attempts: number;
  readonly version: number;
  readonly sentVersion: number;
  readonly ref?: MessageRef;
  readonly lastError?: string;
  /** Of its plan, where it belongs to one. */
  readonly planState?: PlanState;
  readonly createdAt: Temporal.Instant;
  /** When the first try began of which nothing has come yet, by the real time. */
  readonly triedAt?: Temporal.Instant;
  readonly sentAt?: Temporal.Instant;
  readonly checkIds: readonly string[];
}

/** A delivery that waits, and its place among those. */
export interface DueRef {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly dueAt: Temporal.Instant;
}

/** The time that what is planned follows, and the real one, which leases and holds follow. */
export interface WorkTime {
  readonly now: Temporal.Instant;
  readonly wallClock: Temporal.Instant;
}

export interface DeliveryStore {
  /** Writes deliveries; one whose key exists stays as it is. Returns the ids of those written. */
  create(organizationId: string, deliveries: readonly NewDelivery[]): Promise<readonly string[]>;
  /**
   * Deliveries to be worked on, the longest due first: due and not sent, or changed since they were sent; leases that ran out
   * count. Those of a workspace that is held wait, and so do those that stand in a line. `after`: goes on after this one.
   */
  due(now: Temporal.Instant, wallClock: Temporal.Instant, limit: number, after?: DueRef): Promise<readonly DueRef[]>;
  /** One as it waits, if it could be claimed now. */
  look(organizationId: string, id: string, at: WorkTime): Promise<DueDelivery | undefined>;
  /** Has it wait in a line, unless somebody has it in hand. */
  standInLine(organizationId: string, id: string, line: string, at: WorkTime): Promise<void>;
  /** In which of these lines something stands that goes before this one, being more urgent or older; undefined in none. */
  behindIn(organizationId: string, id: string, lines: readonly string[], at: WorkTime): Promise<string | undefined>;
  /** The first that stands in a line, and can be worked on. */
  firstInLine(organizationId: string, line: string, at: WorkTime): Promise<DueDelivery | undefined>;
  /** Has the first ones leave a line, the most urgent and longest waiting first. Says whether more stand there, and until when their workspace is held. */
  callFromLine(organizationId: string, line: string, count: number, at: WorkTime): Promise<{ readonly called: readonly string[]; readonly more: boolean; readonly heldUntil?: Temporal.Instant }>;
  /** Every line that something stands in. */
  lines(): Promise<readonly { readonly organizationId: string; readonly line: string }[]>;
  /**
   * Takes one for `leaseMs`, if it is due at `now`, nobody has it and there is something to send; one winner.
   * @throws AppError `stored-data-unreadable` where the row makes no sense; it is taken nevertheless.
   */
  claim(organizationId: string, id: string, lease: WorkTime & { readonly leaseMs: number }): Promise<DeliveryRow | undefined>;
  markSent(organizationId: string, id: string, version: number, ref: MessageRef, at: Temporal.Instant): Promise<void>;
  /** Not sent: `pending` to try again at `dueAt`, else final. A posted message that could not be updated stays `sent`: brought up to date at `dueAt`, or left as it reads. */
  markNotSent(organizationId: string, id: string, outcome: { readonly state: 'pending'; readonly dueAt: Temporal.Instant; /** This try does not count. */ readonly uncounted?: boolean } | { readonly state: 'failed' | 'parked' | 'cancelled' }, error: string): Promise<void>;
  /** Has posted messages rendered again: the prompts of these checks. Returns their delivery ids. */
  touchForChecks(organizationId: string, checkIds: readonly string[]): Promise<readonly string[]>;
  touchForDigest(organizationId: string, digestId: string): Promise<readonly string[]>;
  touchForReport(organizationId: string, reportId: string): Promise<readonly string[]>;
  /** Puts another message in place of the one that the delivery of this key carries, also where it is posted. Returns ids to send again. */
  rewrite(organizationId: string, key: string, message: Message): Promise<readonly string[]>;
  /** Gives a delivery that was not posted to its person at another place. */
  readdress(organizationId: string, id: string, to: Workspace & { readonly user: string }): Promise<void>;
  /** Puts parked deliveries of a person back, once they can be reached. */
  unpark(organizationId: string, personId: string): Promise<readonly string[]>;
  /** Puts back what was parked because a channel took no messages. Returns the delivery ids. */
  resumeChannel(organizationId: string, workspace: Workspace, channel: string): Promise<readonly string[]>;
  /** Which delivery a posted message is. */
  byMessage(organizationId: string, workspace: Workspace, ref: MessageRef): Promise<DeliveryRow | undefined>;
  /** Deliveries that failed or are parked, newest first, for the steward. */
  undelivered(organizationId: string, limit: number): Promise<readonly DeliveryRow[]>;
}
