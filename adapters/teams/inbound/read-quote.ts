import { z } from 'zod';
import type { Activity } from './activity-schema.js';
import { id } from './activity-schema.js';
import { readHtml } from './html-words.js';

const richText = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });

/** What somebody wrote beside the message that they quote, and which it is. */
export interface Quoting {
  readonly message: string;
  readonly words: string;
}

/**
 * In chats there are no threads: whoever answers one message quotes it, and the text then holds the quoted words too.
 * Undefined where nothing is quoted.
 */
export function readQuote({ attachments }: Activity): Quoting | undefined {
  for (const attachment of attachments) {
    const { data } = richText.safeParse(attachment);
    const { words, quoted } = data === undefined ? { words: '' } : readHtml(data.content);
    const message = id.safeParse(quoted).data;
    if (message !== undefined) return { message, words };
  }
  return undefined;
}
