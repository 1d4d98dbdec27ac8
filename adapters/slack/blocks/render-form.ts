import type { InputBlock, ModalView } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { Field, Form, InputField, Notice } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import type { SlackTexts } from '../../../src/text/slack/index.js';
import { shorten } from '../../../src/domain/cut-text.js';
import { plainCost, plainText } from './escape.js';
import { INPUT, TEXT, VIEW } from './limits.js';
import { renderControl } from './render-control.js';
import { renderContext, renderHeading, renderText } from './render-words.js';
import type { SlackBlock } from './slack-blocks.js';

export interface FormOptions {
  /** Block types that this workspace refused. */
  readonly refused: ReadonlySet<string>;
  readonly texts: SlackTexts;
}

/** Every input's `action_id`: its block's id, the field's name, tells fields apart. */
export const VALUE = 'value';

/** What a title must leave room for: itself in full, and how many fields are left out. */
const OWN_BLOCKS = 2;

/**
 * A form as Slack's modal; `readFormValues` reads its answer back. The context travels as it is in `private_metadata`.
 * Throws `ChatError` `message-refused` for a form whose names, values or context no modal carries.
 */
export function renderForm(form: Form, { refused, texts }: FormOptions): ModalView {
  checkForm(form);
  const title = oneLine(form.title);
  const shown = fieldsShown(form.fields);
  const left = form.fields.length - shown.length;
  const blocks: SlackBlock[] = [
    ...(isShort(title) ? [] : renderHeading({ type: 'heading', level: 2, text: title }).slice(0, 1).map(({ block }) => block)),
    ...shown.flatMap((field): SlackBlock[] => (field.type === 'notice' ? [notice(field, refused)] : [input(field, texts)])),
    ...(left === 0 ? [] : renderContext(texts.fieldsLeftOut(left)).map(({ block }) => block)),
  ];
  const view: ModalView = {
    type: 'modal',
    callback_id: form.id,
    private_metadata: form.context,
    title: plainText(shorten(title === '' ? '…' : title, VIEW.title, plainCost)),
    submit: plainText(buttonWords(form.submit, '✓')),
    close: plainText(buttonWords(form.cancel, '✕')),
    blocks: blocks.length > 0 ? blocks : renderText('…').map(({ block }) => block),
  };
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW.json) throw refusal(form, 'is larger than a modal of Slack may be');
  return view;
}

function checkForm(form: Form): void {
  const names = form.fields.flatMap((field) => (field.type === 'notice' ? [] : [field.name]));
  if (form.context.length > VIEW.metadata) throw refusal(form, `has a context of more than ${VIEW.metadata} characters`);
  if (form.id === '' || form.id.length > VIEW.id) throw refusal(form, 'has an id that Slack cannot carry');
  if (new Set(names).size < names.length || names.some((name) => name === '' || name.length > VIEW.id)) throw refusal(form, 'has a field without a name of its own');
  const values = form.fields.flatMap((field) => (field.type === 'select' ? field.options.map((option) => option.value) : []));
  if (values.some((value) => value === '' || value.length > INPUT.optionValue)) throw refusal(form, `has an option whose value is empty or longer than ${INPUT.optionValue} characters`);
}

function refusal(form: Form, fault: string): ChatError {
  return new ChatError('message-refused', `The form "${shorten(form.id, 40)}" ${fault}.`);
}

/** As many fields as a modal holds, in order: those that must be filled in before those that may. */
function fieldsShown(fields: readonly Field[]): readonly Field[] {
  const most = VIEW.blocks - OWN_BLOCKS;
  if (fields.length <= most) return fields;
  const isNeeded = (field: Field): boolean => field.type !== 'notice' && field.required === true;
  const kept = new Set([...fields.filter(isNeeded), ...fields.filter((field) => !isNeeded(field))].slice(0, most));
  return fields.filter((field) => kept.has(field));
}

function notice({ level, text }: Notice, refused: ReadonlySet<string>): SlackBlock {
  const words = shorten(cleanText(text).trim() || '…', TEXT.section - 4, plainCost);
  const fitsAlert = shorten(words, TEXT.alert, plainCost) === words;
  if (fitsAlert && !refused.has('alert')) return { type: 'alert', level, text: plainText(words) };
  return { type: 'section', text: plainText(`${level === 'warning' ? '⚠️' : 'ℹ️'} ${words}`) };
}

function input(field: InputField, texts: SlackTexts): SlackBlock {
  const label = shorten(oneLine(field.label) || field.name, INPUT.label, plainCost);
  const { element, note } = renderControl(field, VALUE, texts);
  if (element === undefined) return { type: 'section', text: plainText(`${shorten(label, INPUT.label, plainCost)}\n${note}`) };
  const hint = [field.hint ?? '', note].map((words) => cleanText(words).trim()).filter((words) => words !== '').join(' ');
  const block: InputBlock = { type: 'input', block_id: field.name, label: plainText(label), element, optional: field.required !== true };
  return hint === '' ? block : { ...block, hint: plainText(shorten(hint, INPUT.hint, plainCost)) };
}

function isShort(title: string): boolean {
  return shorten(title, VIEW.title, plainCost) === title;
}

function buttonWords(text: string, fallback: string): string {
  return shorten(oneLine(text) || fallback, VIEW.button, plainCost);
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}
