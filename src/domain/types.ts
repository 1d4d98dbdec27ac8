/** The words of the product, as types. One word for one thing, everywhere. */

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const STATUSES = ['on-track', 'at-risk', 'off-track', 'done', 'not-started'] as const;
/** What an owner can say of an item. */
export type Status = (typeof STATUSES)[number];
/** What is known of an item: `unknown` when nothing recent supports a status. */
export type ItemStatus = Status | 'unknown';

export const ITEM_KINDS = ['area', 'goal', 'objective', 'action'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const LEVELS = ['district', 'school', 'practitioner'] as const;
export type Level = (typeof LEVELS)[number];

export const DIRECTIONS = ['up', 'down', 'maintain'] as const;
/** Which way a measure should move. */
export type Direction = (typeof DIRECTIONS)[number];

export const HORIZONS = ['year-end', 'six-months', 'three-months', 'tomorrow'] as const;
export type Horizon = (typeof HORIZONS)[number];

export const CLOSED_DAY_KINDS = ['break', 'holiday', 'staff-only'] as const;
export type ClosedDayKind = (typeof CLOSED_DAY_KINDS)[number];

export const ROLES = ['steward', 'leader', 'member'] as const;
/** Organization-wide roles; being an item's owner or deputy is a fact of the item. */
export type Role = (typeof ROLES)[number];

export const CHECK_STATES = ['due', 'asked', 'answered', 'lapsed', 'excused'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const PLAN_STATES = ['draft', 'running', 'paused'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const EVIDENCE_KINDS = ['text', 'link', 'file', 'message', 'reading'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const PLATFORMS = ['sandbox', 'slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A calendar date without a time, `YYYY-MM-DD`. */
export type PlainDateText = string;
/** A wall-clock time, `HH:MM`, 24 hours. */
export type ClockTime = string;
/** An IANA time zone name, such as `America/Chicago`. */
export type ZoneId = string;
