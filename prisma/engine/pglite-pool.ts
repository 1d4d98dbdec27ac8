import { EventEmitter } from 'node:events';
import { messages, type PGlite, type Results, type Transaction } from '@electric-sql/pglite';
import pg from 'pg';
import type { PgClientLike, PgPoolLike, PgResult } from './pg-like.js';
import { QUEUE_SEARCH_PATH } from './pg-like.js';
import { beginTransaction, type HeldTransaction } from './pglite-transaction.js';
import { readStatement } from './session-statement.js';

type Parsers = Record<number, (text: string) => unknown>;
type Executor = Pick<Transaction, 'query' | 'exec'>;

/**
 * The embedded database in the shape of a `pg.Pool`, for the job queue's PostgreSQL backend.
 *
 * PGlite has one session, shared with Prisma: a client that issues BEGIN holds it alone until COMMIT,
 * ROLLBACK or release, and everyone else waits. Awaiting the pool, or Prisma, inside such a transaction
 * therefore waits for itself. Values and parameters follow `pg`: a `bigint` comes back as text.
 */
export function pglitePool(db: PGlite): PgPoolLike {
  return new PglitePool(db);
}

class PglitePool extends EventEmitter implements PgPoolLike {
  /** Read by the queue: a session inside this process never drops without notice. */
  readonly options = { keepAlive: true };
  readonly #db: PGlite;
  readonly #clients = new Set<PgliteClient>();
  #session: Promise<Parsers> | undefined;
  #ended = false;

  constructor(db: PGlite) {
    super();
    this.#db = db;
  }

  async query<R>(text: string, params?: readonly unknown[]): Promise<PgResult<R>> {
    return execute<R>(this.#db, await this.#ready(), text, params);
  }

  async connect(): Promise<PgClientLike> {
    const parsers = await this.#ready();
    const client = new PgliteClient(this.#db, parsers, () => this.#clients.delete(client));
    this.#clients.add(client);
    this.emit('connect', client);
    return client;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#clients].map((client) => client.leave()));
  }

  #ready(): Promise<Parsers> {
    // The queue knows this sentence and takes it for an ordinary shutdown.
    if (this.#ended) return Promise.reject(new Error('Cannot use a pool after calling end on the pool'));
    this.#session ??= prepareSession(this.#db);
    return this.#session;
  }
}

class PgliteClient extends EventEmitter implements PgClientLike {
  readonly #db: PGlite;
  readonly #parsers: Parsers;
  readonly #released: () => void;
  readonly #channels = new Set<string>();
  #stopListening: (() => void) | undefined;
  #transaction: HeldTransaction | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #left: Promise<void> | undefined;

  constructor(db: PGlite, parsers: Parsers, released: () => void) {
    super();
    this.#db = db;
    this.#parsers = parsers;
    this.#released = released;
  }

  /** Statements of one client run one after the other, in the order they were given, as on a connection. */
  query<R>(text: string, params?: readonly unknown[]): Promise<PgResult<R>> {
    if (this.#left) return Promise.reject(new Error('Cannot use a client after it was released to the pool'));
    return this.#inTurn(() => this.#run<R>(text, params));
  }

  release(): void {
    if (this.#left) throw new Error('Release called on client which has already been released to the pool.');
    // A database that is closing meanwhile has ended the session by itself.
    this.leave().catch(() => undefined);
  }

  /** Ends what the session still holds: its transaction, its subscriptions. */
  leave(): Promise<void> {
    this.#left ??= this.#inTurn(async () => {
      this.#released();
      this.#unlisten();
      await this.#end('rollback');
    });
    return this.#left;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #run<R>(text: string, params?: readonly unknown[]): Promise<PgResult<R>> {
    const statement = readStatement(text);
    switch (statement.kind) {
      case 'begin':
        await this.#begin(statement.modes);
        return { rows: [], rowCount: null };
      case 'commit':
      case 'rollback':
        await this.#end(statement.kind);
        return { rows: [], rowCount: null };
      case 'listen':
        await this.#listen(statement.channel);
        return { rows: [], rowCount: null };
      case 'unlisten':
        this.#unlisten(statement.channel);
        return { rows: [], rowCount: null };
      case 'other':
        return execute<R>(this.#transaction?.tx ?? this.#db, this.#parsers, text, params);
    }
  }

  async #begin(modes: string): Promise<void> {
    if (this.#transaction) return;
    this.#transaction = await beginTransaction(this.#db);
    if (modes) await this.#transaction.tx.exec(`SET TRANSACTION ${modes}`);
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    const held = this.#transaction;
    this.#transaction = undefined;
    await held?.[how]();
  }

  /**
   * Channels are filtered here and never given up on the shared session, where another client may still want
   * them. (`db.listen` would count them, but it and a transaction's own can wait for each other for ever.)
   */
  async #listen(channel: string): Promise<void> {
    this.#stopListening ??= this.#db.onNotification((name, payload) => {
      if (this.#channels.has(name)) this.emit('notification', { channel: name, payload, processId: 0 });
    });
    await (this.#transaction?.tx ?? this.#db).exec(`LISTEN "${channel}"`);
    this.#channels.add(channel);
  }

  #unlisten(channel?: string): void {
    if (channel === undefined) this.#channels.clear();
    else this.#channels.delete(channel);
    if (this.#channels.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}

/** Points unqualified names at the queue's schema and gives every type the parser `pg` has for it. */
async function prepareSession(db: PGlite): Promise<Parsers> {
  await db.exec(`SET search_path TO ${QUEUE_SEARCH_PATH}`);
  const oids = Object.keys(db.parsers).map(Number).filter(Number.isInteger);
  return Object.fromEntries(oids.map((oid) => [oid, pg.types.getTypeParser(oid, 'text')]));
}

/** Without parameters a text may hold several statements, as in `pg`; the last one's result is given. */
async function execute<R>(
  executor: Executor,
  parsers: Parsers,
  text: string,
  params?: readonly unknown[],
): Promise<PgResult<R>> {
  try {
    if (params && params.length > 0) return toResult(await executor.query<R>(text, [...params], { parsers }));
    const results = await executor.exec(text, { parsers });
    return toResult(results.at(-1) as Results<R> | undefined);
  } catch (error) {
    throw withoutParameters(error);
  }
}

function toResult<R>(result: Results<R> | undefined): PgResult<R> {
  return { rows: result?.rows ?? [], rowCount: result?.rowCount ?? null };
}

/** PGlite hangs the statement's parameters on its errors; they are people's data and must not reach a log. */
function withoutParameters(error: unknown): unknown {
  if (error instanceof messages.DatabaseError && 'params' in error) error.params = undefined;
  return error;
}
