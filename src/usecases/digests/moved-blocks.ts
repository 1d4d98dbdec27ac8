import type { Command } from '../../domain/command/command.js';
import type { DigestFacts, Moved } from '../../domain/digest/digest-facts.js';
import type { Block, Inline } from '../../domain/message.js';
import type { MeasureOverview, ReportSummary } from '../../domain/overview.js';
import { safeEcho } from '../../domain/safe-echo.js';
import type { EvidencePiece } from '../../ports.js';
import { formatMeasured, translated } from '../../text/format.js';
import type { DigestPhrases } from './phrases.js';

/** Items with their details that a section shows before it points to a command: a phone shows two at a time. */
export const SHOWN_ITEMS = 6;
/** Pieces of evidence named for one item. */
const PIECES = 3;
/** Characters of somebody's words that a digest repeats. */
const WORDS = 200;
const TITLE = 80;

/** The reports behind a move: all that were made on the item in the period. */
export function reportsBehind({ item }: Moved): readonly ReportSummary[] {
  return item.reportsSince;
}

/** What moved, with what its owner said, read and filed; then what was reported without a move. `all` shows every item. */
export function movedBlocks({ moved, steady, noted, goneQuiet }: DigestFacts, evidence: readonly EvidencePiece[], all: Command, phrases: DigestPhrases): readonly Block[] {
  const { texts, codes, rest } = phrases;
  const isQuiet = moved.length + steady.length + noted.length === 0;
  const lines = [
    ...(isQuiet ? [texts.nothingNew] : []),
    ...(steady.length > 0 ? [texts.steady(codes(steady))] : []),
    ...(noted.length > 0 ? [texts.noted(codes(noted))] : []),
    ...(goneQuiet.length > 0 ? [texts.goneQuiet(codes(goneQuiet))] : []),
  ];
  return [
    { type: 'heading', text: texts.moved, level: 2 },
    ...moved.slice(0, SHOWN_ITEMS).flatMap((one) => movedItem(one, evidence, phrases)),
    ...rest(moved.length, SHOWN_ITEMS, all),
    ...lines.map((text) => ({ type: 'text', text }) as const),
  ];
}

function movedItem(one: Moved, evidence: readonly EvidencePiece[], phrases: DigestPhrases): readonly Block[] {
  const { texts, statuses, line } = phrases;
  const { item, from, to, report } = one;
  const who = saidBy(report, phrases);
  const words = safeEcho(report.note, WORDS);
  const behind = [...readings(one, phrases), ...pieces(one, evidence, phrases)];
  return [
    { type: 'status', status: to, label: statuses[to], text: line(item, texts.before(statuses[from].toLocaleLowerCase(phrases.language)), words === '' ? who : '') },
    ...(words === '' ? [] : [{ type: 'quote', text: words, by: who } as const]),
    ...(behind.length === 0 ? [] : [{ type: 'list', items: behind } as const]),
  ];
}

/** `Ana Lark, Sep 14, late`. */
export function saidBy({ personId, at, late }: ReportSummary, { name, day, texts }: DigestPhrases): string {
  return [name(personId), day(at), ...(late ? [texts.late] : [])].join(', ');
}

/** Values that came with the reports behind the move. */
function readings(one: Moved, { language, texts }: DigestPhrases): readonly string[] {
  const reports = new Set(reportsBehind(one).map((report) => report.id));
  const isBehind = ({ last }: MeasureOverview): boolean => last?.reportId !== undefined && reports.has(last.reportId);
  return one.item.measures.filter(isBehind).map((measure) => {
    const value = (number: number | undefined): string | undefined => (number === undefined ? undefined : formatMeasured(language, number, measure));
    const name = safeEcho(translated(measure.translations, language, 'name', measure.name), TITLE);
    return texts.reading(name, value(measure.last?.value) ?? '', value(measure.previous?.value), value(measure.target));
  });
}

function pieces(one: Moved, evidence: readonly EvidencePiece[], { texts, typed }: DigestPhrases): readonly Inline[] {
  const reports = new Set(reportsBehind(one).map((report) => report.id));
  const own = evidence.filter((piece) => reports.has(piece.reportId));
  const shown = own.slice(0, PIECES).map((piece): Inline => [`${texts.piece[piece.kind]}: `, pieceSpan(piece)]);
  return own.length > PIECES ? [...shown, texts.more(own.length - PIECES, typed({ name: 'evidence', target: one.item.code }))] : shown;
}

function pieceSpan({ title, url }: EvidencePiece): string | { readonly link: { readonly url: string; readonly text: string } } {
  const shown = safeEcho(title, TITLE);
  if (url === undefined || !/^https?:\/\//i.test(url)) return shown;
  return { link: { url, text: shown === '' ? safeEcho(url, TITLE) : shown } };
}
