import type { Database } from '../../prisma/client.js';

/** How long after an answer the embedded database is asked again. Milliseconds. */
const EVERY_MS = 5_000;
/** Its one session may be taken for as long as a transaction may last, which is half of this; one that nobody gives back is gone. Milliseconds. */
const PATIENCE_MS = 60_000;

export interface EmbeddedWatch {
  /** Resolves once the embedded database answers no more. */
  readonly gone: Promise<void>;
  stop(): void;
}

/**
 * Watches the embedded database, which runs in this process: what would have a server restart itself, such as a
 * write-ahead log that finds no room, it does not come back from, and only a new start opens it again, with all that was
 * kept. A server is none of our business: `gone` never resolves then.
 */
export function watchEmbedded({ engine, ping }: Pick<Database, 'engine' | 'ping'>, { everyMs = EVERY_MS, patienceMs = PATIENCE_MS } = {}): EmbeddedWatch {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = engine !== 'pglite';
  const gone = new Promise<void>((resolve) => {
    const give = (): void => {
      if (!isStopped) resolve();
    };
    const look = (): void => {
      const silent = setTimeout(give, patienceMs).unref();
      ping().then(lookLater, give).finally(() => clearTimeout(silent));
    };
    const lookLater = (): void => {
      if (!isStopped) timer = setTimeout(look, everyMs).unref();
    };
    lookLater();
  });
  return {
    gone,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
