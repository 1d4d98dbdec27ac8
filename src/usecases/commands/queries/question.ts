import type { Temporal } from 'temporal-polyfill';
import type { ParsedCommand } from '../../../domain/command/command.js';
import type { PlanOverview } from '../../../domain/overview.js';
import type { PlainDateText } from '../../../domain/types.js';
import type { Member, Store, Workspace } from '../../../ports.js';
import type { CommandText } from '../../../text/commands/index.js';

/** A question with all it may be answered from: nothing that is hidden from those who will read the answer is in here. */
export interface Question {
  readonly member: Member;
  readonly asked: ParsedCommand;
  /** The plan as the readers may see it. */
  readonly overview: PlanOverview;
  /** Everyone in the channel reads the answer. */
  readonly isPublic: boolean;
  readonly now: Temporal.Instant;
  /** The asker's date. */
  readonly today: PlainDateText;
  readonly text: CommandText;
}

/** Where a question is asked: the store, and the workspace whose user ids its words may hold. */
export interface Asking {
  readonly store: Store;
  readonly organizationId: string;
  readonly workspace: Workspace;
}
