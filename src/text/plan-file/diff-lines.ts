import { cleanLine, isolated } from '../../domain/plan-file/clean-text.js';
import type { DiffEntry, PlanDiff } from '../../domain/plan-file/diff-plans.js';
import { CHANGES } from '../../domain/plan-file/diff-plans.js';
import type { Language } from '../../domain/types.js';
import { counted, formatDate, formatList, shorten } from '../format.js';
import { planFileTexts } from './index.js';
import type { PlanFileTexts } from './index.js';

/** Of one kind of change to one kind of thing, this many are shown one by one. */
const MOST_ALIKE = 12;
const MOST_LETTERS = 70;
const MARKS = { added: '+', restored: '+', changed: '~', moved: '>', retired: '-', removed: '-' } as const;

/** A difference as lines for a terminal: each entry with its fields, then the counts. Empty for an empty difference. */
export function diffLines({ entries }: PlanDiff, language: Language): string[] {
  if (entries.length === 0) return [];
  const texts = planFileTexts(language);
  const lines: string[] = [];
  for (const group of groupsOf(entries)) {
    const [first] = group;
    if (!first) continue;
    // What somebody set in chat is never taken back unseen.
    const shown = group.filter((entry, place) => place < MOST_ALIKE || entry.fields.some((field) => field.setInChat));
    for (const entry of shown) lines.push(...entryLines(entry, texts, language));
    if (group.length > shown.length) lines.push(`${MARKS[first.change]}   ${texts.andMore(group.length - shown.length)} (${texts.things[first.kind].other})`);
  }
  const retired = entries.some(({ change }) => change === 'retired');
  return [...lines, ...countLines(entries, language, texts), ...(retired ? [texts.retiredNote] : [])];
}

/** Entries of the same change and kind that stand together. */
function groupsOf(entries: readonly DiffEntry[]): readonly (readonly DiffEntry[])[] {
  const groups = new Map<string, DiffEntry[]>();
  for (const entry of entries) {
    const name = `${entry.change} ${entry.kind}`;
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups.values()];
}

function entryLines(entry: DiffEntry, texts: PlanFileTexts, language: Language): string[] {
  const { change, kind, key, name, fields, move } = entry;
  const shownKey = /^[[{]/.test(key) ? '' : ` ${line(key)}`;
  const title = line(name) === line(key) ? '' : `  ${line(name)}`;
  const where = move === undefined ? '' : `  ${move.of === 'parent' ? texts.movedUnder(move.from, move.to) : texts.movedPlace(move.from ?? '', move.to ?? '')}`;
  return [
    `${MARKS[change]} ${texts.changes[change]}: ${texts.things[kind].one}${shownKey}${title}${where}`,
    ...fields.flatMap(({ field, from, to, setInChat }) => [
      `    ${field}: ${from === undefined ? texts.nothing : line(from)} → ${to === undefined ? texts.nothing : line(to)}`,
      ...(setInChat ? [`      ${texts.setInChat(formatDate(language, setInChat.on, 'long'), setInChat.by === undefined ? undefined : line(setInChat.by))}`] : []),
    ]),
  ];
}

function line(text: string): string {
  return isolated(shorten(cleanLine(text), MOST_LETTERS));
}

/** `new: 14 items, 12 people`, a line for each kind of change. */
function countLines(entries: readonly DiffEntry[], language: Language, texts: PlanFileTexts): string[] {
  return CHANGES.flatMap((change) => {
    const counts = new Map<DiffEntry['kind'], number>();
    for (const entry of entries) if (entry.change === change) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
    if (counts.size === 0) return [];
    return [`${texts.changes[change]}: ${formatList(language, [...counts].map(([kind, count]) => counted(language, count, texts.things[kind])))}`];
  });
}
