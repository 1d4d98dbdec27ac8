/** Ends the id of a button that is answered with a form. */
const FORM = '+form';

/** The `action_id` of a button: what it does, told apart from its neighbours by `index`. */
export function actionId(action: string, index: number, opensForm: boolean): string {
  return `${action}#${index}${opensForm ? FORM : ''}`;
}

/** Reads an `action_id` back. */
export function readActionId(id: string): { readonly action: string; readonly opensForm: boolean } {
  const mark = id.lastIndexOf('#');
  return mark < 0 ? { action: id, opensForm: false } : { action: id.slice(0, mark), opensForm: id.endsWith(FORM) };
}
