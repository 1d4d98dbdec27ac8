import type { WebClient } from '@slack/web-api';
import { ChatError, errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { readIdentity } from './bot-identity.js';
import type { BotIdentity } from './bot-identity.js';
import type { CredentialsSource } from './installations.js';

/** The one workspace of a token from the settings, known once Slack has answered. */
export interface OneWorkspace extends CredentialsSource {
  /** Who the token speaks for; asks Slack where it has not answered yet. Throws `ChatError`. */
  identity(): Promise<BotIdentity>;
  /** Asks again and again in the background until Slack answers; then, and only then, calls `onKnown`. */
  begin(onKnown: (identity: BotIdentity) => Promise<void>): void;
  /** Throws, with a code, while it is not known. */
  ready(): Promise<void>;
  stop(): void;
}

export interface OneWorkspaceParts {
  readonly token: string;
  readonly client: WebClient;
  readonly log: Logger;
  /** The first wait between two tries, in milliseconds; doubled up to a minute. */
  readonly firstWaitMs?: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export function createOneWorkspace({ token, client, log, firstWaitMs = FIRST_WAIT_MS }: OneWorkspaceParts): OneWorkspace {
  let known: BotIdentity | undefined;
  let asking: Promise<BotIdentity> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastCode = 'not-asked';
  let isStopped = false;

  async function ask(): Promise<BotIdentity> {
    try {
      const identity = await readIdentity(client);
      if (identity.isOrgWide) throw new ChatError('workspace-gone', 'SLACK_BOT_TOKEN is of an organization-wide installation. Install the app in one workspace, or use SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.');
      return (known = identity);
    } catch (error) {
      lastCode = errorFields(error).code;
      throw error;
    } finally {
      asking = undefined;
    }
  }

  const identity = async (): Promise<BotIdentity> => known ?? (asking ??= ask());

  function begin(onKnown: (identity: BotIdentity) => Promise<void>, waitMs = firstWaitMs): void {
    identity()
      .then(onKnown)
      .catch((error: unknown) => {
        const { code } = errorFields(error);
        log.warn('slack.not-connected', { code });
        if (!isStopped) timer = setTimeout(() => begin(onKnown, Math.min(waitMs * 2, LONGEST_WAIT_MS)), waitMs);
      });
  }

  return {
    identity,
    begin,
    async find(workspace) {
      const { botUser, botId, appId, enterprise, workspace: own } = await identity();
      if (workspace !== own) throw new ChatError('workspace-gone', `SLACK_BOT_TOKEN is not for the Slack workspace ${workspace}.`);
      return { workspace, token, botUser, botId, ...(appId !== undefined && { appId }), ...(enterprise !== undefined && { enterprise }) };
    },
    ready: async () => {
      if (!known) throw Object.assign(new Error('Slack has not answered yet'), { code: lastCode });
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
