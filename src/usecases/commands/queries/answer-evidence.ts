import type { Block, Message, Span } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { EvidenceRow, Member } from '../../../ports.js';
import { formatMeasured, translated } from '../../../text/format.js';
import { pager } from './buttons.js';
import { codeAndTitle, codeOf, dateOf, dayOf, nameOf } from './phrases.js';
import type { Question } from './question.js';
import { closerLook } from './which-one.js';

const TITLE = 120;
const WORDS = 240;
const NAME = 60;

/** `evidence CODE`: what is filed under an item and stands, newest first. */
export function answerEvidence(q: Question, item: ItemOverview, rows: readonly EvidenceRow[], people: ReadonlyMap<string, Member>): Message {
  const { evidence } = q.text;
  const code = codeOf(item);
  const page = pageOf(rows, q.asked.page);
  const summary = page.total === 0 ? evidence.none(code) : evidence.summary(code, page.total);
  const list: readonly Block[] = page.total === 0 ? [] : [{ type: 'list', items: page.rows.map((row) => line(q, item, row, people)) }];
  return {
    summary,
    blocks: [
      { type: 'heading', text: evidence.heading(codeAndTitle(q, item)), level: 1 },
      { type: 'text', text: summary },
      ...list,
      ...pager(q, page),
      ...closerLook(q, item, 'status', 'history'),
    ],
  };
}

function line(q: Question, item: ItemOverview, row: EvidenceRow, people: ReadonlyMap<string, Member>): readonly Span[] {
  const { evidence } = q.text;
  const by = evidence.by(nameOf(q, row.personId, people), dayOf(q, row.at));
  const wrote = row.author === undefined || row.writtenAt === undefined ? '' : ` · ${evidence.wrote(safeEcho(row.author, NAME), dayOf(q, row.writtenAt))}`;
  const copy = row.copy === undefined ? '' : ` · ${row.copy.state === 'copied' ? evidence.copied : evidence.noCopy[row.copy.reason]}`;
  return [{ bold: evidence.kinds[row.kind] }, ' ', what(q, item, row), wrote, ` · ${wrote === '' ? by : evidence.kept(by)}${copy}`];
}

function what(q: Question, item: ItemOverview, row: EvidenceRow): Span {
  const measure = row.reading && item.measures.find((one) => one.id === row.reading?.measureId);
  if (row.reading && measure) {
    const { language } = q.member;
    return q.text.evidence.readingOn(translated(measure.translations, language, 'name', measure.name), formatMeasured(language, row.reading.value, measure), dateOf(q, row.reading.on));
  }
  const url = row.url ?? row.file?.url;
  const title = safeEcho(row.title, TITLE);
  if (url !== undefined && /^https?:\/\//i.test(url)) return { link: { url, text: title === '' ? safeEcho(url, TITLE) : title } };
  return safeEcho(row.text ?? row.title, WORDS);
}
