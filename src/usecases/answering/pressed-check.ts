import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import type { CheckRow, ReportRow } from '../../ports.js';
import { loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { say } from './turn.js';
import type { Asker, Turn } from './turn.js';

interface Placed {
  readonly placed: PlacedItem;
  readonly items: PersonItems;
}
export type PressedCheck = Placed & { readonly check: CheckRow };
export type PressedReport = Placed & { readonly report: ReportRow };
/** Why a button does nothing for whoever pressed it. */
export interface Refused {
  readonly refused: Message;
}

/** The check that a button acts on, with its item, where the person may act on it; else why not. */
export async function findCheck(asker: Asker, checkId: string): Promise<PressedCheck | Refused> {
  const [check] = await asker.store.checks.byIds(asker.organizationId, [checkId]);
  if (!check) return { refused: plainMessage(asker.texts.refused.gone) };
  const allowed = await fileableItem(asker, check.itemId);
  return 'refused' in allowed ? allowed : { check, ...allowed };
}

/** As `findCheck`, for a report: those who may report on its item, and who filed it. */
export async function findReport(asker: Asker, reportId: string): Promise<PressedReport | Refused> {
  const report = await asker.store.reports.byId(asker.organizationId, reportId);
  if (!report) return { refused: plainMessage(asker.texts.refused.gone) };
  const allowed = await fileableItem(asker, report.itemId, report.personId === asker.member.id);
  return 'refused' in allowed ? allowed : { report, ...allowed };
}

/** As `findCheck`; says why not and gives undefined. */
export async function pressedCheck(turn: Turn, checkId: string): Promise<PressedCheck | undefined> {
  return orSay(turn, await findCheck(turn, checkId));
}

/** As `findReport`; says why not and gives undefined. */
export async function pressedReport(turn: Turn, reportId: string): Promise<PressedReport | undefined> {
  return orSay(turn, await findReport(turn, reportId));
}

async function orSay<T extends object>(turn: Turn, found: T | Refused): Promise<T | undefined> {
  if (!('refused' in found)) return found;
  await say(turn, found.refused);
  return undefined;
}

/** An item that is not there and one that the person may not see are answered alike. */
async function fileableItem({ store, member, texts }: Asker, itemId: string, isTheirs = false): Promise<Placed | Refused> {
  const items = await loadPersonItems(store, member);
  const seen = items.seen(itemId);
  const placed = items.fileable(itemId) ?? (isTheirs ? seen : undefined);
  return placed ? { placed, items } : { refused: plainMessage(seen ? texts.refused.notYours(seen.item.code) : texts.refused.gone) };
}
