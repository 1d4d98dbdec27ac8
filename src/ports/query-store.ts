import type { Temporal } from 'temporal-polyfill';
import type { OpenMilestone } from '../domain/attention.js';
import type { MilestoneOverview, Translations } from '../domain/overview.js';
import type { Horizon, PlainDateText } from '../domain/types.js';

/** A text of the plan with its translations, by field name. */
export interface TranslatedText {
  readonly text: string;
  readonly translations: Translations;
}

/** An entry of the plan's own calendar. */
export interface CalendarEntry {
  readonly startsOn: PlainDateText;
  readonly endsOn: PlainDateText;
  readonly what: string;
  readonly itemId?: string;
  /** Their name. */
  readonly person?: string;
  readonly others?: string;
  readonly translations: Translations;
}

/** A milestone of an item; `reachedOn` is there once the work is. */
export interface ItemMilestone extends MilestoneOverview {
  /** Its own within the item. */
  readonly key: string;
  readonly reachedOn?: PlainDateText;
}

/** What the plan says of an item, beyond what stands in the overview. */
export interface ItemDetails {
  readonly description?: string;
  readonly why?: string;
  readonly because?: string;
  readonly aim?: string;
  readonly weWill: readonly { readonly text: string; readonly personId?: string; readonly initials?: string }[];
  readonly anticipatedImpact?: string;
  /** Of the texts above, by field; `weWill` and others that are lists stay as written. */
  readonly translations: Translations;
  readonly successCriteria: readonly TranslatedText[];
  readonly milestones: readonly ItemMilestone[];
  readonly competencies: readonly TranslatedText[];
}

/** How a measure went: its values, one a date, oldest first. */
export interface MeasureTrend {
  readonly measureId: string;
  readonly values: readonly { readonly value: number; readonly on: PlainDateText }[];
}

/** A change somebody made to an item by command. */
export type ItemChange = { readonly at: Temporal.Instant; readonly actorId?: string } & (
  | { readonly kind: 'owner'; readonly fromId?: string; readonly toId: string }
  | { readonly kind: 'cadence'; readonly words: string }
  | { readonly kind: 'milestone'; readonly horizon: Horizon; readonly isReached: boolean }
);

/** What commands answer beside the overview. Ask only for items the asker may see. */
export interface QueryStore {
  itemDetails(organizationId: string, itemId: string): Promise<ItemDetails | undefined>;
  /** The last `limit` values of each of an item's measures, those taken back left out; of measures without any there is no entry. */
  trends(organizationId: string, itemId: string, limit: number): Promise<readonly MeasureTrend[]>;
  /** Milestones of a plan that are not reached, in the order of items; retired items and milestones are left out. */
  openMilestones(organizationId: string, planId: string): Promise<readonly OpenMilestone[]>;
  /** Entries of the plan's calendar that touch the days from `from` to `to`, in order of date. Drop those of items the asker may not see. */
  calendarEntries(organizationId: string, planId: string, from: PlainDateText, to: PlainDateText): Promise<readonly CalendarEntry[]>;
  /** Changes of owner, cadence and milestones, newest first. */
  itemChanges(organizationId: string, itemId: string, limit: number): Promise<readonly ItemChange[]>;
}
