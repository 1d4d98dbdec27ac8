import { z } from 'zod';

/** Parts that all of Teams' activities share; whatever else they hold is let through unread. (learn.microsoft.com: Bot Framework, "Activity schema".) */

/** An id of a person or of a message; none of Teams' holds a control character, and databases take no NUL. */
export const id = z.string().max(120).regex(/^[^\p{Cc}]+$/u);
/** An id of a conversation is longer: a meeting's holds another one. A thread's follows that of its channel after a semicolon. */
export const conversationId = z.string().max(250).regex(/^(?!;)[^\p{Cc}]+$/u);
/** What is left out, null or not as expected is not there. */
export const maybeId = maybe(id);
export const maybeName = maybe(z.string().max(300).transform((text) => text.replace(/\p{Cc}/gu, ' ')));
const maybeConversation = maybe(conversationId);
/** Read one by one. */
export const list = maybe(z.array(z.unknown())).transform((value) => value ?? []);

/** Entra's ids: anything else that stands in their place is none. */
const objectId = maybe(z.guid().transform((value) => value.toLowerCase()));
export const account = z.looseObject({ id, name: maybeName, aadObjectId: objectId, role: maybeName });
export type Account = z.infer<typeof account>;

const place = z.looseObject({ id: maybeConversation, name: maybeName });
const channelData = z.looseObject({ eventType: maybeName, team: maybe(place), channel: maybe(place), settings: maybe(z.looseObject({ selectedChannel: maybe(place) })) });

export const activitySchema = z.looseObject({
  type: z.string().max(100),
  /** Of an invoke: which one. */
  name: maybeName,
  /** Of an installation: what happened. */
  action: maybeName,
  id: maybeId,
  timestamp: maybeName,
  localTimezone: maybeName,
  locale: maybeName,
  from: account,
  recipient: maybe(account),
  conversation: z.looseObject({ id: conversationId, conversationType: maybeName, isGroup: maybe(z.boolean()), name: maybeName }),
  channelData: maybe(channelData),
  entities: list,
  attachments: list,
  text: maybe(z.string()).transform((value) => value ?? ''),
  value: z.unknown().optional(),
  replyToId: maybeId,
  membersAdded: list,
  membersRemoved: list,
});
/** One activity, read as far as all kinds have it. */
export type Activity = z.infer<typeof activitySchema>;

function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(undefined).transform((value) => value ?? undefined);
}
