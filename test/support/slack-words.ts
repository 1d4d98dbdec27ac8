import { seenWords, unmarked } from '../adapters/slack/seen-words.js';
import type { KeptMessage } from './slack-control.js';

/** A message's words as a reader sees them, people by name. */
export function wordsOf({ blocks, text }: KeptMessage, names: ReadonlyMap<string, string>): string {
  return blocks === undefined || blocks.length === 0 ? unmarked(named(text, names)) : seenWords(blocks.map((block) => withNames(block, names)));
}

/** The links that a reader can follow: only those that Slack's markup makes. */
export function linksIn({ blocks = [] }: KeptMessage): readonly string[] {
  return markedTexts(blocks).flatMap((text) => [...text.matchAll(/<(https?:[^|>]+)(?:\|[^>]*)?>/gu)].map(([, url = '']) => url.replaceAll('&amp;', '&')));
}

function markedTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markedTexts);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Readonly<Record<string, unknown>>;
  if (type === 'mrkdwn' && typeof text === 'string') return [text];
  return Object.values(value).flatMap(markedTexts);
}

function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withNames(each, names));
  if (typeof value !== 'object' || value === null) return value;
  const { type, text } = value as Readonly<Record<string, unknown>>;
  if (type === 'mrkdwn' && typeof text === 'string') return { ...value, text: named(text, names) };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNames(each, names)]));
}

function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/<@(\w+)>/gu, (whole, user: string) => (names.has(user) ? `@${names.get(user) ?? ''}` : whole));
}
