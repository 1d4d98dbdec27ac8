import { z } from 'zod';

/** Parts that many of Slack's payloads share; whatever else they hold is let through unread. */

/** An id of Slack's, or a time that names something. */
export const id = z.string().min(1).max(255);
/** Slack leaves out what it does not know, or says null. */
export const maybeId = id.nullish().transform((value) => value ?? undefined);
export const text = z.string().nullish().transform((value) => value ?? '');
/** Read by `readFiles`, one by one. */
export const files = z.array(z.unknown()).nullish().transform((value) => value ?? []);

/** Who did something that no event told of, and the organization's part of Slack they belong to. */
export const actor = z.looseObject({ id, team_id: maybeId });
export const place = z.looseObject({ id, domain: maybeId, name: maybeId });

/** What says of a message whose it is. */
export const authorship = z.looseObject({
  user: maybeId,
  bot_id: maybeId,
  subtype: maybeId,
  team: maybeId,
  user_team: maybeId,
  source_team: maybeId,
});
export type Authorship = z.infer<typeof authorship>;

/** The message within `message_changed`, `message_deleted` and a message shortcut. */
export const innerMessage = authorship.extend({
  ts: maybeId,
  text,
  files,
  thread_ts: maybeId,
  edited: z.looseObject({ user: maybeId, ts: maybeId }).nullish(),
});
export type InnerMessage = z.infer<typeof innerMessage>;

/** Kinds of message that a person wrote; every other subtype is Slack's own or a program's. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** Whether the subtype is one that people's messages have. */
export function isWritten(subtype: string | undefined): boolean {
  return WRITTEN.has(subtype);
}

/** Direct messages have ids that begin with D; `app_home` is the same conversation seen in the app's own tab. */
export function isDirect(channel: string, channelType?: string): boolean {
  return channel.startsWith('D') || channelType === 'im' || channelType === 'app_home';
}
