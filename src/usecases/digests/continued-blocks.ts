import type { DigestFacts } from '../../domain/digest/digest-facts.js';
import type { Block, Cell } from '../../domain/message.js';
import { longList } from '../commands/queries/long-list.js';
import { saidBy, SHOWN_ITEMS } from './moved-blocks.js';
import type { DigestPhrases } from './phrases.js';
import { firstNeed } from './risk-blocks.js';
import { dueCells, SHOWN_LINES, whySilent } from './waiting-blocks.js';

/** Rows of one section that go on; a thread is read no further. */
const MOST = 100;

interface Continued<T> {
  readonly heading: string;
  readonly all: readonly T[];
  /** How many the digest itself shows. */
  readonly shown: number;
  readonly columns: readonly string[];
  readonly cells: (one: T) => readonly Cell[];
  readonly line: (one: T) => Block;
}

/** What the sections of a digest leave out, for the thread beneath it: of each the rest, as a table where it is long. Empty where nothing is left out. */
export function continuedBlocks({ moved, atRisk, silent, dueNext }: DigestFacts, phrases: DigestPhrases): readonly Block[] {
  const { texts, statuses, titled, line, name, day, language } = phrases;
  const { columns } = texts;
  return [
    ...section(phrases, {
      heading: texts.moved,
      all: moved,
      shown: SHOWN_ITEMS,
      columns: [columns.item, columns.now, columns.before, columns.by],
      cells: ({ item, from, to, report }) => [titled(item), { status: to, text: statuses[to] }, { status: from, text: statuses[from] }, saidBy(report, phrases)],
      line: ({ item, from, to, report }) => ({ type: 'status', status: to, label: statuses[to], text: line(item, texts.before(statuses[from].toLocaleLowerCase(language)), saidBy(report, phrases)) }),
    }),
    ...section(phrases, {
      heading: texts.atRisk,
      all: atRisk,
      shown: SHOWN_ITEMS,
      columns: [columns.item, columns.now, columns.owner, columns.needs],
      cells: ({ item, status }) => [titled(item), { status, text: statuses[status] }, name(item.ownerId), firstNeed(item, phrases)],
      line: ({ item, status, report }) => ({ type: 'status', status, label: statuses[status], text: line(item, name(item.ownerId), texts.reported(day(report.at))) }),
    }),
    ...section(phrases, {
      heading: texts.silent,
      all: silent,
      shown: SHOWN_LINES,
      columns: [columns.item, columns.who, columns.why],
      cells: ({ item, personId, reasons }) => [titled(item), name(personId), whySilent(reasons, phrases)],
      line: ({ item, personId, reasons }) => ({ type: 'text', text: line(item, name(personId), whySilent(reasons, phrases)) }),
    }),
    ...section(phrases, {
      heading: texts.dueNext,
      all: dueNext,
      shown: SHOWN_LINES,
      columns: [columns.when, columns.who, columns.items],
      cells: (slot) => dueCells(slot, phrases),
      line: (slot) => ({ type: 'text', text: dueCells(slot, phrases).join(' · ') }),
    }),
  ];
}

function section<T>({ texts }: DigestPhrases, { heading, all, shown, columns, cells, line }: Continued<T>): readonly Block[] {
  const rest = all.slice(shown, shown + MOST);
  if (rest.length === 0) return [];
  const caption = texts.continued(heading);
  return longList([{ type: 'heading', text: caption, level: 2 }, ...rest.map(line)], { caption, columns, rows: rest.map(cells), text: caption });
}
