import type { z } from 'zod';

/** A kind of job: its name and the schema of its data. Jobs carry ids, never people's words. */
export interface JobDefinition<T extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: T;
  /** How often it is tried in all before it counts as failed. */
  readonly attempts: number;
  /** The first wait before trying again, in milliseconds; doubles each time. */
  readonly backoffMs: number;
  /** 1 is first, higher is later. */
  readonly priority: number;
}

export interface AddOptions {
  /** Milliseconds; for operational waits only: no domain time lives in a queue delay. */
  readonly delayMs?: number;
  /** Jobs waiting under the same key count as one. */
  readonly dedupeKey?: string;
  /** In place of its definition's. */
  readonly priority?: number;
}

export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  readonly attempts: number;
  /** The last error's code or class: never people's words. */
  readonly reason: string;
}

export type JobHandler = (data: unknown, job: { readonly id: string; readonly attempt: number }) => Promise<void>;

export interface Worker {
  /** Stops taking jobs and waits for those in hand, at most `deadlineMs`. Says whether all finished. */
  drain(deadlineMs: number): Promise<boolean>;
}

export interface Queue {
  add<T extends z.ZodType>(definition: JobDefinition<T>, data: z.input<T>, options?: AddOptions): Promise<void>;
  addMany<T extends z.ZodType>(definition: JobDefinition<T>, rows: readonly { data: z.input<T>; options?: AddOptions }[]): Promise<void>;
  /** Starts working. Data that does not fit its definition fails at once, without a retry. */
  work(handlers: Readonly<Record<string, JobHandler>>, options: { readonly concurrency: number }): Promise<Worker>;
  /** Jobs waiting, delayed or being worked on. */
  pending(): Promise<number>;
  /** Jobs by state, those that failed among them. */
  depth(): Promise<Readonly<Record<'waiting' | 'prioritized' | 'delayed' | 'active' | 'failed', number>>>;
  failed(limit: number): Promise<readonly FailedJob[]>;
  /** Whether the engine answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
