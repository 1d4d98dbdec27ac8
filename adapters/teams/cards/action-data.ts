import { z } from 'zod';

/** What a pressed button of ours brings back, under one name so that inputs beside it cannot take its place. */
const actionData = z.looseObject({
  throughline: z.discriminatedUnion('kind', [
    /** A button of a message. */
    z.strictObject({ kind: z.literal('action'), action: z.string().min(1).max(100), value: z.string().max(2_000) }),
    /** A button that opens a form in a dialog. */
    z.strictObject({ kind: z.literal('open'), action: z.string().min(1).max(100), value: z.string().max(2_000) }),
    /** A form filled in, in a dialog or inside a message; its fields stand beside, each named `prefix` and its own name. */
    z.strictObject({ kind: z.literal('form'), form: z.string().min(1).max(100), context: z.string().max(3_000), prefix: z.string().max(50) }),
    /** The client asks for the card as it stands now. */
    z.strictObject({ kind: z.literal('refresh') }),
  ]),
});

export type ActionData = z.infer<typeof actionData>['throughline'];

/** Stands in a list of choices for none of them: what was chosen once cannot be taken back in it otherwise. */
export const NO_CHOICE = 'throughline.none';

/** The data to give a button. */
export function writeActionData(data: ActionData): { readonly throughline: ActionData } {
  return { throughline: data };
}

/** What a press brought back, with everything beside it; undefined for what is not ours. */
export function readActionData(given: unknown): { readonly data: ActionData; readonly beside: Readonly<Record<string, unknown>> } | undefined {
  const parsed = actionData.safeParse(given);
  if (!parsed.success) return undefined;
  const { throughline, ...beside } = parsed.data;
  return { data: throughline, beside };
}
