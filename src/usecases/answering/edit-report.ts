import { withEditedPart, withoutMessage } from '../../domain/report-content.js';
import type { ReportPart } from '../../domain/report-content.js';
import { saysOf, wordsForItem } from '../../domain/route-words.js';
import { localOf } from '../../domain/time/dates.js';
import { segmentByItem } from '../../domain/understand/segment.js';
import type { ReportRow } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import { fileWords, understoodPart } from './file-words.js';
import { nameMentions } from './name-mentions.js';
import { loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { contextOf } from './read-words.js';
import { redrawQuestions } from './redraw-question.js';
import { retractReport, reviseReport } from './record-report.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';
import { showChanged } from './show-changed.js';

type EditTurn = Turn<InboundOf<'edit'>>;

/**
 * Takes an edited message over into the reports it became; the earlier versions are kept. Words that still wait for
 * their item are replaced. An edit of anything else means nothing.
 */
export async function editReports(turn: EditTurn): Promise<void> {
  const { store, organizationId, inbound, member, workspace, texts } = turn;
  const words = await nameMentions(turn, inbound.text.trim());
  const reports = await store.reports.byMessage(organizationId, workspace, { conversation: inbound.conversation.id, message: inbound.message });
  const items = await loadPersonItems(store, member);
  if (reports.length === 0) return redrawQuestions(turn, items, { words, claimed: [] });
  const standing = reports.filter((report) => !report.retractedAt);
  if (standing.length === 0) {
    const code = items.seen(reports[0]?.itemId ?? '')?.item.code;
    return code === undefined ? undefined : say(turn, plainMessage(texts.answered.editedUndone(code)));
  }
  for (const report of standing) await editReport(turn, items, report, { words, isOnly: standing.length === 1 });
  const newlyNamed = await fileNewlyNamed(turn, items, words, reports);
  const kept = standing.flatMap((report) => items.seen(report.itemId) ?? []).map((placed) => wordsForItem(words, routed(turn, items, placed), items.codes, standing.length === 1));
  await redrawQuestions(turn, items, { words, claimed: [...kept, ...newlyNamed] });
}

async function editReport(turn: EditTurn, items: PersonItems, report: ReportRow, edited: { readonly words: string; readonly isOnly: boolean }): Promise<void> {
  const { store, member, inbound, texts, at } = turn;
  const placed = items.seen(report.itemId);
  if (!placed) return;
  const words = wordsForItem(edited.words, routed(turn, items, placed), items.codes, edited.isOnly);
  if (words === '' && edited.words !== '' && edited.isOnly) return say(turn, plainMessage(texts.answered.editElsewhere(placed.item.code)), { name: `elsewhere:${report.id}` });
  const before = report.content.parts.find((part) => part.kind === 'words' && part.message === inbound.message);
  const parts = editedParts(turn, items, placed, report, before, { words, isOnly: edited.isOnly });
  if (parts === undefined) return;
  if (parts.length === 0) await retractReport(store, report, { member, at });
  else await reviseReport(store, report, { parts, reason: 'edited', member, at });
  await showChanged(turn, report);
}

/** The report's parts after the edit; undefined where nothing changes, none where nothing is left. */
function editedParts(turn: EditTurn, items: PersonItems, placed: PlacedItem, report: ReportRow, before: ReportPart | undefined, edited: { readonly words: string; readonly isOnly: boolean }): readonly ReportPart[] | undefined {
  if (before?.kind !== 'words') return undefined;
  const { words } = edited;
  // Files of a message that spoke of several items went with one of them.
  const files = turn.inbound.files && (edited.isOnly || before.files.length > 0) ? turn.inbound.files : before.files;
  if (before.words === words && files.map((file) => file.id).join() === before.files.map((file) => file.id).join()) return undefined;
  if (words === '' && files.length === 0) return withoutMessage(report.content.parts, turn.inbound.message);
  const said = { words, files, message: turn.inbound.message, at: report.at };
  return withEditedPart(report.content.parts, understoodPart(turn, items, placed, said).part);
}

/** An item that waits and that the edit now names is answered by it. Gives the words taken. */
async function fileNewlyNamed(turn: EditTurn, items: PersonItems, words: string, reports: readonly ReportRow[]): Promise<readonly string[]> {
  const taken: string[] = [];
  const filed = new Set(reports.map((report) => report.itemId));
  for (const segment of segmentByItem(words, items.codes)) {
    const waiting = items.withCode(segment.code).filter(({ item }) => !filed.has(item.id) && items.open.some((check) => check.itemId === item.id));
    const [placed] = waiting;
    if (!placed || waiting.length > 1 || !saysOf(routed(turn, items, placed), segment.words)) continue;
    await fileWords(turn, items, placed, { words: segment.words, files: [], message: turn.inbound.message, conversation: turn.inbound.conversation.id, at: turn.at });
    taken.push(segment.words);
  }
  return taken;
}

function routed({ member, at }: EditTurn, items: PersonItems, placed: PlacedItem): { id: string; context: ReturnType<typeof contextOf> } {
  return { id: placed.item.id, context: contextOf(placed, items.codes, member, localOf(at, member.timeZone).date) };
}
