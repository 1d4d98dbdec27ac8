import { withoutMessage } from '../../domain/report-content.js';
import type { InboundOf } from './answering-deps.js';
import { withdrawDeleted } from './redraw-question.js';
import { retractReport, reviseReport } from './record-report.js';
import { showChanged } from './show-changed.js';
import type { Turn } from './turn.js';

/**
 * A deleted message takes its report back. Where it only added to a report, its part goes and the rest stays; words
 * that wait for their item are let go.
 */
export async function retractDeleted(turn: Turn<InboundOf<'delete'>>): Promise<void> {
  const { store, organizationId, inbound, member, workspace, at } = turn;
  await withdrawDeleted(turn);
  const reports = await store.reports.byMessage(organizationId, workspace, { conversation: inbound.conversation.id, message: inbound.message });
  for (const report of reports.filter((one) => !one.retractedAt)) {
    const rest = withoutMessage(report.content.parts, inbound.message);
    if (report.message === inbound.message || rest.length === 0) await retractReport(store, report, { member, at });
    else await reviseReport(store, report, { parts: rest, reason: 'edited', member, at });
    await showChanged(turn, report);
  }
}
