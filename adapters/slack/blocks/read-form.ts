import { z } from 'zod';

/** One input's state, as Slack sends it with `view_submission`; what is empty comes as null. */
const input = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  files: z.array(z.looseObject({ id: z.string() })).nullish(),
});
const state = z.looseObject({ values: z.record(z.string(), z.record(z.string(), input)) });

/** A file as Slack describes it; who reads files checks the rest. */
export type SubmittedFile = Readonly<Record<string, unknown>> & { readonly id: string };

export interface FormValues {
  /** By the field's name; empty where nothing was entered. */
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly SubmittedFile[];
}

/** What was entered into a form of `renderForm`: `view.state` of a submission. Throws a `ZodError` where it is none. */
export function readFormValues(submitted: unknown): FormValues {
  const inputs = Object.entries(state.parse(submitted).values).flatMap(([name, actions]) => Object.values(actions).slice(0, 1).map((entered) => ({ name, entered })));
  return {
    values: Object.fromEntries(inputs.flatMap(({ name, entered }) => (entered.type === 'file_input' ? [] : [[name, valueOf(entered)]]))),
    files: inputs.flatMap(({ entered }) => (entered.type === 'file_input' ? (entered.files ?? []) : [])),
  };
}

function valueOf(entered: z.infer<typeof input>): string {
  return entered.value ?? entered.selected_option?.value ?? entered.selected_date ?? '';
}
