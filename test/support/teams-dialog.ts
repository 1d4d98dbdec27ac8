import { z } from 'zod';
import { actionsOf } from '../adapters/teams/cards/card-reader.js';
import { inputsIn } from './teams-words.js';

/** What a `continue` task shows. */
export const dialogSchema = z.looseObject({
  task: z.looseObject({ type: z.literal('continue'), value: z.looseObject({ title: z.string(), card: z.looseObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.record(z.string(), z.unknown()) }) }) }),
});

/** A dialog that is open before somebody, and the card it was opened from. */
export interface Dialog {
  readonly title: string;
  readonly card: { readonly content: Readonly<Record<string, unknown>> };
  readonly conversation: string;
  readonly replyToId: string;
}

/** A form's inputs and its one button, as a client treats them. */
export function openDialog({ card }: Pick<Dialog, 'card'>): { readonly filled: (values: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>> } {
  return { filled: (values) => filledIn(card.content, values) };
}

/** What is sent from a card whose inputs were filled in by their fields' names. Throws as a client would not send it. */
export function filledIn(card: unknown, values: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const submit = actionsOf(card).find(({ type }) => type === 'Action.Submit' || type === 'Action.Execute');
  const data = z.looseObject({ throughline: z.looseObject({ prefix: z.string() }) }).parse(submit?.['data']);
  const { prefix } = data.throughline;
  const inputs = inputsIn(card);
  const unknown = Object.keys(values).filter((name) => !inputs.some(({ id }) => id === `${prefix}${name}`));
  if (unknown.length > 0) throw new Error(`The form has no ${unknown.join(', ')}.`);
  const entered = inputs.map(({ id, value, isRequired, choices }) => {
    const given = values[String(id).slice(prefix.length)] ?? (typeof value === 'string' ? value : '');
    if (isRequired === true && given === '') throw new Error(`${String(id)} must be filled in.`);
    const options = z.array(z.looseObject({ value: z.string() })).optional().parse(choices);
    if (options && given !== '' && !options.some((option) => option.value === given)) throw new Error(`${String(id)} cannot be "${given}".`);
    return [String(id), given] as const;
  });
  return { ...data, ...Object.fromEntries(entered) };
}
