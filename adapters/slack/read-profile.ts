import { z } from 'zod';
import type { ChatProfile, StrangerKind } from '../../src/ports/chat.js';

/** A user as `users.info`, `users.list`, `team_join` and `user_change` describe one: docs.slack.dev, reference/objects/user-object. */
export const slackUserSchema = z.looseObject({
  id: z.string().min(1),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  real_name: z.string().nullish(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  is_workflow_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  enterprise_user: z.looseObject({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z.looseObject({ display_name: z.string().nullish(), real_name: z.string().nullish(), email: z.string().nullish() }).nullish(),
});
export type SlackUser = z.infer<typeof slackUserSchema>;

/** Whose people are no strangers: the workspace's, and those of its enterprise's other workspaces. */
export interface OwnTeam {
  readonly workspace: string;
  readonly enterprise?: string | undefined;
}

/** Slack's own bot is a user without a sign of being one. */
const SLACKBOT = 'USLACKBOT';
/** Slack's name for Spanish in Latin America is no locale elsewhere: the region has a number. */
const LOCALES: ReadonlyMap<string, string> = new Map([['es-LA', 'es-419']]);

/** A Slack user as the rest knows one. The full name goes before the one they chose to show: plans name people by it. */
export function readProfile(user: SlackUser, own: OwnTeam): ChatProfile {
  const name = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name].map((each) => each?.trim()).find((each) => each !== undefined && each !== '');
  const kind = strangerKind(user, own);
  return {
    user: user.id,
    name: name ?? user.id,
    active: user.deleted !== true,
    ...(user.name ? { handle: user.name } : {}),
    ...(user.profile?.email ? { email: user.profile.email } : {}),
    ...(user.tz ? { timeZone: user.tz } : {}),
    ...(user.locale ? { locale: LOCALES.get(user.locale) ?? user.locale } : {}),
    ...(kind === undefined ? {} : { kind }),
  };
}

function strangerKind(user: SlackUser, { workspace, enterprise }: OwnTeam): StrangerKind | undefined {
  if (user.is_bot === true || user.is_workflow_bot === true || user.id === SLACKBOT) return 'bot';
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'guest';
  const isOfEnterprise = enterprise !== undefined && user.enterprise_user?.enterprise_id === enterprise;
  const isElsewhere = user.team_id !== undefined && user.team_id !== null && user.team_id !== workspace && !isOfEnterprise;
  return user.is_stranger === true || isElsewhere ? 'external' : undefined;
}
