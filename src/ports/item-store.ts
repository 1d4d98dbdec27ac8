import type { ClockTime, PlainDateText } from '../domain/types.js';

/** A cadence as a command sets it. */
export interface NewItemCadence {
  /** As `printRule` writes it; `NONE` ends the checks of the item. */
  readonly rule: string;
  readonly at: ClockTime;
  readonly startsOn: PlainDateText;
  /** As somebody said it. */
  readonly words: string;
  /** The cadence it takes the place of, the item's own or an inherited one: what is asked for and a fixed zone are kept. */
  readonly replaces?: string;
}

/** Changes to single items that people make by command; a plan file changes many at once. */
export interface ItemStore {
  setOwner(organizationId: string, itemId: string, personId: string): Promise<void>;
  /** Gives the item a cadence of its own, or changes it. */
  setCadence(organizationId: string, itemId: string, cadence: NewItemCadence): Promise<void>;
  /** Notes since when a milestone is reached; without a date, that it is not. */
  setMilestone(organizationId: string, itemId: string, key: string, reachedOn: PlainDateText | undefined): Promise<void>;
}
