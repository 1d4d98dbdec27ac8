import type { ReportRow } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import { pressedReport } from './pressed-check.js';
import { retractReport } from './record-report.js';
import { showChanged } from './show-changed.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** "undo" takes back what was filed within this time; older reports keep their own button. */
const UNDO_WITHIN_HOURS = 24;

/** `undo`: takes back the report whose thread it is said in, else the person's latest, with all that its message became. */
export async function undoByWords(turn: Turn<InboundOf<'message'>>): Promise<void> {
  const { store, member, texts, now } = turn;
  const reports = await reportsMeant(turn);
  if (reports.length === 0) return say(turn, plainMessage(texts.answered.nothingToUndo));
  const codes: string[] = [];
  for (const report of reports) {
    if (!(await retractReport(store, report, { member, at: now }))) continue;
    await showChanged(turn, report);
    codes.push(await codeOf(turn, report));
  }
  await say(turn, plainMessage(codes.length > 0 ? texts.answered.undone(texts.list(codes)) : texts.answered.nothingToUndo));
}

async function reportsMeant({ store, organizationId, workspace, member, thread, at }: Turn): Promise<readonly ReportRow[]> {
  const said = thread && (await store.deliveries.byMessage(organizationId, workspace, thread));
  const played = said?.content.kind === 'report' ? await store.reports.byId(organizationId, said.content.reportId) : undefined;
  if (played?.personId === member.id) return [played];
  const latest = await store.reports.latestOf(organizationId, member.id, at.subtract({ hours: UNDO_WITHIN_HOURS }));
  if (latest?.message === undefined || latest.conversation === undefined) return latest ? [latest] : [];
  const together = await store.reports.byMessage(organizationId, latest, { conversation: latest.conversation, message: latest.message });
  return together.filter((report) => !report.retractedAt && report.personId === member.id);
}

/** The button under a report. */
export async function undoByButton(turn: Turn, reportId: string): Promise<void> {
  const pressed = await pressedReport(turn, reportId);
  if (!pressed) return;
  const { report, placed } = pressed;
  const isNews = await retractReport(turn.store, report, { member: turn.member, at: turn.now });
  if (isNews) await showChanged(turn, report);
  const { undone, undoneBefore } = turn.texts.answered;
  await say(turn, plainMessage(isNews ? undone(placed.item.code) : undoneBefore(placed.item.code)));
}

async function codeOf({ store, organizationId }: Turn, report: ReportRow): Promise<string> {
  const plan = await store.overview.load({ organizationId, planId: report.planId });
  return plan?.items.find((item) => item.id === report.itemId)?.code ?? '';
}
