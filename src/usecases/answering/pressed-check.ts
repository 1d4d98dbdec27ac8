import type { CheckRow, ReportRow } from '../../ports.js';
import { loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** The check that a button acts on, with its item, where the person may act on it; else says why not and gives undefined. */
export async function pressedCheck(turn: Turn, checkId: string): Promise<{ readonly check: CheckRow; readonly placed: PlacedItem; readonly items: PersonItems } | undefined> {
  const [check] = await turn.store.checks.byIds(turn.organizationId, [checkId]);
  const allowed = check && (await fileableItem(turn, check.itemId));
  if (allowed) return { check, ...allowed };
  if (!check) await say(turn, plainMessage(turn.texts.refused.gone));
  return undefined;
}

/** As `pressedCheck`, for a report: those who may report on its item, and who filed it. */
export async function pressedReport(turn: Turn, reportId: string): Promise<{ readonly report: ReportRow; readonly placed: PlacedItem; readonly items: PersonItems } | undefined> {
  const report = await turn.store.reports.byId(turn.organizationId, reportId);
  const allowed = report && (await fileableItem(turn, report.itemId, report.personId === turn.member.id));
  if (allowed) return { report, ...allowed };
  if (!report) await say(turn, plainMessage(turn.texts.refused.gone));
  return undefined;
}

/** An item that is not there and one that the person may not see are answered alike. */
async function fileableItem(turn: Turn, itemId: string, isTheirs = false): Promise<{ readonly placed: PlacedItem; readonly items: PersonItems } | undefined> {
  const items = await loadPersonItems(turn.store, turn.member);
  const seen = items.seen(itemId);
  const placed = items.fileable(itemId) ?? (isTheirs ? seen : undefined);
  if (placed) return { placed, items };
  await say(turn, plainMessage(seen ? turn.texts.refused.notYours(seen.item.code) : turn.texts.refused.gone));
  return undefined;
}
