import { FORM_LIMITS, readingField, REPORT_FORM } from '../../domain/report-form.js';
import type { FormEntries, ReportFormContext } from '../../domain/report-form.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { Field, Form } from '../../domain/message.js';
import type { ItemOverview } from '../../domain/overview.js';
import type { CheckRow, ReportRow } from '../../ports.js';
import { askingTexts, buttonStatuses } from '../../text/asking/index.js';
import { formatMeasured, translated } from '../../text/format.js';
import type { InboundOf } from './answering-deps.js';
import { draftOf } from './form-drafts.js';
import { loadPersonItems } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import { pressedCheck, pressedReport } from './pressed-check.js';
import { plainMessage } from '../../domain/message.js';
import { showForm } from './show-form.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

type ActionTurn = Turn<InboundOf<'action'>>;
/** Whoever can be shown a form. */
type FormTurn = Turn<InboundOf<'action'> | InboundOf<'shortcut'>>;

/** "Write a report" under a prompt. A check that this person has answered already opens that answer. */
export async function openFormForCheck(turn: ActionTurn, checkId: string): Promise<void> {
  const pressed = await pressedCheck(turn, checkId);
  if (!pressed) return;
  const answer = await ownAnswer(turn, pressed.check);
  await openForm(turn, pressed.placed, answer ? { report: answer } : { check: checkId });
}

/** "Change" under a playback: everything filed, to be corrected. */
export async function openFormForReport(turn: ActionTurn, reportId: string): Promise<void> {
  const pressed = await pressedReport(turn, reportId);
  if (!pressed) return;
  if (pressed.report.retractedAt) return say(turn, plainMessage(turn.texts.answered.undoneBefore(pressed.placed.item.code)));
  await openForm(turn, pressed.placed, { report: pressed.report });
}

async function ownAnswer({ store, organizationId, member }: ActionTurn, check: CheckRow): Promise<ReportRow | undefined> {
  if (check.state !== 'answered') return undefined;
  return (await store.reports.byCheck(organizationId, check.id)).filter((report) => report.personId === member.id).at(-1);
}

/** The form on an item, whether it is asked about now or not. */
export async function openFormForItem(turn: FormTurn, itemId: string): Promise<void> {
  const items = await loadPersonItems(turn.store, turn.member);
  const placed = items.fileable(itemId);
  if (!placed) return say(turn, plainMessage(turn.texts.refused.gone));
  const check = items.open.find((one) => one.itemId === itemId);
  await openForm(turn, placed, check ? { check: check.id } : {});
}

async function openForm(turn: FormTurn, { item }: PlacedItem, about: { readonly check?: string; readonly report?: ReportRow }): Promise<void> {
  const { inbound } = turn;
  const context: ReportFormContext = {
    item: item.id,
    ...(inbound.type === 'action' && { conversation: inbound.conversation.id }),
    ...(about.check !== undefined && { check: about.check }),
    ...(about.report && { report: about.report.id }),
  };
  const draft = await draftOf(turn, item.id);
  await showForm(turn, inbound.trigger, reportForm(turn, item, context, draft?.content.draft ?? (about.report ? entriesOf(about.report.content, item) : undefined)));
}

function reportForm({ member, texts }: Turn, item: ItemOverview, context: ReportFormContext, filled: FormEntries | undefined): Form {
  const { language } = member;
  const { form } = texts;
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

function entriesOf(content: ReportContent, item: ItemOverview): FormEntries {
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
