import { z } from 'zod';
import { linkWords } from '../../../src/domain/link-words.js';
import type { Activity } from './activity-schema.js';
import { readHtml } from './html-words.js';
import type { HtmlLink } from './html-words.js';
import { plainText } from './plain-text.js';

const richText = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });
/** People as the text names them: no link stands in a name. */
const NAMED = /(<at\b[^>]*>[^<]*<\/at>)/iu;

/**
 * A message's text as it was typed, with the addresses of its links. Teams gives a link that was pasted the name of what it leads to, a file
 * of SharePoint's above all: the text then holds that name alone, and the address stands in the message's HTML.
 */
export function typedText({ text, attachments }: Pick<Activity, 'text' | 'attachments'>): string {
  const links = attachments.flatMap((attachment) => {
    const { data } = richText.safeParse(attachment);
    return data === undefined ? [] : readHtml(data.content).links;
  });
  return links.reduce((words, link) => (words.includes(link.url) ? words : withLink(words, link)), plainText(text));
}

function withLink(words: string, { url, label }: HtmlLink): string {
  const parts = words.split(NAMED);
  const at = label === '' ? -1 : parts.findIndex((part, index) => index % 2 === 0 && part.includes(label));
  if (at < 0) return `${words.trimEnd()}\n${url}`;
  return parts.map((part, index) => (index === at ? part.replace(label, () => linkWords(url, label)) : part)).join('');
}
