import type { Translations } from './overview.js';
import type { SharedDocument } from './shared-document.js';
import type { ClockTime, Direction, Horizon, ItemKind, Language, Level, PlainDateText, ZoneId } from './types.js';

export * from './shared-document.js';

/**
 * A whole plan as data: complete, normalized and free of ids, so that two documents that say the same are equal.
 * Things refer to each other by their stable names: people by email (lower case), units and competencies by
 * key, items by code. What is not known is left out, never null. Keyed lists are sorted where order means nothing
 * (units by key, people by email, items in natural order of code) and keep their order where a reader sees it.
 *
 * `Translations` hold further languages by field name; a list (such as `weWill`) is one line an entry.
 */
export interface PlanDocument extends SharedDocument {
  readonly plan: DocumentPlan;
  readonly sections: readonly DocumentSection[];
  readonly competencies: readonly DocumentCompetency[];
  readonly fundingPriorities: readonly DocumentFundingPriority[];
  readonly budgetLines: readonly DocumentBudgetLine[];
  readonly communityQuestions: readonly DocumentCommunityQuestion[];
  readonly committees: readonly DocumentCommittee[];
  readonly categorySchemes: readonly DocumentCategoryScheme[];
  readonly peerReviews: readonly DocumentPeerReview[];
  readonly workCalendar: readonly DocumentCalendarEntry[];
  readonly needs: readonly DocumentNeed[];
  readonly items: readonly DocumentItem[];
}

export interface DocumentPlan {
  readonly code: string;
  readonly title: string;
  /** The language the plan is written in. */
  readonly language: Language;
  readonly unit?: string;
  readonly motto?: string;
  readonly mission?: string;
  readonly vision?: string;
  /** Where the plan can be read. */
  readonly website?: string;
  readonly startsOn?: PlainDateText;
  readonly endsOn?: PlainDateText;
  readonly dateDeveloped?: PlainDateText;
  /** Email. */
  readonly recorder?: string;
  readonly participants: readonly DocumentParticipant[];
  readonly staleAfterDays: number;
  readonly cadence?: DocumentCadence | 'none';
  readonly translations: Translations;
}

export interface DocumentParticipant {
  readonly name: string;
  readonly capacity?: string;
  /** Email, where the participant is one of the people. */
  readonly person?: string;
}

