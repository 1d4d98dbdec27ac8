import type { Platform } from '../../domain/types.js';
import type { Chat, Clock, Inbound, InboxEvent, Logger, Member, Store, WorkRequests, Workspace } from '../../ports.js';

export type InboundOf<T extends Inbound['type']> = Extract<Inbound, { readonly type: T }>;

/** What answering people needs. */
export interface AnsweringDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** The real time, for leases; it is never moved. */
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly work: WorkRequests;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
  /** The organization that a workspace belongs to; undefined for a workspace nobody has set up. */
  readonly organizationOf: (platform: Platform, workspace: string) => Promise<string | undefined>;
  /** Answers `/plan …`; a button that runs a command or turns a page arrives as that button. At least once. */
  readonly onCommand: (inbound: InboundOf<'command'> | InboundOf<'action'>, member: Member) => Promise<void>;
  /**
   * Called with the open transaction after reports on these items were filed, changed or taken back: notes what is to
   * be looked at again, such as digests. `work.refreshDigests` is called once the transaction is kept.
   */
  readonly onReportChanged: (store: Store, organizationId: string, itemIds: readonly string[]) => Promise<void>;
  /** Told of an event that was worked through, so many milliseconds after it was stored; does not throw. */
  readonly onAnswered?: ((event: InboxEvent, ms: number) => void) | undefined;
  /** Called after files were filed, once that is kept; does not throw. */
  readonly onFilesFiled?: (() => Promise<void>) | undefined;
}
