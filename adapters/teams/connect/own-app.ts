import { ChatError, errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { TokenRefused } from './app-credentials.js';
import type { AppTokens } from './app-credentials.js';

/** The app that the settings name: known to work once Microsoft has given a token and its tenant is kept. */
export interface OwnApp {
  /** Tries again and again in the background until it works. */
  begin(): void;
  /** Tries once more, as after a first organization came into the database. */
  again(): Promise<void>;
  /** As `again`, until also what follows is done: its people matched. */
  refresh(): Promise<void>;
  /** Throws, with a code, while it does not work. */
  ready(): Promise<void>;
  stop(): void;
}

export interface OwnAppParts {
  readonly tokens: AppTokens;
  /** Keeps its tenant; gives the id of the organization, undefined while there is none. */
  readonly keep: () => Promise<string | undefined>;
  /** Told once the tenant is kept. */
  readonly onKept: (organizationId: string) => Promise<void>;
  readonly log: Logger;
  /** The first wait between two tries, in milliseconds; doubled up to a minute. */
  readonly firstWaitMs?: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export function createOwnApp({ tokens, keep, onKept, log, firstWaitMs = FIRST_WAIT_MS }: OwnAppParts): OwnApp {
  let fault: string | undefined = 'not-asked';
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** Gives the id of the organization that it serves, if there is one. */
  async function attempt(): Promise<string | undefined> {
    try {
      await tokens.get();
      const organizationId = await keep();
      fault = undefined;
      return organizationId;
    } catch (error) {
      fault = tokenCode(error) ?? errorFields(error).code;
      throw error;
    }
  }

  async function again(): Promise<void> {
    const organizationId = await attempt();
    if (organizationId !== undefined) void onKept(organizationId).catch((error: unknown) => log.warn('teams.people-not-matched', { code: errorFields(error).code }));
  }

  function begin(waitMs: number): void {
    again().catch(() => {
      log.warn('teams.not-connected', { code: fault });
      if (!isStopped) timer = setTimeout(() => begin(Math.min(waitMs * 2, LONGEST_WAIT_MS)), waitMs).unref();
    });
  }

  return {
    begin: () => begin(firstWaitMs),
    again,
    refresh: async () => {
      const organizationId = await attempt();
      if (organizationId !== undefined) await onKept(organizationId);
    },
    ready: async () => {
      if (fault !== undefined) throw Object.assign(new Error('the app of the settings does not work yet'), { code: fault });
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Microsoft's number says more than that there is no token. */
function tokenCode(error: unknown): string | undefined {
  return error instanceof ChatError && error.cause instanceof TokenRefused ? error.cause.code : undefined;
}
