import { pressedReport } from './pressed-check.js';
import { plainMessage } from '../../domain/message.js';
import { say, touchReport } from './turn.js';
import type { Turn } from './turn.js';

/** "That's right": what was understood stands as confirmed. */
export async function confirmReport(turn: Turn, reportId: string): Promise<void> {
  const { store, organizationId, texts, now } = turn;
  const pressed = await pressedReport(turn, reportId);
  if (!pressed) return;
  if (pressed.report.retractedAt) return say(turn, plainMessage(texts.answered.undoneBefore(pressed.placed.item.code)));
  if (!(await store.reports.confirm(organizationId, reportId, now))) return say(turn, plainMessage(texts.playback.confirmed));
  await touchReport(turn, reportId);
}
