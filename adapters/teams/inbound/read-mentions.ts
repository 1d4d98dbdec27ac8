import { z } from 'zod';
import type { Activity } from './activity-schema.js';
import { id, maybeName } from './activity-schema.js';
import { joinNames } from './join-names.js';
import { plainText } from './plain-text.js';
import type { Seen } from './seen.js';

const mention = z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id, name: maybeName }), text: z.string().min(1).max(500).transform(plainText) });
type Mention = z.infer<typeof mention>;

/** Stands in the text for the bot's name while it is read; nobody can type it. */
const BOT = '\uFDD0';
/** Teams puts one after each mention. */
const NO_BREAK_SPACE = /\u00A0/gu;
/** A mention that no entity explains is the name it shows. */
const UNEXPLAINED = /<at\b[^>]*>([^<]{0,200})<\/at>/giu;

/** Whom a message names. */
export function mentionsIn({ entities }: Activity): readonly Mention[] {
  return entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
}

/** Whether a message names the bot. */
export function namesBot(activity: Activity, seen: Seen): boolean {
  return mentionsIn(activity).some(({ mentioned }) => isBot(mentioned.id, seen));
}

/** The ids of people, of this bot alone (`29:…`), whom a message names. */
export function membersNamed(activity: Activity, seen: Pick<Seen, 'bot'>): readonly string[] {
  return [...new Set(mentionsIn(activity).flatMap(({ mentioned }) => (isBot(mentioned.id, seen) ? [] : [mentioned.id])))];
}

/** The words (`text`) of a message in the form of `domain/mentions.ts`; one said to the bot by its name alone comes without that name. */
export function wordsInDirect(activity: Activity, seen: Seen, text: string): string {
  const words = withoutTypedName(markedWords(activity, seen, text), activity.recipient?.name);
  return withoutBot(words.trimStart().startsWith(BOT) ? withoutComma(words.trimStart().slice(BOT.length)) : words).trim();
}

/** What is asked of the bot in a message that names it: what follows the name, or else what comes before it. */
export function wordsAfterName(activity: Activity, seen: Seen, text: string): string {
  const words = markedWords(activity, seen, text);
  const at = words.indexOf(BOT);
  if (at < 0) return words.trim();
  const after = withoutBot(withoutComma(words.slice(at + BOT.length))).trim();
  return after === '' ? words.slice(0, at).trim() : after;
}

/** Of two people of one name, the one who is named first comes first. */
function markedWords(activity: Activity, seen: Seen, text: string): string {
  const words = text.replaceAll(BOT, '');
  const ends = new Map<string, number>();
  const places = mentionsIn(activity).flatMap((mention) => {
    const at = words.indexOf(mention.text, ends.get(mention.text) ?? 0);
    if (at < 0) return [];
    ends.set(mention.text, at + mention.text.length);
    return [{ mention, at }];
  });
  let end = 0;
  const parts = places.sort((one, other) => one.at - other.at).flatMap(({ mention, at }) => {
    if (at < end) return [];
    const before = words.slice(end, at);
    end = at + mention.text.length;
    return [before, marked(mention, seen)];
  });
  return joinNames([...parts, words.slice(end)].join('').replace(UNEXPLAINED, '$1').replace(NO_BREAK_SPACE, ' '));
}

function marked({ mentioned: { id: who, name }, text }: Mention, seen: Seen): string {
  if (isBot(who, seen)) return BOT;
  const shown = (name ?? text.replace(/<[^>]*>/gu, '')).replace(/[<>|\n]+/gu, ' ').trim().slice(0, 200);
  return `<@${(seen.userOf(who) ?? who).replace(/[<>|\s]+/gu, '')}${shown === '' ? '' : `|${shown}`}>`;
}

/** In the chat with the bot its name cannot be chosen as a mention: whoever types it out means the same. */
function withoutTypedName(words: string, name: string | undefined): string {
  const typed = `@${name ?? ''}`;
  const rest = words.trimStart().slice(typed.length);
  const isNamed = typed.length > 1 && words.trimStart().toLowerCase().startsWith(typed.toLowerCase()) && /^(?:[\s,:]|$)/u.test(rest);
  return isNamed ? withoutComma(rest) : words;
}

function withoutBot(words: string): string {
  return words.replaceAll(BOT, '');
}

/** `@Throughline, status 2` and `@Throughline: status 2` ask the same. */
function withoutComma(words: string): string {
  return words.replace(/^\s*[,:]?\s*/u, '');
}

function isBot(id: string, { bot }: Pick<Seen, 'bot'>): boolean {
  return id.toLowerCase() === bot.toLowerCase();
}
