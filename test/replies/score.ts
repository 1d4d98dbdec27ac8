import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DIRECTIONS, LANGUAGES, STATUSES, type Language } from '../../src/domain/types.js';
import { understand } from '../../src/domain/understand/understand.js';
import type { ItemContext, Understanding } from '../../src/domain/understand/types.js';

const folder = import.meta.dirname;

const itemSchema = z.object({
  code: z.string(),
  title: z.string(),
  measures: z.array(z.object({
    key: z.string(), name: z.string(), unit: z.string(), baseline: z.number().nullish(), target: z.number().nullish(), direction: z.enum(DIRECTIONS),
  })),
});
const replySchema = z.object({
  id: z.string(),
  item: z.string(),
  words: z.string(),
  expect: z.object({
    language: z.enum(LANGUAGES),
    isReport: z.boolean(),
    status: z.enum(STATUSES).nullable(),
    readings: z.array(z.object({ measure: z.string(), value: z.number() })),
    links: z.array(z.string()),
    blockers: z.array(z.string()),
    needs: z.array(z.string()),
    mentions: z.array(z.string()),
  }),
});
/** One labelled reply. */
export type LabelledReply = z.infer<typeof replySchema>;

const items = z.array(itemSchema).parse(JSON.parse(readFileSync(join(folder, 'items.json'), 'utf8')));

/** The context a labelled reply is understood in. The replies were written in the autumn of a school year. */
export function contextOfReply(code: string, language: Language): ItemContext {
  const item = items.find((each) => each.code === code);
  if (!item) throw new Error(`items.json has no item ${code}`);
  return { ...item, otherCodes: items.map((each) => each.code).filter((each) => each !== code), language, today: '2026-11-21' };
}

/** The labelled replies of one file. */
export function readReplies(path: string): LabelledReply[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => replySchema.parse(JSON.parse(line)));
}

/** The development set of a language. */
export function developmentSet(language: Language): LabelledReply[] {
  return readReplies(join(folder, `${language}.jsonl`));
}

/** The set that nobody looks at while building; only its totals are ever shown. */
export function heldOutSet(language: Language): LabelledReply[] {
  const held = join(folder, 'held-out');
  if (!statSync(held, { throwIfNoEntry: false })) return [];
  return readdirSync(held).filter((name) => name.endsWith('.jsonl')).sort().flatMap((name) => readReplies(join(held, name))).filter(({ expect }) => expect.language === language);
}

/** Totals over a set; shares are 0–1. */
export interface Score {
  readonly total: number;
  /** Replies that got a status. */
  readonly withStatus: number;
  /** Of those, how many got the labelled one. */
  readonly right: number;
  readonly precision: number;
  /** Of the replies labelled with a status, how many got that one. */
  readonly recall: number;
  /** Of the reports, how many have their status asked for. */
  readonly askRate: number;
  readonly isReport: number;
  readonly language: number;
  readonly readings: number;
  readonly links: number;
  readonly mentions: number;
  /** Blockers and needs: replies where as many were found as labelled, each sharing most of its words. */
  readonly blockers: number;
  readonly needs: number;
}

export interface Judged {
  readonly reply: LabelledReply;
  readonly understood: Understanding;
  readonly readingsRight: boolean;
  readonly linksRight: boolean;
  readonly mentionsRight: boolean;
  readonly blockersRight: boolean;
  readonly needsRight: boolean;
}

/** Understands one labelled reply and compares. */
export function judge(reply: LabelledReply): Judged {
  const { expect, words, item } = reply;
  const understood = understand(words, contextOfReply(item, expect.language));
  return {
    reply, understood,
    readingsRight: sameSet(understood.readings.map(({ measure, value }) => `${measure}=${value}`), expect.readings.map(({ measure, value }) => `${measure}=${value}`)),
    linksRight: sameSet(understood.links, expect.links),
    mentionsRight: sameSet(understood.mentions, expect.mentions),
    blockersRight: alike(understood.blockers, expect.blockers),
    needsRight: alike(understood.needs, expect.needs),
  };
}

/** The totals of a set. */
export function score(replies: readonly LabelledReply[]): Score {
  const judged = replies.map(judge);
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const count = (test: (each: Judged) => boolean): number => judged.filter(test).length;
  const withStatus = count(({ understood }) => understood.status !== null);
  const right = count(({ understood, reply }) => understood.status !== null && understood.status === reply.expect.status);
  const reports = count(({ understood }) => understood.isReport);
  const part = (test: (each: Judged) => boolean): number => share(count(test), judged.length);
  return {
    total: judged.length, withStatus, right,
    precision: share(right, withStatus),
    recall: share(right, count(({ reply }) => reply.expect.status !== null)),
    askRate: share(count(({ understood }) => understood.isReport && understood.status === null), reports),
    isReport: part(({ understood, reply }) => understood.isReport === reply.expect.isReport),
    language: part(({ understood, reply }) => understood.language === reply.expect.language),
    readings: part(({ readingsRight }) => readingsRight),
    links: part(({ linksRight }) => linksRight),
    mentions: part(({ mentionsRight }) => mentionsRight),
    blockers: part(({ blockersRight }) => blockersRight),
    needs: part(({ needsRight }) => needsRight),
  };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join('\n') === [...b].sort().join('\n');
}

/** As many on both sides, and each shares at least half of its words with its partner. */
function alike(found: readonly string[], labelled: readonly string[]): boolean {
  if (found.length !== labelled.length) return false;
  return labelled.every((text) => found.some((other) => overlap(text, other) >= 0.5));
}

function overlap(a: string, b: string): number {
  const left = new Set(a.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const right = new Set(b.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const shared = [...left].filter((word) => right.has(word)).length;
  return left.size + right.size === 0 ? 1 : (2 * shared) / (left.size + right.size);
}

/** One line of totals, for the test's output. */
export function summary(name: string, { total, withStatus, right, precision, recall, askRate, isReport, language, readings, links, mentions, blockers, needs }: Score): string {
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
  return `${name}: ${total} replies, ${withStatus} with a status, ${right} right; precision ${percent(precision)}, recall ${percent(recall)}, asks ${percent(askRate)}, ` +
    `report or not ${percent(isReport)}, language ${percent(language)}, readings ${percent(readings)}, links ${percent(links)}, mentions ${percent(mentions)}, blockers ${percent(blockers)}, needs ${percent(needs)}`;
}
