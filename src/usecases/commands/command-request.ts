import type { Temporal } from 'temporal-polyfill';
import type { IsoWeekday } from '../../domain/command/command.js';
import type { Message } from '../../domain/message.js';
import type { ItemOverview, PlanOverview } from '../../domain/overview.js';
import type { Scope } from '../../domain/plan-tree.js';
import type { ClockTime } from '../../domain/types.js';
import type { ChatProfile, Clock, Conversation, Member, Store, Workspace, WorkRequests } from '../../ports.js';

/** A command as somebody typed or pressed it. */
export interface CommandRequest {
  readonly organizationId: string;
  readonly member: Member;
  /** What follows `/plan`. */
  readonly text: string;
  readonly workspace: Workspace;
  readonly conversation: Conversation;
  /** Asked before everyone in a channel: so answered, where nothing is changed. */
  readonly aloud?: boolean;
  /** What the person did, once: a command that is run again for the same act changes nothing more. */
  readonly key: string;
}

export interface CommandAnswer {
  readonly message: Message;
  /** `public`: everyone in the channel may read it. */
  readonly visibility: 'private' | 'public';
}

/** Words of a `report` command, to be understood and filed as if they had been written in answer to a check. */
export interface WordsToRecord {
  readonly request: CommandRequest;
  /** The plan as the person may see it. */
  readonly overview: PlanOverview;
  readonly item: ItemOverview;
  readonly words: string;
  readonly now: Temporal.Instant;
}

/** Whose digest: the person's own or a channel's; of the whole plan or a part of it. */
export interface SubscriptionRequest {
  readonly organizationId: string;
  readonly member: Member;
  readonly workspace: Workspace;
  readonly planId: string;
  /** The channel is the platform's id. */
  readonly destination: { readonly kind: 'person' } | { readonly kind: 'channel'; readonly channel: string; /** It is asked for from somewhere else, or answered there. */ readonly isElsewhere?: boolean };
  readonly scope?: Scope;
}

/** What the commands about digests call. Each returns the answer to show, in the member's language. */
export interface SubscriptionCommands {
  /** Roles were checked. Weekly, on `weekday` at `at` in the member's zone. */
  subscribe(request: SubscriptionRequest & { readonly weekday: IsoWeekday; readonly at: ClockTime }): Promise<Message>;
  /** Without a scope: every digest of the destination. Others' subscriptions only where `mayEndOthers`. */
  unsubscribe(request: SubscriptionRequest & { readonly mayEndOthers: boolean }): Promise<Message>;
  /** Roles were checked. */
  digestNow(request: SubscriptionRequest): Promise<Message>;
}

/** What answering commands needs. */
export interface CommandDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly work: Pick<WorkRequests, 'deliver'>;
  /** Files the words and plays back what was understood. Call at least once for an act: `request.key` tells. */
  readonly recordWords: (words: WordsToRecord) => Promise<Message>;
  readonly subscriptions: SubscriptionCommands;
  /** What the platform says of one of its users; undefined where it says nothing. Rejects as the chat does. */
  readonly profileOf: (workspace: Workspace, user: string) => Promise<ChatProfile | undefined>;
  /** Works out anew who is asked when, in the transaction given. */
  readonly reschedule: (store: Store, organizationId: string, now: Temporal.Instant) => Promise<void>;
}
