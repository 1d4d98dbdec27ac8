import { actionButton } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import type { Status } from '../../domain/types.js';
import type { ReportRow } from '../../ports.js';
import { askingTexts } from '../../text/asking/index.js';
import type { InboundOf } from './answering-deps.js';
import { playBack } from './file-words.js';
import type { PlacedItem } from './person-items.js';
import { pressedCheck, pressedReport } from './pressed-check.js';
import { recordReport, reviseReport } from './record-report.js';
import { showChanged } from './show-changed.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** A status button under a report whose words named none. */
export async function setReportStatus(turn: Turn, reportId: string, status: Status): Promise<void> {
  const pressed = await pressedReport(turn, reportId);
  if (!pressed) return;
  const { report, placed } = pressed;
  if (report.retractedAt) return say(turn, plainMessage(turn.texts.answered.undoneBefore(placed.item.code)));
  if (report.status !== undefined) return say(turn, alreadyAnswered(turn, report, placed));
  await giveStatus(turn, report, status);
}

/** A status button of a prompt: a report with that status and no words, which are then invited. */
export async function answerByStatus(turn: Turn<InboundOf<'action'>>, checkId: string, status: Status): Promise<void> {
  const { store, organizationId, inbound, member, workspace, at } = turn;
  const pressed = await pressedCheck(turn, checkId);
  if (!pressed) return;
  const { placed } = pressed;
  const asked = (await store.checks.latestAsked(organizationId, placed.item.id)) ?? pressed.check;
  const answer = asked.state === 'answered' ? (await store.reports.byCheck(organizationId, asked.id)).at(-1) : undefined;
  if (answer) return answer.status === undefined ? giveStatus(turn, answer, status) : say(turn, alreadyAnswered(turn, answer, placed));
  const filed = await recordReport(store, { organizationId, placed, member, source: 'button', workspace, conversation: inbound.conversation.id, parts: [{ kind: 'status', status }], at });
  await playBack(turn, placed, filed);
}

async function giveStatus(turn: Turn, report: ReportRow, status: Status): Promise<void> {
  const { store, member, now } = turn;
  await reviseReport(store, report, { parts: [...report.content.parts, { kind: 'status', status }], reason: 'corrected', member, at: now });
  await showChanged(turn, report);
}

function alreadyAnswered({ member, texts }: Turn, report: ReportRow, { item }: PlacedItem): Message {
  const { answered, playback } = texts;
  const sentence = report.status === undefined ? answered.alreadyNote(item.code) : answered.already(item.code, askingTexts(member.language).statuses[report.status]);
  const button = (name: 'report.change' | 'report.undo', label: string) => actionButton({ name, report: report.id }, { label, description: playback.buttonFor(label, item.code) });
  return {
    summary: sentence,
    blocks: [
      { type: 'text', text: sentence },
      { type: 'buttons', buttons: [button('report.change', playback.change), button('report.undo', playback.undo)] },
    ],
  };
}
