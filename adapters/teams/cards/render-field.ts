import { Temporal } from 'temporal-polyfill';
import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten, splitText } from '../../../src/domain/cut-text.js';
import type { Field, InputField, Notice } from '../../../src/domain/message.js';
import type { TeamsTexts } from '../../../src/text/teams/index.js';
import { NO_CHOICE } from './action-data.js';
import type { CardElement, InputElement } from './card-types.js';
import { plain } from './escape.js';
import { FORM } from './limits.js';
import { wordsBlock } from './render-inline.js';
import { oneLine } from './render-words.js';
import { weightOf } from './weight.js';

type Of<T extends InputField['type']> = Extract<InputField, { type: T }>;

/** All choices of one list. */
const CHOICES_WEIGHT = 30_000;
/** A longer list is searched by typing. */
const SHORT_LIST = 12;

/** One field as elements of a card; its input's id is `prefix` and the field's name. */
export function renderField(field: Field, prefix: string, texts: TeamsTexts): readonly CardElement[] {
  if (field.type === 'notice') return [notice(field)];
  const label = shorten(oneLine(field.label) || field.name, FORM.label);
  if (field.type === 'file') return withHint([wordsBlock(label, { bold: true })], field.hint, texts.sendFiles);
  const base = { id: `${prefix}${field.name}`, label: plain(label), ...(field.required && { isRequired: true as const, errorMessage: texts.required }) };
  if (field.type === 'select') {
    const { choices, left } = choicesOf(field);
    if (choices.length === 0) return withHint([wordsBlock(label, { bold: true })], field.hint, texts.noOptions);
    return withHint([choiceSet(field, base, field.required ? choices : [{ title: texts.noChoice, value: NO_CHOICE }, ...choices])], field.hint, left === 0 ? '' : texts.optionsLeftOut(left));
  }
  if (field.type === 'date') return withHint([{ type: 'Input.Date', ...base, ...(isDate(field.value) && { value: field.value }) }], field.hint, '');
  return textField(field, base, texts);
}

type Base = Pick<InputElement, 'id' | 'label' | 'isRequired' | 'errorMessage'>;

/** Numbers too are words: some clients take no decimal comma in a field for numbers, some send no text. */
function textField(field: Of<'text' | 'multiline' | 'number' | 'date'>, base: Base, texts: TeamsTexts): readonly CardElement[] {
  const most = Math.min(Math.max(1, Math.floor(field.maxLength ?? FORM.text)), FORM.text);
  const value = cleanText(field.value ?? '');
  const [shown = ''] = splitText(value, most);
  const isShown = shown !== '' && shown.length <= most;
  const input: InputElement = {
    type: 'Input.Text',
    ...base,
    maxLength: most,
    ...((field.type === 'multiline' || value.includes('\n')) && { isMultiline: true as const }),
    ...(isShown && { value: shown }),
  };
  return withHint([input], field.hint, shown.length < value.length ? texts.prefillCut(shown.length) : '');
}

function choiceSet({ value, options }: Of<'select'>, base: Base, choices: readonly { readonly title: string; readonly value: string }[]): InputElement {
  const isOne = value !== undefined && choices.some((choice) => choice.value === value);
  return { type: 'Input.ChoiceSet', ...base, style: options.length > SHORT_LIST ? 'filtered' : 'compact', choices, ...(isOne && { value }) };
}

/** As many choices as a list may weigh; the one chosen is among them. */
function choicesOf({ options, value }: Of<'select'>): { readonly choices: readonly { readonly title: string; readonly value: string }[]; readonly left: number } {
  const all = options.map((option) => ({ title: plain(shorten(oneLine(option.label) || option.value, FORM.choice)), value: option.value }));
  const chosen = all.find((choice) => choice.value === value);
  let room = CHOICES_WEIGHT - (chosen ? weightOf(chosen) + 2 : 0);
  let count = 0;
  const choices = all.filter((choice) => {
    if (choice === chosen) return true;
    room -= weightOf(choice) + 2;
    count += 1;
    return room >= 0 && count < FORM.choices;
  });
  return { choices, left: all.length - choices.length };
}

function notice({ level, text }: Notice): CardElement {
  return { type: 'Container', style: level === 'warning' ? 'warning' : 'accent', items: [wordsBlock(`${level === 'warning' ? '⚠️' : 'ℹ️'} ${shorten(cleanText(text).trim() || '…', FORM.text)}`)] };
}

/** What a field's reader should know stands under it. */
function withHint(elements: readonly CardElement[], hint: string | undefined, note: string): readonly CardElement[] {
  const words = [cleanText(hint ?? '').trim(), note].filter((part) => part !== '').join(' ');
  return words === '' ? elements : [...elements, wordsBlock(shorten(words, FORM.hint), { isSubtle: true, size: 'Small', spacing: 'None' })];
}

function isDate(value: string | undefined): value is string {
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
