/**
 * The part of node-postgres (`pg`) that the job queue uses. A real `pg.Pool` fits these shapes,
 * and so does the embedded database's pool (`pglite-pool.ts`).
 */
export interface PgResult<R> {
  readonly rows: R[];
  /** Rows returned or changed; null where the statement counts none. */
  readonly rowCount: number | null;
}

export interface PgNotification {
  readonly channel: string;
  readonly payload?: string;
  readonly processId?: number;
}

interface PgQueryable {
  // The row's shape is the caller's word, as in `pg`: only the caller knows what the statement selects.
  query<R = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<PgResult<R>>;
}

/** One session, checked out: `BEGIN` and `LISTEN` belong to it until `release`. */
export interface PgClientLike extends PgQueryable {
  on(event: 'notification', listener: (message: PgNotification) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  removeListener(event: 'notification', listener: (message: PgNotification) => void): this;
  removeAllListeners(event?: string): this;
  /** Gives the session back. `destroy`: it may not be used again. */
  release(destroy?: boolean): void;
}

export interface PgPoolLike extends PgQueryable {
  connect(): Promise<PgClientLike>;
  /** Refuses further queries. Does not close an embedded database: whoever opened that closes it. */
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'connect', listener: (client: PgClientLike) => void): this;
  removeAllListeners(event?: string): this;
}

/** The schema the job queue keeps its tables in. */
const QUEUE_SCHEMA = 'bullmq';

/** The queue names its tables without a schema; ours are always written with theirs (`public`). */
export const QUEUE_SEARCH_PATH = `${QUEUE_SCHEMA}, public`;
