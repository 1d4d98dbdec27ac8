import { isAfterthought } from './afterthought.js';
import { isBareMention } from './bare-mention.js';
import { codeKey } from './code-key.js';
import { namedAtStart } from './named-at-start.js';
import { segmentByItem } from './understand/segment.js';
import { understand } from './understand/understand.js';
import type { ItemContext, ItemSegment, ReplyKind } from './understand/types.js';
import type { Language } from './types.js';

/** An item that words may be about. */
export interface RoutedItem {
  readonly id: string;
  readonly context: ItemContext;
}

/** All that decides where a message belongs. */
export interface RouteInput {
  /** Empty where only files came. */
  readonly words: string;
  readonly hasFiles: boolean;
  /** The one item that the thread is about, if any. */
  readonly home?: RoutedItem;
  /** Items that wait for an answer: in the thread of a prompt those of the prompt, else all of the person's. */
  readonly open: readonly RoutedItem[];
  /** Items of the thread's prompt, answered or not; empty outside one. */
  readonly asked: readonly RoutedItem[];
  /** Items the person answers for, likelier ones first. */
  readonly own: readonly RoutedItem[];
  /** Every code that the person may mean. */
  readonly codes: readonly string[];
  /** What they reported within the last minutes; `isInvited` when they were asked for more words on it. */
  readonly recent?: { readonly item: RoutedItem; readonly isInvited: boolean };
  readonly language: Language;
  readonly today: string;
}

/** Where a message belongs. */
export type Route =
  /** It is no report: it is answered. `about` is the item it most likely speaks of; `code` names one of somebody else's. */
  | { readonly kind: 'talk'; readonly talk: ReplyKind; readonly about?: string; readonly code?: string }
  /** It adds to what was reported just before. */
  | { readonly kind: 'join' }
  /** What to file where, what to ask about, and the codes named that are not theirs to report on. */
  | { readonly kind: 'file'; readonly pieces: readonly Piece[]; readonly ask?: Question; readonly leftOut: readonly string[] };

export interface Piece {
  readonly itemId: string;
  readonly words: string;
}
/** Words of unknown home; `offer` are the items to choose from, likelier ones first. */
export interface Question {
  readonly words: string;
  readonly offer: readonly string[];
}

/**
 * Decides where a message belongs, and never guesses: an item is taken only where the thread, its code or being the
 * single one that waits makes it certain; everything else is asked. Where nothing waits for an item, its code makes it
 * certain only outside of threads, at the very start, as the only code in the message, and where exactly one item of
 * the person's own has it; without a colon or a dash after it, the words must carry a status or a value as well.
 */
export function routeWords(input: RouteInput): Route {
  if (input.words === '') return routeFiles(input);
  const named = namedCodes(input);
  const talk = input.hasFiles ? undefined : (bareCode(input, named) ?? talkOf(input, named));
  if (talk) return talk;
  const addressed = addressedItem(input, named);
  if (addressed) return filed(addressed.id, input.words);
  const home = input.home ?? singleOpen(input);
  if (home) return routeAtHome(input, home, named.filter((code) => code !== home.context.code));
  return named.length > 0 ? routeByCode(input, named) : routeUnnamed(input);
}

/** Files alone follow the report just filed; where anything else waits as well, that is asked. */
function routeFiles({ home, open, asked, own, recent }: RouteInput): Route {
  if (home) return filed(home.id, '');
  if (recent) return open.length === 0 ? { kind: 'join' } : asking('', [recent.item, ...open]);
  const only = open.length === 1 ? open[0] : undefined;
  return only ? filed(only.id, '') : asking('', firstFilled(open, asked, own));
}

/** A code and nothing said of it asks how the item is. */
function bareCode({ words, home, open, recent, own }: RouteInput, [code, ...others]: readonly string[]): Route | undefined {
  if (code === undefined || others.length > 0) return undefined;
  const start = namedAtStart(words, code);
  // A code that may as well be a value is one where nothing waits for a value.
  const isBare = start ? !/[\p{L}\p{N}]/u.test(start.rest) : codeKey(words) === codeKey(code) && !home && !recent && open.length === 0;
  if (!isBare) return undefined;
  const about = own.find(({ context }) => context.code === code);
  return { kind: 'talk', talk: 'question', ...(about ? { about: about.id } : { code }) };
}

