import { WebAPIPlatformError } from '@slack/web-api';
import { AppError, errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';

/** What is kept connected: Slack's Socket Mode client, as far as it is used here. */
export interface Connection {
  start(): Promise<unknown>;
  disconnect(): Promise<void>;
  on(event: 'disconnected', listener: () => void): unknown;
}

export interface KeptConnection {
  /** Connects. Rejects with `AppError` `slack-app-token` where Slack refuses the app token; where Slack cannot be reached it goes on trying. */
  start(): Promise<void>;
  /** Disconnects for good; waits no longer than `STOP_MS`. */
  stop(): Promise<void>;
}

/** Waits between tries, in milliseconds: Slack closes each connection about every hour, and opens a new one at once. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** Slack may take five seconds to agree that a connection is closed. */
const STOP_MS = 2_000;

/** Connects again whenever the connection ends, ever more slowly while that fails. */
export function keepConnected(connection: Connection, log: Logger): KeptConnection {
  let isStopped = true;
  let isConnecting = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    isConnecting = true;
    try {
      await connection.start();
      // Stopped meanwhile: the client does not look back, and would stay connected.
      if (isStopped) return await connection.disconnect();
      failures = 0;
      log.info('slack.socket-connected');
    } finally {
      isConnecting = false;
    }
  }

  function connectLater(): void {
    if (isStopped || isConnecting || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isStopped) return;
      connect().catch(failed);
    }, Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
  }

  function failed(error: unknown): void {
    failures = Math.min(failures + 1, 20);
    log.warn('slack.socket-unreachable', { ...errorFields(error), refusal: refusalOf(error) });
    connectLater();
  }

  connection.on('disconnected', connectLater);

  return {
    async start() {
      isStopped = false;
      try {
        await connect();
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined || TRANSIENT.has(refusal)) return failed(error);
        isStopped = true;
        throw new AppError('slack-app-token', `Slack refused the app token (${refusal}). Check SLACK_APP_TOKEN: it begins with xapp- and has the scope connections:write, under “App-Level Tokens” in the app's settings.`, { cause: error });
      }
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      timer = undefined;
      let deadline: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        deadline = setTimeout(resolve, STOP_MS);
      });
      // Closing while it connects may be refused: it is closed either way.
      await Promise.race([connection.disconnect().catch(() => undefined), late]);
      clearTimeout(deadline);
    },
  };
}

/** Refusals that pass by themselves. */
const TRANSIENT = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited', 'rate_limited']);

/** Slack's name of a refusal; undefined where it was not Slack that refused. */
function refusalOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
