import { plainMessage } from '../../domain/message.js';
import type { ReportFormContext } from '../../domain/report-form.js';
import type { CheckRow, ReportRow } from '../../ports.js';
import { draftOf } from './form-drafts.js';
import { loadPersonItems } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import { findCheck, findReport } from './pressed-check.js';
import { entriesOf, reportForm } from './report-form.js';
import type { FormOrWords } from './show-form.js';
import type { Asker } from './turn.js';

/** The conversation in which a button was pressed; undefined for what stands in none. */
type Where = string | undefined;

/** "Write a report" under a prompt. A check that this person has answered already opens that answer. */
export async function formForCheck(asker: Asker, checkId: string, where: Where): Promise<FormOrWords> {
  const pressed = await findCheck(asker, checkId);
  if ('refused' in pressed) return { words: pressed.refused };
  const answer = await ownAnswer(asker, pressed.check);
  return formFor(asker, pressed.placed, where, answer ? { report: answer } : { check: checkId });
}

/** "Change" under a playback: everything filed, to be corrected. */
export async function formForReport(asker: Asker, reportId: string, where: Where): Promise<FormOrWords> {
  const pressed = await findReport(asker, reportId);
  if ('refused' in pressed) return { words: pressed.refused };
  if (pressed.report.retractedAt) return { words: plainMessage(asker.texts.answered.undoneBefore(pressed.placed.item.code)) };
  return formFor(asker, pressed.placed, where, { report: pressed.report });
}

async function ownAnswer({ store, organizationId, member }: Asker, check: CheckRow): Promise<ReportRow | undefined> {
  if (check.state !== 'answered') return undefined;
  return (await store.reports.byCheck(organizationId, check.id)).filter((report) => report.personId === member.id).at(-1);
}

/** The form on an item, whether it is asked about now or not. */
export async function formForItem(asker: Asker, itemId: string, where: Where): Promise<FormOrWords> {
  const items = await loadPersonItems(asker.store, asker.member);
  const placed = items.fileable(itemId);
  if (!placed) return { words: plainMessage(asker.texts.refused.gone) };
  const check = items.open.find((one) => one.itemId === itemId);
  return formFor(asker, placed, where, check ? { check: check.id } : {});
}

async function formFor(asker: Asker, { item }: PlacedItem, where: Where, about: { readonly check?: string; readonly report?: ReportRow }): Promise<FormOrWords> {
  const context: ReportFormContext = {
    item: item.id,
    ...(where !== undefined && { conversation: where }),
    ...(about.check !== undefined && { check: about.check }),
    ...(about.report && { report: about.report.id }),
  };
  const draft = await draftOf(asker, item.id);
  return { form: reportForm(asker.member.language, item, context, draft?.content.draft ?? (about.report ? entriesOf(about.report.content, item) : undefined)) };
}