function talkOf(input: RouteInput, named: readonly string[]): Route | undefined {
  const { words, home, open, asked, own, recent } = input;
  const likely = home ? [home] : firstFilled(open, asked, recent ? [recent.item] : [], own.slice(0, 10));
  const candidates = [...likely, ...own.filter(({ context }) => named.includes(context.code))];
  const readings = [...candidates.map(({ context }) => context), ...(candidates.length === 0 ? [anyItem(input)] : [])].map((context) => understand(words, context));
  if (readings.some((reading) => reading.isReport)) return undefined;
  const [code] = named;
  const about = code === undefined ? (home ?? (likely.length === 1 ? likely[0] : undefined)) : own.find(({ context }) => named.includes(context.code));
  return { kind: 'talk', talk: readings[0]?.kind ?? 'small-talk', ...(about ? { about: about.id } : code !== undefined && { code }) };
}

/** The one item that waits; none where the words may as well add to what was reported a moment ago. */
function singleOpen({ open, recent, words }: RouteInput): RoutedItem | undefined {
  const only = open.length === 1 ? open[0] : undefined;
  if (!only || !recent || recent.item.id === only.id) return only;
  return recent.isInvited || isAfterthought(words) || givesValueOf(recent.item, words, [only]) ? undefined : only;
}

/** The one item of the person's own that the words begin with, though nothing waits for it. */
function addressedItem({ words, home, open, asked, own }: RouteInput, named: readonly string[]): RoutedItem | undefined {
  const [code, ...others] = named;
  if (home || code === undefined || others.length > 0) return undefined;
  const start = namedAtStart(words, code);
  const [only, ...more] = own.filter(({ context }) => context.code === code);
  if (!start || !only || more.length > 0 || [...open, ...asked].some(({ context }) => context.code === code)) return undefined;
  const said = understand(words, only.context);
  return said.isReport && (said.status !== null || said.readings.length > 0 || (start.how === 'addressed' && understand(start.rest, only.context).isReport)) ? only : undefined;
}

function routeAtHome(input: RouteInput, home: RoutedItem, others: readonly string[]): Route {
  const { words, open, asked, own, codes } = input;
  if (others.length === 0) return filed(home.id, words);
  if (!saysOf(home, words)) return asking(words, [...own.filter(({ context }) => others.includes(context.code)), home, ...open]);
  const segments = segmentByItem(words, codes).filter((segment) => others.includes(segment.code));
  const pieces: Piece[] = [];
  const questions: Question[] = [];
  const leftOut: string[] = [];
  for (const segment of segments) {
    const waiting = unique([...open, ...asked]).filter(({ context }) => context.code === segment.code);
    const theirs = own.filter(({ context }) => context.code === segment.code);
    const subject = waiting[0] ?? theirs[0];
    if (!subject) leftOut.push(segment.code);
    else if (!saysOf(subject, segment.words)) continue;
    else if (waiting.length === 1) pieces.push({ itemId: subject.id, words: segment.words });
    else questions.push({ words: segment.words, offer: unique([...waiting, ...theirs]).map(({ id }) => id) });
  }
  const homeWords = without(words, segments) || words;
  return { kind: 'file', pieces: [{ itemId: home.id, words: homeWords }, ...pieces], ...joined(questions), leftOut };
}

function routeByCode(input: RouteInput, named: readonly string[]): Route {
  const { words, open, asked, own, codes } = input;
  const segments = segmentByItem(words, codes);
  const certain = unique([...open, ...asked]);
  const pieces: Piece[] = [];
  const questions: Question[] = [];
  const leftOut: string[] = [];
  for (const segment of segments) {
    const waiting = certain.filter(({ context }) => context.code === segment.code);
    const theirs = own.filter(({ context }) => context.code === segment.code);
    const [subject] = waiting;
    if (subject && waiting.length === 1) {
      if (!isBareMention(segment.words, segment.code) && understand(segment.words, subject.context).isReport) pieces.push({ itemId: subject.id, words: segment.words });
    } else if (waiting.length + theirs.length > 0) questions.push({ words: segment.words, offer: unique([...waiting, ...theirs]).map(({ id }) => id) });
    else leftOut.push(segment.code);
  }
  if (pieces.length === 0) return asking(words, [...[...certain, ...own].filter(({ context }) => named.includes(context.code)), ...firstFilled(open, asked, own)]);
  const rest = without(words, segments);
  const unclaimed = open.filter(({ id }) => !pieces.some((piece) => piece.itemId === id));
  if (rest !== '' && unclaimed.some((item) => saysOf(item, rest))) questions.unshift({ words: rest, offer: unclaimed.map(({ id }) => id) });
  return { kind: 'file', pieces, ...joined(questions), leftOut };
}

