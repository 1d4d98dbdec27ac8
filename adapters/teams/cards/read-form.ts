import { NO_CHOICE } from './action-data.js';
import type { ActionData } from './action-data.js';

export interface SentForm {
  readonly form: string;
  readonly context: string;
  /** By the field's name; empty where nothing was entered, left out where the client sent nothing. */
  readonly values: Readonly<Record<string, string>>;
}

/** More than any form of ours has. */
const MOST_FIELDS = 500;

/** A form as it was filled in, in a dialog or inside a message: `beside` is what stood beside the action's data. */
export function readForm({ form, context, prefix }: Extract<ActionData, { kind: 'form' }>, beside: Readonly<Record<string, unknown>>): SentForm {
  const values = Object.entries(beside)
    .filter(([name]) => name.startsWith(prefix) && name.length > prefix.length)
    .slice(0, MOST_FIELDS)
    .flatMap(([name, value]): [string, string][] => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name.slice(prefix.length), value === NO_CHOICE ? '' : String(value)]] : []));
  return { form, context, values: Object.fromEntries(values) };
}
