import { z } from 'zod';
import type { Button } from './message.js';
import { STATUSES } from './types.js';

/** Of an action that acts on nothing but who presses it. */
const nothing: z.ZodType<object> = z.object({});

/** What a button does: the one list of actions and of what each acts on. */
const ACTIONS = {
  /** Answer a check with a status alone. */
  'check.status': z.object({ check: z.uuid(), status: z.enum(STATUSES) }),
  /** Open the report form for a check. */
  'check.report': z.object({ check: z.uuid() }),
  /** Open the report form for an item, whether it is asked about now or not. */
  'item.report': z.object({ item: z.uuid() }),
  /** Ask again on the next open day. */
  'check.snooze': z.object({ check: z.uuid() }),
  /** The item is not this person's: tell the stewards. */
  'check.not-mine': z.object({ check: z.uuid() }),
  /** Open a form in which the item is chosen. */
  'report.any': nothing,
  /** What was understood is right. */
  'report.confirm': z.object({ report: z.uuid() }),
  /** Open the report form, prefilled. */
  'report.change': z.object({ report: z.uuid() }),
  'report.undo': z.object({ report: z.uuid() }),
  /** Give the status that the words did not. */
  'report.status': z.object({ report: z.uuid(), status: z.enum(STATUSES) }),
  /** Which item words belong to; without `item`: none, let it be. */
  'clarify.item': z.object({ clarification: z.uuid(), item: z.uuid().optional() }),
  /** Do not ask this person for some days, from today on; what waits is asked again then. */
  'away.set': z.object({ days: z.int().min(1).max(60) }),
  /** The person is here again. */
  'away.end': nothing,
  /** Another page of an answer. */
  'answer.page': z.object({ command: z.string().max(1500), page: z.int().min(1) }),
  /** Run a command as if typed. */
  'command.run': z.object({ command: z.string().max(1500) }),
} as const;

export type ActionName = keyof typeof ACTIONS;
export type Action = { [N in ActionName]: { readonly name: N } & z.infer<(typeof ACTIONS)[N]> }[ActionName];

/** Actions that are answered with a form. */
const OPENS_FORM: ReadonlySet<string> = new Set<ActionName>(['check.report', 'item.report', 'report.any', 'report.change']);

/** The `action` and `value` of a button that does `action`. */
export function actionButton(action: Action, rest: Omit<Button, 'action' | 'value'>): Button {
  const { name, ...value } = action;
  return { action: name, value: JSON.stringify(value), ...(opensForm(name) && { opensForm: true as const }), ...rest };
}

/** Whether an action is answered with a form. */
export function opensForm(name: string): boolean {
  return OPENS_FORM.has(name);
}

/** Reads a pressed button back; undefined when it is none of ours or its value does not fit. */
export function readAction(name: string, value: string): Action | undefined {
  const schema = Object.hasOwn(ACTIONS, name) ? ACTIONS[name as ActionName] : undefined;
  if (!schema) return undefined;
  const parsed = schema.safeParse(parseJson(value));
  return parsed.success ? ({ name, ...parsed.data } as Action) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