function routeUnnamed({ words, open, asked, own, recent }: RouteInput): Route {
  const elsewhere = recent ? own.filter(({ id }) => id !== recent.item.id).filter((item) => givesValueOf(item, words, [recent.item])) : [];
  // What follows a report within minutes, with nothing else waiting, goes on with it: unless it gives the value of another item's measure.
  if (recent && open.length === 0 && elsewhere.length === 0) return { kind: 'join' };
  const mayAdd = recent && (recent.isInvited || isAfterthought(words) || open.length === 0 || givesValueOf(recent.item, words, open)) ? [recent.item] : [];
  return asking(words, [...elsewhere, ...mayAdd, ...firstFilled(open, asked, own)]);
}

/** Whether words give the value of a measure of one item and of none of the others'. */
function givesValueOf({ context }: RoutedItem, words: string, others: readonly RoutedItem[]): boolean {
  return understand(words, context).readings.length > 0 && others.every((other) => understand(words, other.context).readings.length === 0);
}

/** Whether words carry a status or a value for an item, or name it with something to file: to be named beside another item is nothing to file. */
export function saysOf({ context }: RoutedItem, words: string): boolean {
  if (isBareMention(words, context.code)) return false;
  const said = understand(words, context);
  return said.isReport && (said.status !== null || said.readings.length > 0 || segmentByItem(words, [context.code]).length > 0);
}

function namedCodes(input: RouteInput): readonly string[] {
  return understand(input.words, anyItem(input)).mentions;
}

/** No item in particular. */
function anyItem({ codes, language, today }: RouteInput): ItemContext {
  return { code: '', title: '', measures: [], otherCodes: codes, language, today };
}

function filed(itemId: string, words: string): Route {
  return { kind: 'file', pieces: [{ itemId, words }], leftOut: [] };
}

function asking(words: string, offer: readonly RoutedItem[]): Route {
  return { kind: 'file', pieces: [], ask: { words, offer: unique(offer).map(({ id }) => id) }, leftOut: [] };
}

/** Several questions as one: their words together, their items in turn. */
function joined(questions: readonly Question[]): { readonly ask?: Question } {
  if (questions.length === 0) return {};
  return { ask: { words: questions.map((one) => one.words).join('\n'), offer: [...new Set(questions.flatMap((one) => one.offer))] } };
}

/** The words that are in no segment. */
function without(words: string, segments: readonly ItemSegment[]): string {
  return restOf(words, segments.map((segment) => segment.words));
}

/** The words without parts of them that are taken. */
export function restOf(words: string, taken: readonly string[]): string {
  if (taken.length === 0 || taken.includes(words)) return taken.length === 0 ? words : '';
  const rest = taken.flatMap((part) => [part, ...part.split('\n')]).reduce((text, piece) => (piece.length > 3 ? text.replace(piece, ' ') : text), words);
  return rest.replace(/[ \t]+/g, ' ').replace(/^[\s.,;:–—-]+|[\s,;:–—-]+$/gu, '');
}

function firstFilled(...lists: readonly (readonly RoutedItem[])[]): readonly RoutedItem[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function unique(items: readonly RoutedItem[]): RoutedItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/**
 * What an edited message says of an item that it was filed under: all of it but what it says of others, where it was
 * filed under no other; else the part with the item's code. Empty where it no longer speaks of the item.
 */
export function wordsForItem(words: string, item: RoutedItem, codes: readonly string[], isOnly: boolean): string {
  const segments = segmentByItem(words, codes);
  if (!isOnly) return segments.find((segment) => segment.code === item.context.code)?.words ?? '';
  const others = segments.filter((segment) => segment.code !== item.context.code);
  if (others.length === 0) return words;
  return saysOf(item, words) ? without(words, others) || words : '';
}
