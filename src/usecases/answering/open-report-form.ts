import type { ReportFormContext } from '../../domain/report-form.js';
import type { CheckRow, ReportRow } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import { draftOf } from './form-drafts.js';
import { loadPersonItems } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import { pressedCheck, pressedReport } from './pressed-check.js';
import { plainMessage } from '../../domain/message.js';
import { entriesOf, reportForm } from './report-form.js';
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
  await showForm(turn, inbound.trigger, reportForm(turn.member.language, item, context, draft?.content.draft ?? (about.report ? entriesOf(about.report.content, item) : undefined)));
}
