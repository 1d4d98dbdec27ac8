import { given } from './given.js';

/** Leaves out empty lists and what is not there. */
export function withoutEmpty(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return given(Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value) || value.length > 0)));
}
