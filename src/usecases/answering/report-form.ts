import type { Field, Form } from '../../domain/message.js';
import type { ItemOverview } from '../../domain/overview.js';
import type { ReportContent } from '../../domain/report-content.js';
import { FORM_LIMITS, readingField, REPORT_FORM } from '../../domain/report-form.js';
import type { FormEntries, ReportFormContext } from '../../domain/report-form.js';
import type { Language } from '../../domain/types.js';
import { answeringTexts } from '../../text/answering/index.js';
import { askingTexts, buttonStatuses } from '../../text/asking/index.js';
import { formatMeasured, translated } from '../../text/format.js';

/** The item that a form is about. */
type FormItem = Pick<ItemOverview, 'code' | 'measures'>;

/** The form on one item in its reader's language: empty, or as it was `filled` before. */
export function reportForm(language: Language, item: FormItem, context: ReportFormContext, filled?: FormEntries): Form {
  const { form } = answeringTexts(language);
  const { statuses } = askingTexts(language);
  const value = (text: string | undefined): { value?: string } => (text === undefined || text === '' ? {} : { value: text });
  const fields: Field[] = [
    { type: 'select', name: 'status', label: form.status, options: buttonStatuses.map((status) => ({ value: status, label: statuses[status] })), ...value(filled?.status) },
    { type: 'multiline', name: 'note', label: form.note, hint: form.noteHint, maxLength: FORM_LIMITS.note, ...value(filled?.note) },
    ...item.measures.map((measure): Field => ({
      type: 'number',
      name: readingField(measure.key),
      label: form.reading(translated(measure.translations, language, 'name', measure.name), translated(measure.translations, language, 'unit', measure.unit)),
      ...(measure.last && { hint: form.readingHint(formatMeasured(language, measure.last.value, measure)) }),
      ...value(filled && Object.hasOwn(filled.readings, measure.key) ? filled.readings[measure.key] : undefined),
    })),
    { type: 'multiline', name: 'blockers', label: form.blockers, hint: form.oneALine, maxLength: FORM_LIMITS.lines, ...value(filled?.blockers) },
    { type: 'multiline', name: 'needs', label: form.needs, hint: form.oneALine, maxLength: FORM_LIMITS.lines, ...value(filled?.needs) },
    { type: 'multiline', name: 'link', label: form.link, hint: form.linkHint, maxLength: FORM_LIMITS.lines, ...value(filled?.link) },
    { type: 'file', name: 'files', label: form.file, multiple: true },
  ];
  return { id: REPORT_FORM, title: form.title(item.code), submit: form.submit, cancel: form.cancel, context: JSON.stringify(context), fields };
}

/** What was filed, as a form shows it to be corrected. */
export function entriesOf(content: ReportContent, item: FormItem): FormEntries {
  const keyOf = new Map(item.measures.map((measure) => [measure.id, measure.key]));
  return {
    ...(content.status && { status: content.status }),
    note: content.note,
    readings: Object.fromEntries(content.readings.flatMap(({ measureId, value }) => {
      const key = keyOf.get(measureId);
      return key === undefined ? [] : [[key, String(value)]];
    })),
    blockers: content.blockers.join('\n'),
    needs: content.needs.join('\n'),
    link: content.links.join('\n'),
  };
}
