import type { Direction, Language, PlainDateText, Status } from '../types.js';

/** One measure of the item, as far as it helps to tell which number is its value. */
export interface MeasureContext {
  readonly key: string;
  /** The plan's own name for it, in any language: its words are what a number is recognised by. */
  readonly name: string;
  /** `%`, `USD`, `count`, `ratio`, `students`, … */
  readonly unit: string;
  readonly baseline?: number | null;
  readonly target?: number | null;
  readonly direction: Direction;
}

/** What the reply answers: one item of the plan. */
export interface ItemContext {
  readonly code: string;
  readonly title: string;
  readonly measures: readonly MeasureContext[];
  /** Codes of the plan's other items: words about those are not words about this one. */
  readonly otherCodes: readonly string[];
  /** The person's language, used where the words themselves do not tell. */
  readonly language?: Language;
  /** The day the reply was written, in the owner's zone: tells which of two months is the later. */
  readonly today: PlainDateText;
}

/** What sort of message it is. Only a `report` is filed; the others are answered. */
export type ReplyKind = 'report' | 'greeting' | 'thanks' | 'acknowledgement' | 'question' | 'small-talk';

/** A number that is the current value of one of the item's measures. */
export interface UnderstoodReading {
  /** The measure's key. */
  readonly measure: string;
  /** In the measure's own unit: percent as 0–100, money as whole units. */
  readonly value: number;
  readonly excerpt: string;
}

/** The words of a message that speak of one item. */
export interface ItemSegment {
  readonly code: string;
  readonly words: string;
}

/**
 * What was understood. Every text in it is an excerpt: it occurs, letter for letter, in
 * `cleanWords(words)`.
 */
export interface Understanding {
  readonly language: Language;
  readonly kind: ReplyKind;
  /** `kind` is `report`: progress information to be filed. */
  readonly isReport: boolean;
  /** null where the words fit no single status: then the owner is asked by buttons. */
  readonly status: Status | null;
  /** The words that settled the status. */
  readonly statusEvidence?: string;
  readonly readings: readonly UnderstoodReading[];
  readonly links: readonly string[];
  readonly blockers: readonly string[];
  readonly needs: readonly string[];
  /** Codes of other items that the words name. */
  readonly mentions: readonly string[];
  /** The message cut up by item, where it names any: see `segmentByItem`. */
  readonly segments: readonly ItemSegment[];
}
