import { boundedMap } from '../../../src/domain/bounded-map.js';
import type { Field, Form } from '../../../src/domain/message.js';

/** So many forms are remembered; what was forgotten, or shown by another process, is not shown again. */
const MOST = 2_000;

/** The forms that people have before them, so that one that could not be stored can be given back filled in. */
export interface ShownForms {
  note(person: string, form: Form): void;
  find(person: string, form: string, context: string): Form | undefined;
}

export function shownForms(): ShownForms {
  const forms = boundedMap<Form>(MOST);
  const key = (person: string, form: string, context: string): string => JSON.stringify([person, form, context]);
  return {
    note: (person, form) => forms.set(key(person, form.id, form.context), form),
    find: (person, form, context) => forms.get(key(person, form, context)),
  };
}

/** A form as it was filled in, with what is to be said above it. */
export function filledIn(form: Form, values: Readonly<Record<string, string>>, said: string): Form {
  const fields = form.fields.map((field): Field => {
    if (field.type === 'notice' || field.type === 'file') return field;
    const { value: _before, ...empty } = field;
    const entered = values[field.name] ?? '';
    return entered === '' ? empty : { ...empty, value: entered };
  });
  return { ...form, fields: [{ type: 'notice', level: 'warning', text: said }, ...fields] };
}
