import type { BacklogStore } from './backlog-store.js';
import type { CalendarStore } from './calendar-store.js';
import type { CheckStore } from './check-store.js';
import type { ConversationStore } from './conversation-store.js';
import type { CopyStore } from './copy-store.js';
import type { DeliveryStore } from './delivery-store.js';
import type { DigestStore } from './digest-store.js';
import type { InboxStore } from './inbox-store.js';
import type { ItemStore } from './item-store.js';
import type { OverviewStore } from './overview-store.js';
import type { PeopleStore } from './people-store.js';
import type { PlanStore } from './plan-store.js';
import type { QueryStore } from './query-store.js';
import type { ReferenceStore } from './reference-store.js';
import type { ReportStore } from './report-store.js';
import type { WorkspaceStore } from './workspace-store.js';
import type { UpkeepStore } from './upkeep-store.js';

/**
 * The truth: one small interface a topic. Every method takes the organization it works in, or is
 * one of the few that serve the whole deployment (named `…Due`).
 */
export interface Store {
  readonly plans: PlanStore;
  readonly overview: OverviewStore;
  readonly queries: QueryStore;
  readonly items: ItemStore;
  readonly people: PeopleStore;
  readonly workspaces: WorkspaceStore;
  readonly references: ReferenceStore;
  readonly calendars: CalendarStore;
  readonly checks: CheckStore;
  readonly deliveries: DeliveryStore;
  readonly inbox: InboxStore;
  readonly reports: ReportStore;
  readonly copies: CopyStore;
  readonly conversations: ConversationStore;
  readonly digests: DigestStore;
  readonly upkeep: UpkeepStore;
  readonly backlog: BacklogStore;
  /** All or nothing. Never add a job or call a chat platform inside. Nested calls join the outer one. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}
