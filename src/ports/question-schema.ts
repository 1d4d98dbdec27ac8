import { z } from 'zod';
import { PLATFORMS } from '../domain/types.js';
import type { Question } from './ask.js';
import { conversation, id, instant, shared, stranger, text } from './inbound-schema.js';

const base = { platform: z.enum(PLATFORMS), workspace: id, user: id, at: instant, stranger: stranger.optional() };
/** More is shown nowhere at once. */
const MOST_FOUND = 100;

/** What an adapter asks, checked; texts come out cleaned. */
export const questionSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('form'), action: id, value: z.string().max(4_000), conversation: conversation.optional() }),
  z.object({ ...base, type: z.literal('report-any') }),
  z.object({ ...base, type: z.literal('share'), source: shared }),
  z.object({ ...base, type: z.literal('search'), text, skip: z.int().min(0), count: z.int().min(1).max(MOST_FOUND) }),
  z.object({ ...base, type: z.literal('refresh'), conversation: id, message: id }),
]) satisfies z.ZodType<Question>;
