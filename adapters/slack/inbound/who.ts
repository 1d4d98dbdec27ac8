import type { StrangerKind } from '../../../src/ports/chat.js';
import type { Authorship } from './payload-schemas.js';
import type { Seen } from './seen.js';

/** Slack's own assistant; it has no bot id. */
const SLACKBOT = 'USLACKBOT';

/** Whether a program wrote it, this bot among them: programs are never answered, or two of them would talk for ever. */
export function isProgram({ user, bot_id: bot, subtype }: Pick<Authorship, 'user' | 'bot_id' | 'subtype'>, seen: Seen): boolean {
  return bot !== undefined || subtype === 'bot_message' || user === SLACKBOT || (seen.botUser !== undefined && user === seen.botUser);
}

/**
 * Whether a payload says that its author belongs to another organization; undefined where it does not say so.
 * `teams` are the workspaces (`T…`) and enterprises (`E…`) it names for the author. Another workspace of the same
 * enterprise is no other organization, and a payload cannot tell the two apart: such a person is left to be known by
 * their profile, without which nobody is matched to a person. Guests look like members here, and are told apart the
 * same way.
 */
export function strangerOf(teams: readonly (string | undefined)[], seen: Seen): StrangerKind | undefined {
  const others = teams.filter((team) => team !== undefined && team !== seen.workspace && team !== seen.enterprise);
  const isOther = others.some((team) => seen.enterprise === undefined || team?.startsWith('E'));
  return isOther ? 'external' : undefined;
}

/** The workspaces that a message names for its author. */
export function teamsOf(message: Pick<Authorship, 'team' | 'user_team' | 'source_team'>): readonly (string | undefined)[] {
  return [message.user_team, message.source_team, message.team];
}

/** `stranger`, where there is one to set. */
export function strangerField(stranger: StrangerKind | undefined): { readonly stranger?: StrangerKind } {
  return stranger === undefined ? {} : { stranger };
}
