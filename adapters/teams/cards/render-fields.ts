import { shorten } from '../../../src/domain/cut-text.js';
import type { Field, Form } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import type { TeamsTexts } from '../../../src/text/teams/index.js';
import { writeActionData } from './action-data.js';
import type { CardElement, SubmitAction } from './card-types.js';
import { plain } from './escape.js';
import { BUTTONS, FORM } from './limits.js';
import { renderField } from './render-field.js';
import { wordsBlock } from './render-inline.js';
import { oneLine } from './render-words.js';
import { weightOf } from './weight.js';

/** A form's fields as elements that weigh no more than `room`: those that must be filled in before those that may, in order. */
export function renderFields(form: Form, prefix: string, room: number, texts: TeamsTexts): readonly CardElement[] {
  checkForm(form);
  const all = form.fields.map((field) => {
    const elements = renderField(field, prefix, texts);
    return { field, elements, weight: weightOf(elements) };
  });
  const isNeeded = ({ field }: { readonly field: Field }): boolean => field.type !== 'notice' && field.required === true;
  const kept = new Set<Field>();
  let left = room - 300;
  for (const one of [...all.filter(isNeeded), ...all.filter((other) => !isNeeded(other))]) {
    if (kept.size === FORM.fields || one.weight > left) continue;
    kept.add(one.field);
    left -= one.weight;
  }
  const body = all.filter(({ field }) => kept.has(field)).flatMap(({ elements }) => elements);
  const missing = form.fields.length - kept.size;
  const more = missing === 0 ? [] : [wordsBlock(texts.fieldsLeftOut(missing), { isSubtle: true, size: 'Small' })];
  return body.length + more.length === 0 ? [wordsBlock('…')] : [...body, ...more];
}

/** The button that sends a form; what was entered comes back beside its data. */
export function submitAction({ id, submit, context }: Form, prefix: string): SubmitAction {
  return { type: 'Action.Submit', title: plain(shorten(oneLine(submit) || '✓', BUTTONS.title)), style: 'positive', data: writeActionData({ kind: 'form', form: id, context, prefix }) };
}

function checkForm(form: Form): void {
  const names = form.fields.flatMap((field) => (field.type === 'notice' ? [] : [field.name]));
  const values = form.fields.flatMap((field) => (field.type === 'select' ? field.options.map((option) => option.value) : []));
  if (form.context.length > FORM.context) throw refusal(form, `has a context of more than ${FORM.context} characters`);
  if (form.id === '' || form.id.length > FORM.id) throw refusal(form, 'has an id that a card cannot carry');
  if (new Set(names).size < names.length || names.some((name) => name === '' || name.length > FORM.name)) throw refusal(form, 'has a field without a name of its own');
  if (values.some((value) => value === '' || value.length > FORM.choiceValue)) throw refusal(form, `has an option whose value is empty or longer than ${FORM.choiceValue} characters`);
}

function refusal(form: Form, fault: string): ChatError {
  return new ChatError('message-refused', `The form "${shorten(form.id, 40)}" ${fault}.`);
}
