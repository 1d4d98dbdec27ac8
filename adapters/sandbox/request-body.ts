import type { Context } from 'hono';
import type { z } from 'zod';
import { Fault } from './fault.js';

/** The JSON body of a request in a known shape. Throws `Fault` `bad-request`. */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const json: unknown = await c.req.json().catch((cause: unknown) => {
    if (cause instanceof Fault) throw cause;
    throw new Fault('bad-request', { cause });
  });
  return check(schema, json);
}

/** The query of a request in a known shape. Throws `Fault` `bad-request`. */
export function readQuery<T extends z.ZodType>(c: Context, schema: T): z.output<T> {
  return check(schema, c.req.query());
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (!read.success) throw new Fault('bad-request', { cause: read.error });
  return read.data;
}
