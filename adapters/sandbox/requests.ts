import { z } from 'zod';
import { CLOCK_STEPS } from './api.js';

/** What the page sends. `as` is who it is for; `nonce` names the act, so that a repeat is known as one. */

const id = z.string().min(1).max(200);
const nonce = z.string().regex(/^[A-Za-z0-9-]{8,64}$/u);
/** Kept well below what one request may weigh; the exact limit is checked by its bytes, with a clear answer. */
const words = z.string();

export const messageRequest = z.strictObject({
  as: id,
  page: id,
  nonce,
  conversation: id,
  thread: id.optional(),
  text: words,
  files: z.array(id).default([]),
});
export const editRequest = z.strictObject({ as: id, nonce, conversation: id, message: id, text: words });
export const deleteRequest = z.strictObject({ as: id, conversation: id, message: id });
export const actionRequest = z.strictObject({ as: id, page: id, nonce, conversation: id, message: id, action: z.string().max(200), value: z.string().max(2_000) });
export const formRequest = z.strictObject({
  as: id,
  open: id,
  values: z.record(z.string(), words),
  files: z.record(z.string(), z.array(id)).default({}),
});
export const formCloseRequest = z.strictObject({ as: id, open: id });
export const readRequest = z.strictObject({ as: id, conversation: id, seq: z.number().int().min(0) });
export const profileRequest = z.strictObject({ as: id, nonce, name: words, timeZone: words, locale: words });
export const clockRequest = z.strictObject({ as: id, to: z.enum(CLOCK_STEPS) });
export const earlierRequest = z.strictObject({ as: id, conversation: id, before: z.coerce.number().int().positive() });
const openPages = z.array(z.strictObject({ as: id, page: id })).min(1).max(100);
/** `pages` is JSON: the open pages that one stream is for. */
export const eventsRequest = z.strictObject({
  pages: z.string().transform((text, context) => {
    const read = openPages.safeParse(readJson(text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: 'not a list of open pages' });
    return z.NEVER;
  }),
});
export const stateRequest = z.strictObject({ as: id });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type MessageRequest = z.infer<typeof messageRequest>;
export type EditRequest = z.infer<typeof editRequest>;
export type DeleteRequest = z.infer<typeof deleteRequest>;
export type ActionRequest = z.infer<typeof actionRequest>;
export type FormRequest = z.infer<typeof formRequest>;
export type ProfileRequest = z.infer<typeof profileRequest>;
