import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import { calling } from '../outbound/errors.js';

/** Who a token speaks for, and where. */
export interface BotIdentity {
  /** Slack's team id; of an organization-wide token, the enterprise's. */
  readonly workspace: string;
  readonly name: string;
  readonly enterprise?: string;
  readonly botUser: string;
  readonly botId: string;
  readonly appId?: string;
  /** What was granted. */
  readonly scopes: readonly string[];
  /** It serves every workspace of an Enterprise Grid organization. */
  readonly isOrgWide: boolean;
}

const answer = z.looseObject({
  team_id: z.string(),
  team: z.string().optional(),
  user_id: z.string(),
  bot_id: z.string(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.boolean().optional(),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Asks Slack. Throws `ChatError`; `workspace-gone` also for a token that is no bot's. */
export async function readIdentity(client: WebClient): Promise<BotIdentity> {
  const { data } = answer.safeParse(await calling('auth.test', () => client.auth.test()));
  if (!data) throw new ChatError('workspace-gone', 'Slack says that this token is no bot’s. Use the Bot User OAuth Token (xoxb-…).');
  const appId = await readAppId(client, data.bot_id);
  return {
    workspace: data.team_id,
    name: data.team ?? data.team_id,
    ...(data.enterprise_id !== undefined && { enterprise: data.enterprise_id }),
    botUser: data.user_id,
    botId: data.bot_id,
    ...(appId !== undefined && { appId }),
    scopes: data.response_metadata?.scopes ?? [],
    isOrgWide: data.is_enterprise_install === true,
  };
}

/** Which app the bot is of; unknown where that may not be asked. */
async function readAppId(client: WebClient, bot: string): Promise<string | undefined> {
  const found = await client.bots.info({ bot }).catch(() => undefined);
  return found?.bot?.app_id;
}
