import { cleanText } from '../../../src/domain/clean-text.js';
import { costOfText, splitText } from '../../../src/domain/cut-text.js';
import type { Inline, Span } from '../../../src/domain/message.js';
import { markdownWeight } from './escape.js';

/** A stretch of inline text that is shown in one way. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  /** An address that a reader may be led to. */
  readonly url?: string;
  /** The id under which Teams mentions whom `text` names. */
  readonly mention?: string;
}

/** Gives the id under which Teams mentions a user by this name, where it can. */
export type MentionId = (user: string, name: string) => string | undefined;

/**
 * Who is mentioned in one message. Teams finds a mention by its words alone: of two people with one name only the first
 * is mentioned, the other named.
 */
export function mentionOnce(idOf: (user: string) => string | undefined): MentionId {
  const ids = new Map<string, string>();
  return (user, name) => {
    const id = idOf(user);
    if (id === undefined) return undefined;
    if (!ids.has(name)) ids.set(name, id);
    return ids.get(name) === id ? id : undefined;
  };
}

/** Longer addresses are shown as words alone. */
const LONGEST_URL = 1_500;
const LONGEST_NAME = 100;

/** Inline text as runs, none of it lost. */
export function runsOf(inline: Inline, mention: MentionId): readonly Run[] {
  const spans = typeof inline === 'string' ? [inline] : inline;
  return spans.map((span) => runOf(span, mention)).filter(({ text }) => text !== '');
}

function runOf(span: Span, mention: MentionId): Run {
  if (typeof span === 'string') return { text: cleanText(span) };
  if ('bold' in span) return { text: cleanText(span.bold), bold: true };
  if ('mention' in span) return mentionRun(span.mention, mention);
  const url = linkUrl(span.link.url);
  return { text: cleanText(span.link.text).trim() === '' ? cleanText(span.link.url) : cleanText(span.link.text), ...(url !== undefined && { url }) };
}

/** Teams finds a mention by its words: a name with signs of markup in it, or a very long one, is said without. */
function mentionRun({ user, name }: { readonly user: string; readonly name: string }, mention: MentionId): Run {
  const words = cleanText(name).replace(/\s+/gu, ' ').trim();
  const isSafe = words !== '' && words.length <= LONGEST_NAME && !/[<>&`*_~[\]\\{}]/u.test(words);
  const id = isSafe ? mention(user, words) : undefined;
  return id === undefined ? { text: `@${words}` } : { text: words, mention: id };
}

/** The address that a reader is led to: http or https, no password in it, nothing that could end it in Markdown. */
export function linkUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '' || href.length > LONGEST_URL) return undefined;
  return href.replace(/[()<>[\]\\`*_{}|]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** What a run weighs beside its words and addresses, as JSON; and what it weighs in the card's list of mentions. */
const AROUND_RUN = 240;
const AROUND_MENTION = 160;

/** Runs in groups that weigh at most `room` each, parted at lines or words where they can be. */
export function packRuns(runs: readonly Run[], room: number): readonly (readonly Run[])[] {
  const groups: Run[][] = [];
  let left = 0;
  for (const run of runs) {
    const around = weightAround(run);
    for (const text of run.mention === undefined ? splitText(run.text, room - around, markdownWeight) : [run.text]) {
      const weight = around + costOfText(text, markdownWeight);
      if (groups.length === 0 || weight > left) {
        groups.push([]);
        left = room;
      }
      groups.at(-1)?.push({ ...run, text });
      left -= weight;
    }
  }
  return groups.filter((group) => group.some(({ text }) => text.trim() !== ''));
}

function weightAround({ text, url, mention }: Run): number {
  if (mention !== undefined) return AROUND_MENTION + mention.length * 3 + costOfText(text, markdownWeight) * 2;
  return AROUND_RUN + (url?.length ?? 0) * 2;
}
