import type { z } from 'zod';
import { AppError } from '../src/errors.js';
import type { Prisma } from './generated/client.js';

/**
 * Reads a JSON column back.
 * @throws AppError `stored-data-unreadable`, which names the row and never repeats what is in it.
 */
export function parseStored<T>(schema: z.ZodType<T>, value: unknown, table: string, id: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError('stored-data-unreadable', `Row ${id} of the table ${table} cannot be read at ${read.error.issues.map((issue) => issue.path.join('.') || 'its root').join(', ')}. Put it right or remove it.`);
}

/** As `parseStored`, for JSON in a text column. */
export function parseStoredText<T>(schema: z.ZodType<T>, text: string, table: string, id: string): T {
  return parseStored(schema, parsedOrUndefined(text), table, id);
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value of plain data as a JSON column takes it. */
export function toJson(value: object): Prisma.InputJsonObject {
  return value;
}
