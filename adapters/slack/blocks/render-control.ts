import type { InputBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { InputField } from '../../../src/domain/message.js';
import type { SlackTexts } from '../../../src/text/slack/index.js';
import { shorten, splitText } from '../../../src/domain/cut-text.js';
import { plainCost, plainText } from './escape.js';
import { INPUT } from './limits.js';

type Of<T extends InputField['type']> = Extract<InputField, { type: T }>;

/** What a field is filled in with; none where there is nothing to choose from. `note`: what the person should know of it. */
export interface Control {
  readonly element?: InputBlock['element'];
  readonly note: string;
}

export function renderControl(field: InputField, actionId: string, texts: SlackTexts): Control {
  switch (field.type) {
    case 'select':
      return selectControl(field, actionId, texts);
    case 'file':
      return { element: { type: 'file_input', action_id: actionId, max_files: field.multiple === true ? INPUT.files : 1 }, note: '' };
    case 'date':
      return { element: { type: 'datepicker', action_id: actionId, ...(isDate(field.value) && { initial_date: field.value }) }, note: '' };
    default:
      return textControl(field, actionId, texts);
  }
}

/** Numbers too are words: Slack's own field for them takes no decimal comma. */
function textControl(field: Of<'text' | 'multiline' | 'number' | 'date'>, actionId: string, texts: SlackTexts): Control {
  const most = Math.min(Math.max(1, Math.floor(field.maxLength ?? INPUT.text)), INPUT.text);
  const value = cleanText(field.value ?? '');
  const [shown = ''] = splitText(value, most);
  const isCut = shown.length < value.length;
  return {
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: most,
      multiline: field.type === 'multiline' || value.includes('\n'),
      ...(shown !== '' && shown.length <= most && { initial_value: shown }),
    },
    note: isCut ? texts.prefillCut(shown.length) : '',
  };
}

/** More than a hundred options stand in groups of a hundred, each named by its first and last. */
function selectControl({ options, value }: Of<'select'>, actionId: string, texts: SlackTexts): Control {
  const all = options.slice(0, INPUT.options * INPUT.groups).map(slackOption);
  if (all.length === 0) return { note: texts.noOptions };
  const chosen = all.find((option) => option.value === value);
  const element: StaticSelect = { type: 'static_select', action_id: actionId, ...(chosen && { initial_option: chosen }), ...listed(all) };
  return { element, note: options.length > all.length ? texts.optionsLeftOut(options.length - all.length) : '' };
}

function listed(all: PlainTextOption[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  if (all.length <= INPUT.options) return { options: all };
  const groups: PlainTextOption[][] = [];
  for (let at = 0; at < all.length; at += INPUT.options) groups.push(all.slice(at, at + INPUT.options));
  return { option_groups: groups.map((options) => ({ label: plainText(groupLabel(options)), options })) };
}

function groupLabel(options: readonly PlainTextOption[]): string {
  const half = Math.floor((INPUT.option - 3) / 2);
  const [first, last] = [options[0], options.at(-1)].map((option) => shorten(option?.text.text ?? '', half, plainCost));
  return `${first} – ${last}`;
}

function slackOption({ value, label }: { readonly value: string; readonly label: string }): PlainTextOption {
  const words = cleanText(label).replace(/\s+/gu, ' ').trim();
  return { text: plainText(shorten(words === '' ? value : words, INPUT.option, plainCost)), value };
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
