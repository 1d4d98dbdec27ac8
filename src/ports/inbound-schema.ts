import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { cleanText } from '../domain/clean-text.js';
import { PLATFORMS } from '../domain/types.js';
import type { Inbound } from './chat.js';

/** Far above any platform's identifiers, far below what an index can hold. */
export const id = z.string().min(1).max(500);
export const text = z.string().transform(cleanText);
const name = z.string().transform((value) => cleanText(value).replace(/\s+/g, ' ').trim().slice(0, 300));
export const instant = z.string().refine(isInstant, 'not an ISO instant');

const file = z.object({ id, name, mimeType: name, size: z.number().min(0).optional(), url: z.string().max(4_000), permalink: z.string().max(4_000).optional() });
const files = z.array(file).max(50);
export const conversation = z.object({ id, kind: z.enum(['direct', 'channel']) });
const reply = z.string().max(8_000);
export const stranger = z.enum(['guest', 'external', 'bot']);
const profile = z.object({
  user: id,
  name,
  handle: name.optional(),
  email: name.optional(),
  timeZone: name.optional(),
  locale: name.optional(),
  active: z.boolean(),
  kind: stranger.optional(),
});

const base = { platform: z.enum(PLATFORMS), workspace: id, key: id, user: id, at: instant, stranger: stranger.optional() };
const trigger = z.string().max(8_000).optional();
export const shared = z.object({ conversation: id, message: id, isPrivate: z.boolean(), author: name, at: instant, text, files, permalink: z.string().max(4_000).optional() });

/** What an adapter hands over, checked; texts come out cleaned. */
export const inboundSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('message'), conversation, message: id, thread: id.optional(), text, files }),
  z.object({ ...base, type: z.literal('edit'), conversation, message: id, text, files: files.optional() }),
  z.object({ ...base, type: z.literal('delete'), conversation, message: id }),
  z.object({ ...base, type: z.literal('command'), conversation, text, reply, trigger, aloud: z.boolean().optional() }),
  z.object({ ...base, type: z.literal('action'), conversation, message: id, action: id, value: z.string().max(4_000), reply, trigger }),
  z.object({ ...base, type: z.literal('form'), form: id, context: z.string().max(4_000), values: z.record(z.string().max(300), text), files, reply }),
  z.object({ ...base, type: z.literal('member'), change: z.enum(['joined', 'updated', 'left']), profile }),
  z.object({ ...base, type: z.literal('home') }),
  z.object({ ...base, type: z.literal('shortcut'), shortcut: z.literal('report'), reply, trigger }),
  z.object({ ...base, type: z.literal('share'), source: shared, reply, trigger }),
  z.object({ ...base, type: z.literal('channel'), channel: id, name: name.optional(), change: z.enum(['renamed', 'archived', 'unarchived', 'deleted', 'joined', 'left', 'shared', 'unshared', 'moved']), movedTo: id.optional() }),
  z.object({ ...base, type: z.literal('installation'), change: z.enum(['added', 'removed']) }),
  z.object({ ...base, type: z.literal('workspace'), change: z.enum(['removed', 'revoked']) }),
]) satisfies z.ZodType<Inbound>;

/** How long the longest text is that a person wrote in one act, in UTF-16 units. */
export function longestText(inbound: Inbound): number {
  switch (inbound.type) {
    case 'message':
    case 'edit':
    case 'command':
      return inbound.text.length;
    case 'form':
      return Object.values(inbound.values).reduce((sum, value) => sum + value.length, 0);
    case 'share':
      return inbound.source.text.length;
    default:
      return 0;
  }
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
