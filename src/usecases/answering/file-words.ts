import { Temporal } from 'temporal-polyfill';
import { holdsMessage } from '../../domain/report-content.js';
import type { ReportPart } from '../../domain/report-content.js';
import { localOf } from '../../domain/time/dates.js';
import { understand } from '../../domain/understand/understand.js';
import type { InboundFile, ReportRow } from '../../ports.js';
import { FOLLOWS_WITHIN } from './message-place.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { contextOf, wordsPart } from './read-words.js';
import { recordReport, reviseReport } from './record-report.js';
import type { Filed } from './record-report.js';
import { showChanged } from './show-changed.js';
import { sendContent, touchChecks } from './turn.js';
import type { Turn } from './turn.js';

/** So long after a report, more words on its item add to it where no newer check asks for a report of its own. */
const ADDS_WITHIN_HOURS = 24;

/** A message, or the part of it that is about one item. */
export interface SaidWords {
  readonly words: string;
  readonly files: readonly InboundFile[];
  readonly message: string;
  readonly conversation: string;
  /** When it was said. */
  readonly at: Temporal.Instant;
}

/** Files words under an item: as the answer to its check, or added to what the same person has just reported on it. */
export async function fileWords(turn: Turn, items: PersonItems, placed: PlacedItem, said: SaidWords): Promise<void> {
  const { store, organizationId, member, workspace } = turn;
  const before = await reportToAddTo(turn, placed.item.id, said.at);
  const { part, language } = understoodPart(turn, items, placed, said);
  if (before) return addToReport(turn, before, part);
  const filed = await recordReport(store, { organizationId, placed, member, source: 'words', workspace, conversation: said.conversation, message: said.message, parts: [part], language, at: said.at });
  await playBack(turn, placed, filed);
}

/**
 * Adds a part to a report; a message is added once. What follows within minutes is one report with what went before, so
 * its playback changes where it stands, or is shown where this was said; what comes later is played back anew.
 */
export async function addToReport(turn: Turn, report: ReportRow, part: ReportPart): Promise<void> {
  const { store, member, eventId, now } = turn;
  if (part.kind === 'words' && part.message !== undefined && holdsMessage(report.content, part.message)) return;
  await reviseReport(store, report, { parts: [...report.content.parts, part], reason: 'corrected', member, at: now });
  await showChanged(turn, report);
  const follows = Temporal.Instant.compare(report.revisedAt.add({ minutes: FOLLOWS_WITHIN }), turn.at) >= 0;
  await sendContent(turn, { kind: 'playback', key: follows ? playbackKey(turn, report.id) : `playback:${report.id}:${eventId}`, content: { kind: 'report', reportId: report.id } });
}

/** What words say of an item, ready to be filed. */
export function understoodPart({ member }: Turn, items: PersonItems, placed: PlacedItem, said: Pick<SaidWords, 'words' | 'files' | 'message' | 'at'>): { part: ReportPart & { kind: 'words' }; language: 'en' | 'es' } {
  const on = localOf(said.at, member.timeZone).date;
  const understanding = understand(said.words, contextOf(placed, items.codes, member, on));
  return { part: wordsPart(placed, understanding, { message: said.message, words: said.words, files: said.files, on }), language: said.words === '' ? member.language : understanding.language };
}

/** Shows the person what was understood, and the prompt as answered. */
export async function playBack(turn: Turn, placed: PlacedItem, { reportId, check }: Filed): Promise<void> {
  turn.effects.items.add(placed.item.id);
  if (check) await touchChecks(turn, [check.id]);
  await sendContent(turn, { kind: 'playback', key: playbackKey(turn, reportId), content: { kind: 'report', reportId } });
}

/** One playback of a report in each place it is spoken of. */
function playbackKey({ thread }: Turn, reportId: string): string {
  return `playback:${reportId}${thread ? `:${thread.message}` : ''}`;
}

async function reportToAddTo({ store, organizationId, member }: Turn, itemId: string, at: Temporal.Instant): Promise<ReportRow | undefined> {
  const check = await store.checks.latestAsked(organizationId, itemId);
  if (check && check.state !== 'answered') return undefined;
  const earliest = at.subtract({ hours: ADDS_WITHIN_HOURS }).epochMilliseconds;
  const recent = await store.reports.history(organizationId, itemId, 10);
  return recent.find((report) => !report.retractedAt && report.personId === member.id && report.at.epochMilliseconds >= earliest && (!check || report.checkId === check.id));
}
