import { WebAPIPlatformError } from '@slack/web-api';
import { ChatError, errorFields } from '../../../src/errors.js';
import type { Logger } from '../../../src/ports/system.js';
import { slackErrorName } from '../outbound/errors.js';
import { readIdentity } from './bot-identity.js';
import type { BotIdentity } from './bot-identity.js';
import { missingScopes } from './scopes.js';
import type { MissingScope } from './scopes.js';
import { createClient } from './web-client.js';
import type { SlackApi } from './web-client.js';

/** What Slack says of an installation. */
export type InstallationCheck =
  | { readonly answers: true; readonly identity: BotIdentity; /** Undefined where Slack did not say what was granted. */ readonly missing: readonly MissingScope[] | undefined }
  | { readonly answers: false; /** Slack's own name of its refusal, or a code of ours. */ readonly reason: string; /** Slack answered, and refuses. */ readonly isRefused: boolean };

/** Asks Slack who a bot token speaks for and what it was granted; compares that with what is needed. */
export async function checkInstallation(token: string, api: SlackApi, log: Logger): Promise<InstallationCheck> {
  try {
    const identity = await readIdentity(createClient(token, api, log));
    return { answers: true, identity, missing: identity.scopes.length === 0 ? undefined : missingScopes(identity.scopes) };
  } catch (error) {
    return { answers: false, reason: slackErrorName(error) ?? errorFields(error).code, isRefused: error instanceof ChatError && error.code === 'workspace-gone' };
  }
}

/** Asks Slack whether an app-level token opens connections. Gives Slack's name of its refusal, or a code of ours; undefined where all is well. */
export async function checkAppToken(appToken: string, api: SlackApi, log: Logger): Promise<string | undefined> {
  try {
    await createClient(appToken, api, log).apps.connections.open();
    return undefined;
  } catch (error) {
    return error instanceof WebAPIPlatformError ? error.data.error : errorFields(error).code;
  }
}
