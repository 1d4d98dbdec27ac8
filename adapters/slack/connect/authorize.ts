import type { Authorize } from '@slack/bolt';
import { AppError, ChatError } from '../../../src/errors.js';
import type { CredentialsSource } from './installations.js';

/**
 * Who the bot is in the workspace that something came from. Rejects with AppError `workspace-unknown` for one that did
 * not let the bot in; any other rejection means "not now".
 */
export function createAuthorize(source: CredentialsSource): Authorize<boolean> {
  return async ({ teamId, enterpriseId }) => {
    const workspace = teamId ?? enterpriseId;
    if (workspace === undefined) throw new AppError('workspace-unknown', 'Slack did not say which workspace this came from.');
    try {
      const { token, botUser, botId, appId, enterprise } = await source.find(workspace, enterpriseId);
      const whole = enterprise ?? enterpriseId;
      return { botToken: token, botUserId: botUser, botId, teamId: workspace, ...(whole !== undefined && { enterpriseId: whole }), ...(appId !== undefined && { appId }) };
    } catch (error) {
      if (error instanceof ChatError && error.code === 'workspace-gone') throw new AppError('workspace-unknown', error.message, { cause: error });
      throw error;
    }
  };
}
