import { z } from 'zod';
import type { Field, Form } from './message.js';

/** The shape of `Form` as it is read back from where it was kept. */

const fieldBase = { name: z.string().min(1), label: z.string(), hint: z.string().optional(), required: z.boolean().optional() };

const field: z.ZodType<Field> = z.discriminatedUnion('type', [
  z.strictObject({
    ...fieldBase,
    type: z.enum(['text', 'multiline', 'number', 'date']),
    value: z.string().optional(),
    maxLength: z.number().int().positive().optional(),
  }),
  z.strictObject({
    ...fieldBase,
    type: z.literal('select'),
    value: z.string().optional(),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  }),
  z.strictObject({ ...fieldBase, type: z.literal('file'), multiple: z.boolean().optional() }),
  z.strictObject({ type: z.literal('notice'), level: z.enum(['info', 'warning']), text: z.string() }),
]);

export const formSchema: z.ZodType<Form> = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  submit: z.string(),
  cancel: z.string(),
  context: z.string().max(3_000),
  fields: z.array(field),
});
