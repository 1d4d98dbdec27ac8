import type { Temporal } from 'temporal-polyfill';

/** The only source of the time. In the sandbox it can be moved forward. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Structured logs. Never pass secrets or people's words: ids, counts and codes only. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
