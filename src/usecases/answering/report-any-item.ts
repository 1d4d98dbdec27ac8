import { buttonStatuses, askingTexts } from '../../text/asking/index.js';
import type { Field } from '../../domain/message.js';
import { plainMessage } from '../../domain/message.js';
import { FORM_LIMITS, REPORT_FORM, readingField } from '../../domain/report-form.js';
import type { ReportFormContext } from '../../domain/report-form.js';
import { localOf } from '../../domain/time/dates.js';
import { understand } from '../../domain/understand/understand.js';
import type { InboundOf } from './answering-deps.js';
import { formForItem } from './open-report-form.js';
import { itemLabel, loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { contextOf } from './read-words.js';
import type { FormOrWords } from './show-form.js';
import { submitReportForm } from './submit-report-form.js';
import { say, turnOf } from './turn.js';
import type { Asker, Turn } from './turn.js';

/** Which form it is. */
export const ANY_ITEM_FORM = 'report-any';
/** A list to choose from holds no more on any platform. */
const MOST_CHOICES = 100;

/** "Report progress", from anywhere: the item is chosen in the form. Who answers for one alone gets its own form at once. */
export async function formForAnyItem(asker: Asker, where: string | undefined): Promise<FormOrWords> {
  const { member, store, texts } = asker;
  const items = await loadPersonItems(store, member);
  const [only, ...others] = items.own;
  if (!only) return { words: plainMessage(texts.ask.noItems) };
  if (others.length === 0) return formForItem(asker, only.item.id, where);
  const { form } = texts;
  const { statuses } = askingTexts(member.language);
  const fields: Field[] = [
    itemField(items.own, asker),
    { type: 'select', name: 'status', label: form.status, options: buttonStatuses.map((status) => ({ value: status, label: statuses[status] })) },
    { type: 'multiline', name: 'note', label: form.note, hint: form.noteAnyHint, maxLength: FORM_LIMITS.note },
    { type: 'multiline', name: 'link', label: form.link, hint: form.linkHint, maxLength: FORM_LIMITS.lines },
    { type: 'file', name: 'files', label: form.file, multiple: true },
  ];
  return { form: { id: ANY_ITEM_FORM, title: form.anyTitle, submit: form.submit, cancel: form.cancel, context: '', fields } };
}

/** A list of items to choose one from. */
export function itemField(items: readonly PlacedItem[], { member, texts }: Asker): Field {
  return { type: 'select', name: 'item', label: texts.form.item, required: true, options: items.slice(0, MOST_CHOICES).map((placed) => ({ value: placed.item.id, label: itemLabel(placed, member) })) };
}

/** Files it as the item's own form would be filed; values of its measures are taken from the words. */
export async function submitAnyItemForm(turn: Turn<InboundOf<'form'>>): Promise<void> {
  const { inbound, store, member, texts } = turn;
  const items = await loadPersonItems(store, member);
  const placed = items.fileable(inbound.values.item ?? '');
  if (!placed) return say(turn, plainMessage(texts.refused.gone));
  const context: ReportFormContext = { item: placed.item.id };
  await submitReportForm(turnOf(turn, { ...inbound, form: REPORT_FORM, context: JSON.stringify(context), values: { ...understoodValues(turn, items, placed), ...filledIn(inbound.values) } }));
}

function understoodValues({ member, at, inbound }: Turn<InboundOf<'form'>>, items: PersonItems, placed: PlacedItem): Readonly<Record<string, string>> {
  const said = understand(inbound.values.note ?? '', contextOf(placed, items.codes, member, localOf(at, member.timeZone).date));
  return { ...(said.status && { status: said.status }), ...Object.fromEntries(said.readings.map(({ measure, value }) => [readingField(measure), String(value)])) };
}

function filledIn(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