export const SECTION_KINDS = ['value', 'narrative', 'term', 'factor', 'end-in-mind', 'difference', 'know-and-do'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export const AUDIENCES = ['students-and-families', 'teachers', 'schools'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface DocumentSection {
  readonly kind: SectionKind;
  readonly key: string;
  readonly audience?: Audience;
  readonly title?: string;
  readonly body: string;
  readonly translations: Translations;
}

export interface DocumentCompetency {
  readonly key: string;
  readonly title: string;
  readonly indicators: readonly string[];
  readonly translations: Translations;
}

export interface DocumentFundingPriority {
  readonly key: string;
  readonly title: string;
  readonly fundingSource?: string;
  readonly translations: Translations;
}

export interface DocumentBudgetLine {
  readonly key: string;
  readonly title: string;
  readonly item?: string;
  readonly fundingSource: string;
  /** ISO 4217. */
  readonly currency: string;
  /** At most two decimals. */
  readonly amount: number;
  readonly spent: number;
  readonly period?: string;
  readonly translations: Translations;
}

export interface DocumentCommunityQuestion {
  readonly key: string;
  readonly question: string;
  readonly url?: string;
  readonly opensOn?: PlainDateText;
  readonly closesOn?: PlainDateText;
  readonly translations: Translations;
}

export interface DocumentCommittee {
  readonly key: string;
  readonly title: string;
  readonly item?: string;
  readonly translations: Translations;
}

export interface DocumentCategoryScheme {
  readonly key: string;
  readonly title: string;
  /** Best first. */
  readonly categories: readonly string[];
  readonly criteria: readonly { readonly key: string; readonly title: string }[];
  readonly translations: Translations;
}

/** One school looking at another's work; known by who, whom and on what. */
export interface DocumentPeerReview {
  readonly reviewer: string;
  readonly reviewed: string;
  readonly focus: string;
  readonly item?: string;
  readonly on?: PlainDateText;
  readonly findings?: string;
}

/** What happens in a month or on some days of the plan's work, and who does it; both days belong to it. */
export interface DocumentCalendarEntry {
  readonly key: string;
  readonly startsOn: PlainDateText;
  readonly endsOn: PlainDateText;
  readonly what: string;
  /** The item it belongs to; none: the plan as a whole. */
  readonly item?: string;
  /** Email. */
  readonly person?: string;
  /** Who else takes part, in words. */
  readonly others?: string;
  readonly translations: Translations;
}

export interface DocumentNeed {
  readonly key: string;
  readonly what: string;
  readonly item?: string;
  readonly whereToGet?: string;
  readonly whomToAsk?: string;
  readonly translations: Translations;
}

export interface DocumentItem {
  readonly code: string;
  readonly kind: ItemKind;
  readonly parent?: string;
  readonly level?: Level;
  readonly title: string;
  readonly description?: string;
  /** What it sets out to do, where that is said beside its title and description. */
  readonly aim?: string;
  readonly why?: string;
  readonly because?: string;
  readonly weWill: readonly DocumentWeWill[];
  readonly anticipatedImpact?: string;
  readonly successCriteria: readonly { readonly text: string; readonly translations: Translations }[];
  /** The unit it belongs to, where that is not the plan's. */
  readonly unit?: string;
  /** Further units it concerns. */
  readonly units: readonly string[];
  /** Email. None: the item is not asked yet. */
  readonly owner?: string;
  readonly deputies: readonly string[];
  readonly isPrivate: boolean;
  /** Who may see a private item beside its owner and deputies. */
  readonly viewers: { readonly people: readonly string[]; readonly units: readonly string[] };
  readonly competencies: readonly string[];
  readonly measures: readonly DocumentMeasure[];
  readonly milestones: readonly DocumentMilestone[];
  readonly cadence?: DocumentCadence | 'none';
  readonly translations: Translations;
}

/** One thing that will be done, and by whom where that is said: a person, or initials that stand for nobody of the people. */
export interface DocumentWeWill {
  readonly text: string;
  /** Email. */
  readonly person?: string;
  readonly initials?: string;
}

export interface DocumentMeasure {
  readonly key: string;
  readonly name: string;
  /** The instrument, such as a climate survey. */
  readonly source?: string;
  /** `%`, `count`, a currency, or what is counted. */
  readonly unit: string;
  readonly baseline?: number;
  readonly baselineOn?: PlainDateText;
  readonly target?: number;
  readonly targetOn?: PlainDateText;
  readonly direction: Direction;
  readonly studentGroup?: string;
  readonly translations: Translations;
}

export interface DocumentMilestone {
  readonly key: string;
  readonly horizon: Horizon;
  readonly text: string;
  readonly dueOn?: PlainDateText;
  /** Since when the work is there. */
  readonly reachedOn?: PlainDateText;
  readonly translations: Translations;
}

/** The rule that `none` is stored as: checks are off for one item; those under it still inherit from above. */
export const NO_CHECKS = 'NONE';

export interface DocumentCadence {
  /** An RRULE of RFC 5545 or `TERM;OFFSET=n`, in the one form `printRule` writes. */
  readonly rule: string;
  readonly at: ClockTime;
  /** Counting starts here, as DTSTART does. */
  readonly startsOn: PlainDateText;
  /** Fixed; else the owner's. */
  readonly timeZone?: ZoneId;
  /** What the owner is asked for. */
  readonly evidence?: string;
  /** How the plan says it, where not by the bare rule. */
  readonly words?: string;
  readonly translations: Translations;
}
