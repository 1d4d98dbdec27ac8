import type { Temporal } from 'temporal-polyfill';
import type { OpenMilestone } from '../domain/attention.js';
import type { Translations } from '../domain/overview.js';
import type { Horizon, PlainDateText } from '../domain/types.js';

/** A text of the plan with its translations, by field name. */
export interface TranslatedText {
  readonly text: string;
  readonly translations: Translations;
}

/** What the plan says of an item, beyond what stands in the overview. */
export interface ItemDetails {
  readonly description?: string;
  readonly why?: string;
  readonly because?: string;
  readonly weWill: readonly string[];
  readonly anticipatedImpact?: string;
  /** Of the texts above, by field; `weWill` and others that are lists stay as written. */
  readonly translations: Translations;
  readonly successCriteria: readonly TranslatedText[];
  readonly milestones: readonly { readonly horizon: Horizon; readonly text: string; readonly translations: Translations; readonly dueOn?: PlainDateText; readonly isReached: boolean }[];
  readonly competencies: readonly TranslatedText[];
}

/** A change somebody made to an item by command. */
export type ItemChange = { readonly at: Temporal.Instant; readonly actorId?: string } & (
  | { readonly kind: 'owner'; readonly fromId?: string; readonly toId: string }
  | { readonly kind: 'cadence'; readonly words: string }
);

/** What commands answer beside the overview. Ask only for items the asker may see. */
export interface QueryStore {
  itemDetails(organizationId: string, itemId: string): Promise<ItemDetails | undefined>;
  /** Milestones of a plan that are not reached, in the order of items; retired items and milestones are left out. */
  openMilestones(organizationId: string, planId: string): Promise<readonly OpenMilestone[]>;
  /** Changes of owner and cadence, newest first. */
  itemChanges(organizationId: string, itemId: string, limit: number): Promise<readonly ItemChange[]>;
}
