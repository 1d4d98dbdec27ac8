import { z } from 'zod';
import type { InboundFile, SharedMessage } from '../../../src/ports/chat.js';
import { messageRef, readConversation } from '../outbound/address.js';
import type { Activity } from './activity-schema.js';
import { conversationId, id, list, maybeId, maybeName } from './activity-schema.js';
import { readHtml } from './html-words.js';
import { joinNames } from './join-names.js';
import { mimeTypeOf } from './mime-types.js';
import { instantOf } from './seen.js';
import type { Seen } from './seen.js';

const address = z.url({ protocol: /^https?$/ }).max(4_000);
const actor = z.looseObject({ id: maybeId, displayName: maybeName });
const maybeActor = actor.nullish().catch(undefined);
/** A message as the message extension hands it over (learn.microsoft.com: Microsoft Graph, "chatMessage"). */
const payload = z.looseObject({
  id,
  replyToId: maybeId,
  createdDateTime: maybeName,
  linkToMessage: address.nullish().catch(undefined),
  from: z.looseObject({ user: maybeActor, application: maybeActor }).nullish().catch(undefined),
  body: z.looseObject({ contentType: maybeName, content: z.string() }).nullish().catch(undefined),
  attachments: list,
  mentions: list,
});
const schema = z.looseObject({ messagePayload: payload });
const mention = z.looseObject({ mentionText: z.string().max(300), mentioned: z.looseObject({ user: maybeActor }) });
/** A file in a channel or chat: a link into SharePoint or OneDrive, which bots may not read. */
const linked = z.looseObject({ id: maybeId, contentType: z.literal('reference'), contentUrl: address, name: maybeName });
const MOST_FILES = 50;
const NAMED = /<at>([^<]{0,300})<\/at>/gu;

/** The message that "Save as evidence" was chosen on. Whether others read it too is not in it: private until it is known better. */
export function readShared({ value, conversation }: Activity, seen: Pick<Seen, 'now'>): SharedMessage | undefined {
  const { data } = schema.safeParse(value);
  if (data === undefined) return undefined;
  const { messagePayload: message } = data;
  const place = readConversation(conversation.id);
  const root = message.replyToId ?? place.root;
  const under = conversationId.safeParse(root === undefined ? place.conversation : `${place.conversation};messageid=${root}`).data ?? place.conversation;
  return {
    ...messageRef(under, message.id),
    isPrivate: true,
    author: authorOf(message),
    at: instantOf(message.createdDateTime) ?? seen.now,
    text: textOf(message),
    files: message.attachments.flatMap((attachment, at) => fileOf(attachment, `${message.id}:${at}`) ?? []).slice(0, MOST_FILES),
    ...(typeof message.linkToMessage === 'string' && { permalink: message.linkToMessage }),
  };
}

/** A person of the organization under the name it knows them by, else the one Teams shows. */
function authorOf({ from }: z.infer<typeof payload>): string {
  const name = plainName(from?.user?.displayName ?? from?.application?.displayName ?? '');
  return mentionOf(from?.user?.id, name);
}

function textOf({ body, mentions }: z.infer<typeof payload>): string {
  if (body?.contentType?.toLowerCase() !== 'html') return body?.content ?? '';
  const named = mentions.flatMap((each) => [mention.safeParse(each).data ?? []].flat());
  const words = readHtml(body.content).words.replace(NAMED, (_whole, shown: string) => {
    const at = named.findIndex(({ mentionText }) => mentionText === shown);
    const [who] = at < 0 ? [] : named.splice(at, 1);
    return mentionOf(who?.mentioned.user?.id, plainName(shown));
  });
  return joinNames(words);
}

function mentionOf(user: string | undefined, name: string): string {
  const key = z.guid().safeParse(user).data?.toLowerCase();
  return key === undefined ? name : `<@${key}${name === '' ? '' : `|${name}`}>`;
}

function plainName(name: string): string {
  return name.replace(/[<>|\n]+/gu, ' ').trim().slice(0, 200);
}

function fileOf(attachment: unknown, place: string): InboundFile | undefined {
  const file = linked.safeParse(attachment).data;
  if (file === undefined) return undefined;
  const name = file.name ?? place;
  return { id: file.id ?? place, name, mimeType: mimeTypeOf(name.split('.').at(-1) ?? ''), url: file.contentUrl, permalink: file.contentUrl };
}
