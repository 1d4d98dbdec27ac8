import type { ReportRow } from '../ports.js';
import { pressedReport } from './pressed-check.js';
import { retractReport } from './record-report.js';
import { showChanged } from './show-changed.js';
import { plainMessage, say } from './turn.js';
import type { Turn } from './turn.js';

/** "undo" takes back what was filed within this time; older reports keep their own button. */
const UNDO_WITHIN_HOURS = 24;

/** `undo`: takes the person's latest report back. */
export async function undoLatest(turn: Turn): Promise<void> {
  const { store, organizationId, member, texts, at } = turn;
  const report = await store.reports.latestOf(organizationId, member.id, at.subtract({ hours: UNDO_WITHIN_HOURS }));
  if (!report) return say(turn, plainMessage(texts.answered.nothingToUndo));
  await undo(turn, report, await codeOf(turn, report));
}

/** The button under a report. */
export async function undoByButton(turn: Turn, reportId: string): Promise<void> {
  const pressed = await pressedReport(turn, reportId);
  if (pressed) await undo(turn, pressed.report, pressed.placed.item.code);
}

async function undo(turn: Turn, report: ReportRow, code: string): Promise<void> {
  const { store, member, texts, now } = turn;
  const isNews = await retractReport(store, report, { member, at: now });
  if (isNews) await showChanged(turn, report);
  await say(turn, plainMessage(isNews ? texts.answered.undone(code) : texts.answered.undoneBefore(code)));
}

async function codeOf({ store, organizationId }: Turn, report: ReportRow): Promise<string> {
  const plan = await store.overview.load({ organizationId, planId: report.planId });
  return plan?.items.find((item) => item.id === report.itemId)?.code ?? '';
}
