import { planFileJsonSchema } from '../domain/plan-file/plan-file-schema.js';
import type { CommandIo } from './io.js';

/** Prints the JSON Schema of a plan file, for editors. Needs no database. */
export function runSchema(io: CommandIo): number {
  io.out(JSON.stringify(planFileJsonSchema(), null, 2));
  return 0;
}
