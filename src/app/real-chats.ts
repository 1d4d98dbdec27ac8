import type { Config } from '../config.js';
import type { ChatAdapter } from './chats.js';
import { slackAdapter } from './slack.js';
import { teamsAdapter } from './teams.js';

/** The real chat platforms that the settings name. */
export function realChats({ slack, teams, tokenKeys }: Config): readonly ChatAdapter[] {
  return [...(slack ? [slackAdapter({ slack, ...(tokenKeys && { tokenKeys }) })] : []), ...(teams ? [teamsAdapter(teams)] : [])];
}
