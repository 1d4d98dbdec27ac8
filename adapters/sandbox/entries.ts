import { z } from 'zod';
import { formSchema, messageSchema } from './message-schema.js';

/**
 * The journal's entries: the workspace's whole history, one fact a line. State is what they add up to,
 * so it is read and written through these schemas alone.
 */

const file = z.strictObject({ id: z.string(), name: z.string(), mimeType: z.string(), size: z.number().int().min(0), user: z.string() });
/** A file somebody attached, without its bytes. */
export type StoredFile = z.infer<typeof file>;

const post = z.strictObject({
  id: z.string(),
  conversation: z.string(),
  /** The place in the workspace's order of events. */
  seq: z.number().int().positive(),
  at: z.string(),
  /** A user id, or the bot's. */
  author: z.string(),
  /** The message it answers, if any. */
  thread: z.string().optional(),
  /** The only person who sees it. */
  onlyTo: z.string().optional(),
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('message'), message: messageSchema }),
    z.strictObject({ kind: z.literal('text'), text: z.string(), files: z.array(file), command: z.boolean() }),
    z.strictObject({ kind: z.literal('deleted') }),
  ]),
  edited: z.boolean(),
});
/** One message of a conversation. */
export type Post = z.infer<typeof post>;

const change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('post'), post }),
  z.strictObject({ type: z.literal('edit'), conversation: z.string(), message: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('delete'), conversation: z.string(), message: z.string() }),
  z.strictObject({ type: z.literal('profile'), user: z.string(), name: z.string(), timeZone: z.string(), locale: z.string() }),
  z.strictObject({ type: z.literal('form'), open: z.string() }),
]);
/** What an act of a person changes in the workspace once the bot has it. */
export type Change = z.infer<typeof change>;

const by = { platform: z.literal('sandbox'), workspace: z.string(), key: z.string(), user: z.string(), at: z.string() };
const place = z.strictObject({ id: z.string(), kind: z.enum(['direct', 'channel']) });
const attached = z.strictObject({ id: z.string(), name: z.string(), mimeType: z.string(), size: z.number().optional(), url: z.string() });
const profile = z.strictObject({
  user: z.string(),
  name: z.string(),
  handle: z.string().optional(),
  email: z.string().optional(),
  timeZone: z.string().optional(),
  locale: z.string().optional(),
  active: z.boolean(),
});

/** The acts worth handing over again after a crash. A command, button or form is the person's to repeat. */
const repeatable = z.discriminatedUnion('type', [
  z.strictObject({
    ...by,
    type: z.literal('message'),
    conversation: place,
    message: z.string(),
    thread: z.string().optional(),
    text: z.string(),
    files: z.array(attached),
  }),
  z.strictObject({ ...by, type: z.literal('edit'), conversation: place, message: z.string(), text: z.string() }),
  z.strictObject({ ...by, type: z.literal('delete'), conversation: place, message: z.string() }),
  z.strictObject({ ...by, type: z.literal('member'), change: z.enum(['joined', 'updated', 'left']), profile }),
]);
export type RepeatableInbound = z.infer<typeof repeatable>;

const openForm = z.strictObject({ open: z.string(), user: z.string(), page: z.string(), conversation: z.string(), thread: z.string().optional(), form: formSchema });
/** A form on somebody's page, waiting for an answer. */
export type OpenForm = z.infer<typeof openForm>;

export const entrySchema = z.discriminatedUnion('type', [
  /** The bot posted. `key` is the send's key. */
  z.strictObject({ type: z.literal('posted'), post, key: z.string().optional() }),
  z.strictObject({ type: z.literal('updated'), conversation: z.string(), message: z.string(), content: messageSchema }),
  /** A person acted; the bot has not got it yet. */
  z.strictObject({ type: z.literal('asked'), key: z.string(), change: change.optional(), repeat: repeatable.optional() }),
  z.strictObject({ type: z.literal('accepted'), key: z.string() }),
  z.strictObject({ type: z.literal('rejected'), key: z.string() }),
  z.strictObject({ type: z.literal('read'), user: z.string(), conversation: z.string(), seq: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('file'), file }),
  z.strictObject({ type: z.literal('form-opened'), form: openForm }),
  z.strictObject({ type: z.literal('form-closed'), open: z.string() }),
  /** What earlier entries came to, where they were put together: a post as it stands, a profile, how far the counts were. */
  z.strictObject({ type: z.literal('kept-post'), post, version: z.number().int().positive(), key: z.string().optional() }),
  z.strictObject({ type: z.literal('kept-profile'), user: z.string(), name: z.string(), timeZone: z.string(), locale: z.string() }),
  z.strictObject({ type: z.literal('kept-counts'), version: z.number().int().min(0), seq: z.number().int().min(0) }),
]);
export type Entry = z.infer<typeof entrySchema>;
