import type { Temporal } from 'temporal-polyfill';
import type { CheckState, Direction, Horizon, ItemKind, ItemStatus, Language, Level, PlainDateText, PlanState, Status, ZoneId } from './types.js';

/** Texts of a row in further languages: `{ es: { title: '…' } }`. */
export type Translations = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** A plan as it stands at one moment: all that questions, prompts and digests are answered from. */
export interface PlanOverview {
  readonly organization: { readonly id: string; readonly key: string; readonly name: string; readonly timeZone: ZoneId; readonly language: Language };
  readonly plan: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly language: Language;
    readonly state: PlanState;
    readonly staleAfterDays: number;
    readonly unitId?: string;
    readonly translations: Translations;
  };
  readonly units: readonly UnitInfo[];
  readonly people: ReadonlyMap<string, PersonInfo>;
  /** In natural order of code; retired items are not here. */
  readonly items: readonly ItemOverview[];
}

export interface UnitInfo {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parentId?: string;
  readonly timeZone?: ZoneId;
}

export interface PersonInfo {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language?: Language;
  readonly timeZone?: ZoneId;
  readonly unitId?: string;
  readonly active: boolean;
}

export interface ItemOverview {
  readonly id: string;
  readonly code: string;
  readonly kind: ItemKind;
  readonly level?: Level;
  readonly parentId?: string;
  readonly title: string;
  readonly translations: Translations;
  /** The units it concerns: its own and further ones. */
  readonly unitIds: readonly string[];
  readonly ownerId?: string;
  readonly deputyIds: readonly string[];
  readonly isPrivate: boolean;
  readonly viewerPersonIds: readonly string[];
  readonly viewerUnitIds: readonly string[];
  readonly measures: readonly MeasureOverview[];
  /** The first of its milestones that is not reached. */
  readonly nextMilestone?: MilestoneOverview;
  /** The latest report that names a status. */
  readonly statusReport?: ReportSummary;
  /** The latest report of all, with or without a status. */
  readonly lastReport?: ReportSummary;
  /** Reports since the moment asked for, oldest first; empty when no moment was asked for. */
  readonly reportsSince: readonly ReportSummary[];
  /** The status report that stood at the moment asked for. */
  readonly statusReportBefore?: ReportSummary;
  /** What stands in the way, by the latest report that has a status. */
  readonly blockers: readonly string[];
  readonly needs: readonly { readonly id: string; readonly what: string; readonly whereToGet?: string; readonly whomToAsk?: string }[];
  /** The check that waits for an answer. */
  readonly openCheck?: CheckSummary;
  /** The latest check that lapsed, or whose answer is missing, since the last report. */
  readonly lastLapsed?: CheckSummary;
  /** When its owner is asked next. Present exactly when the item is asked. */
  readonly next?: { readonly on?: string; readonly at?: Temporal.Instant; readonly personId: string; readonly timeZone: ZoneId; readonly evidence?: string; readonly evidenceTranslations: Translations };
}

export interface MeasureOverview {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly source?: string;
  readonly translations: Translations;
  readonly baseline?: number;
  readonly target?: number;
  readonly targetOn?: string;
  readonly direction: Direction;
  /** `reportId`: the report it came with, if any. */
  readonly last?: { readonly value: number; readonly on: string; readonly reportId?: string };
  readonly previous?: { readonly value: number; readonly on: string };
}

/** Where the work must be by a horizon. */
export interface MilestoneOverview {
  readonly horizon: Horizon;
  readonly text: string;
  readonly translations: Translations;
  readonly dueOn?: PlainDateText;
}

export interface ReportSummary {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly status?: Status;
  readonly note: string;
  readonly late: boolean;
  readonly evidenceCount: number;
}

export interface CheckSummary {
  readonly id: string;
  readonly state: CheckState;
  readonly occurrenceOn: string;
  readonly dueAt: Temporal.Instant;
  readonly askedAt?: Temporal.Instant;
  readonly closedAt?: Temporal.Instant;
  readonly personId: string;
}

const DAY_MS = 86_400_000;

/**
 * What is known of an item at `now`: its latest status, or `unknown` when that is older than the
 * plan's `staleAfterDays`. `done` does not go stale.
 */
export function itemStatus(
  report: ReportSummary | undefined,
  staleAfterDays: number,
  now: Temporal.Instant,
): ItemStatus {
  if (!report?.status) return 'unknown';
  if (report.status === 'done') return 'done';
  const ageMs = now.epochMilliseconds - report.at.epochMilliseconds;
  return ageMs > staleAfterDays * DAY_MS ? 'unknown' : report.status;
}
