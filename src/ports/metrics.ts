import type { Platform } from '../domain/types.js';
import type { DeliveryKind } from './delivery-store.js';

/** How something ended: `done`, or the code of what went wrong, short and of a small set. */
export type Outcome = string;

/** Counts and times what the process does. Durations are seconds. Never given ids or words: every label has few values. */
export interface Metrics {
  /** Something a person did came in; the time until it was stored, which is when the platform is told. */
  inbound(platform: Platform, outcome: Outcome, seconds: number): void;
  /** It was worked through; the time since it was stored. */
  answered(platform: Platform, type: string, seconds: number): void;
  sent(platform: Platform, kind: DeliveryKind): void;
  /** A call of a chat platform ended. */
  called(platform: Platform, call: string, outcome: Outcome, seconds: number): void;
  /** A platform answered that it is called too often (HTTP 429). */
  rateLimited(platform: Platform): void;
  swept(outcome: Outcome, seconds: number): void;
  /** Something was logged that may want looking after; events are a fixed set of names. */
  logged(level: 'warn' | 'error', event: string): void;
}

/** Runs work as a span of a trace, within whatever span is open. Attributes are ids, counts and codes, never words. */
export type Trace = <T>(name: string, attributes: Readonly<Record<string, string | number | undefined>>, work: () => Promise<T>) => Promise<T>;
