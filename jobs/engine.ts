import type { BackoffStrategy, JobsOptions, Processor } from 'bullmq';

/** What the queue uses of a BullMQ `Queue`, whatever it runs on. */
export interface EngineQueue {
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  getJobCounts(...types: ('waiting' | 'prioritized' | 'delayed' | 'active' | 'failed')[]): Promise<Record<string, number>>;
  getFailed(start: number, end: number): Promise<EngineJob[]>;
}

/** A finished job as BullMQ hands it back. */
export interface EngineJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  readonly attemptsMade: number;
  readonly failedReason: string;
}

/** What the queue uses of a BullMQ `Worker`. */
export interface EngineWorker {
  pause(doNotWaitActive: boolean): Promise<void>;
  close(force: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
  on(event: 'failed', listener: (job: EngineJob | undefined, error: Error) => void): unknown;
}

export interface EngineWorkerOptions {
  readonly concurrency: number;
  readonly backoffStrategy: BackoffStrategy;
}

/** BullMQ, opened on one of the places it can run. */
export interface Engine {
  readonly queue: EngineQueue;
  /** Rejects within about two seconds when the engine cannot take a job now. */
  ready(): Promise<void>;
  /** As `ready`, for whoever gives it a job at once and learns from that whether it takes it. */
  connected(): Promise<void>;
  /** `release` gives back what the worker held of the engine; call it last, whether or not it closed in time. */
  startWorker(processor: Processor, options: EngineWorkerOptions): { readonly worker: EngineWorker; release(): void };
  /** Call it when every worker is released. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** The queue's name: several deployments may share one server. */
  readonly name: string;
  readonly lockMs: number;
  /** Leaves the tables as they are. */
  readonly asItIs: boolean;
  readonly onError: (error: unknown) => void;
  /** The engine went away, or came back. */
  readonly onConnection: (state: 'lost' | 'back') => void;
}

/** Settings of every BullMQ queue: events are nobody's source here, so few are kept. */
export const QUEUE_SETTINGS = { streams: { events: { maxLen: 100 } } };

/** BullMQ's own words for a job that lost its worker too often. */
const STALLED = /^job stalled/;

/** The code kept for a failed job: its error's, or `stalled`. */
export function failureCode(failedReason: string): string {
  return STALLED.test(failedReason) ? 'stalled' : failedReason;
}

/** How often a job may lose its worker (a crash, a kill) before it counts as failed. */
const MAX_STALLS = 3;

/**
 * Settings of every BullMQ worker. A worker renews the locks of its jobs every `lockMs / 2`; a job whose lock has lapsed
 * is given to another after two checks, so within about twice `lockMs`.
 */
export function workerSettings(lockMs: number, { concurrency, backoffStrategy }: EngineWorkerOptions) {
  return {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: Math.ceil(lockMs / 2),
    maxStalledCount: MAX_STALLS,
    runRetryDelay: 2000,
    settings: { backoffStrategy },
  };
}
