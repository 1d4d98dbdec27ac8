import { z } from 'zod';
import type { InboundFile } from '../../../src/ports/chat.js';
import type { Activity } from './activity-schema.js';
import { maybeId, maybeName } from './activity-schema.js';
import { mimeTypeOf } from './mime-types.js';

/** As many as one inbound carries. */
const MOST = 50;
const address = z.url({ protocol: /^https?$/ }).max(4_000);
const maybeAddress = address.nullish().catch(undefined).transform((value) => value ?? undefined);

/** A file sent in a personal chat: `downloadUrl` opens without a token, for an hour or so; `contentUrl` is for people. (learn.microsoft.com: Microsoft Teams, "Send and receive files".) */
const FILE = 'application/vnd.microsoft.teams.file.download.info';
const sentFile = z.looseObject({
  contentType: z.literal(FILE),
  name: maybeName,
  contentUrl: maybeAddress,
  content: z.looseObject({ downloadUrl: address, uniqueId: maybeId, fileType: maybeName }),
});
/** A picture put into a message; Teams keeps it for the bot, who needs its token to read it. */
const picture = z.looseObject({ contentType: z.string().regex(/^image\/[\w.+*-]{1,50}$/i), name: maybeName, contentUrl: address });

/**
 * The files of a message in a personal chat. Teams tells no sizes, nor of what type a file is but by its name's ending. In
 * channels and group chats it hands bots no files at all.
 * @param message what names a picture, which has no id of its own
 */
export function readFiles({ attachments }: Pick<Activity, 'attachments'>, message: string): readonly InboundFile[] {
  return attachments.flatMap((attachment, at) => readFile(attachment, `${message}:${at}`) ?? []).slice(0, MOST);
}

function readFile(attachment: unknown, place: string): InboundFile | undefined {
  const file = sentFile.safeParse(attachment).data;
  if (file !== undefined) {
    const { name, contentUrl, content } = file;
    return {
      id: content.uniqueId ?? place,
      name: name ?? content.uniqueId ?? place,
      mimeType: mimeTypeOf(content.fileType ?? name?.split('.').at(-1) ?? ''),
      url: content.downloadUrl,
      ...(contentUrl !== undefined && { permalink: contentUrl }),
    };
  }
  const shown = picture.safeParse(attachment).data;
  if (shown === undefined) return undefined;
  const type = shown.contentType.toLowerCase();
  return { id: place, name: shown.name ?? 'image', mimeType: type === 'image/*' ? 'image/png' : type, url: shown.contentUrl };
}
