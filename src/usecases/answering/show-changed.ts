import type { ReportRow } from '../../ports.js';
import { touchChecks, touchReport } from './turn.js';
import type { Turn } from './turn.js';

/** Brings playbacks, prompts and digests up to date after a report was changed or taken back. */
export async function showChanged(turn: Turn, report: Pick<ReportRow, 'id' | 'itemId' | 'checkId'>): Promise<void> {
  await touchReport(turn, report.id);
  if (report.checkId !== undefined) await touchChecks(turn, [report.checkId]);
  turn.effects.items.add(report.itemId);
}
