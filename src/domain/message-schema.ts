import { z } from 'zod';
import { formSchema } from './form-schema.js';
import type { Block, Inline, Message } from './message.js';
import { STATUSES } from './types.js';

/** The shape of `Message` as it is read back from where it was kept. */

const inline: z.ZodType<Inline> = z.union([
  z.string(),
  z.array(
    z.union([
      z.string(),
      z.strictObject({ bold: z.string() }),
      z.strictObject({ link: z.strictObject({ url: z.string(), text: z.string() }) }),
      z.strictObject({ mention: z.strictObject({ user: z.string(), name: z.string() }) }),
    ]),
  ),
]);

const button = z.strictObject({
  action: z.string(),
  value: z.string().max(2_000),
  label: z.string(),
  description: z.string().optional(),
  style: z.enum(['primary', 'danger']).optional(),
  status: z.enum(STATUSES).optional(),
  opensForm: z.literal(true).optional(),
  form: formSchema.optional(),
});

const itemStatus = z.enum([...STATUSES, 'unknown']);
const cell = z.union([z.string(), z.strictObject({ value: z.number(), text: z.string() }), z.strictObject({ status: itemStatus, text: z.string() })]);

const chart = z.strictObject({
  kind: z.enum(['bar', 'line', 'area', 'pie']),
  title: z.string(),
  text: z.string(),
  isSaid: z.literal(true).optional(),
  series: z.array(z.strictObject({ name: z.string(), points: z.array(z.strictObject({ x: z.string(), y: z.number(), status: itemStatus.optional() })) })),
});

const block: z.ZodType<Block> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: z.string(), level: z.union([z.literal(1), z.literal(2)]).optional() }),
  z.strictObject({ type: z.literal('text'), text: inline }),
  z.strictObject({ type: z.literal('context'), text: inline }),
  z.strictObject({ type: z.literal('quote'), text: z.string(), by: z.string().optional() }),
  z.strictObject({ type: z.literal('list'), items: z.array(inline) }),
  z.strictObject({ type: z.literal('facts'), facts: z.array(z.strictObject({ label: z.string(), value: inline })) }),
  z.strictObject({ type: z.literal('status'), status: itemStatus, label: z.string(), text: inline }),
  z.strictObject({ type: z.literal('buttons'), buttons: z.array(button) }),
  z.strictObject({ type: z.literal('chart'), chart }),
  z.strictObject({ type: z.literal('table'), caption: z.string(), columns: z.array(z.string()), rows: z.array(z.array(cell)), text: z.string(), inLines: z.lazy(() => z.array(block)).optional() }),
  z.strictObject({ type: z.literal('divider') }),
]);

export const messageSchema: z.ZodType<Message> = z.strictObject({ summary: z.string(), blocks: z.array(block), more: z.array(block).optional() });
