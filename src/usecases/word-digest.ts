import { actionButton } from '../domain/actions.js';
import type { DigestFacts, Moved, Silence } from '../domain/digest/digest-facts.js';
import type { Block, Inline, Message, Span } from '../domain/message.js';
import type { ItemOverview, PlanOverview } from '../domain/overview.js';
import { ITEM_STATUSES } from '../domain/roll-up.js';
import { safeEcho } from '../domain/safe-echo.js';
import type { ItemStatus, Language, ZoneId } from '../domain/types.js';
import { askingTexts } from '../text/asking/index.js';
import { digestTexts } from '../text/digest/index.js';
import type { DigestTexts } from '../text/digest/index.js';
import { formatDateTime, formatDay, formatList, formatValue, translated } from '../text/format.js';

/** Lines a section shows before it points to a command. */
const LINES = 8;
/** Characters of somebody's words that a line repeats. */
const WORDS = 200;
const TITLE = 120;

/** Who reads it, and what part of the plan it is about. */
export interface DigestReader {
  readonly language: Language;
  readonly zone: ZoneId;
  readonly overview: PlanOverview;
  /** The plan's, area's or unit's name. */
  readonly title: string;
  /** What `/plan status` shows the details of; none for the whole plan. */
  readonly target?: string;
  readonly period: { readonly from: string; readonly to: string };
}

interface Words extends DigestReader {
  readonly texts: DigestTexts;
  readonly statuses: Readonly<Record<ItemStatus, string>>;
}

/** Puts a digest into words: counts first, then what moved, what is at risk, who is silent, what comes. */
export function wordDigest(facts: DigestFacts, reader: DigestReader): Message {
  const words: Words = { ...reader, texts: digestTexts(reader.language), statuses: askingTexts(reader.language).statuses };
  const { texts, language } = words;
  const shown = ITEM_STATUSES.filter((status) => facts.counts[status] > 0 || (facts.change?.[status] ?? 0) !== 0);
  const counts = formatList(language, shown.filter((status) => facts.counts[status] > 0).map((status) => `${facts.counts[status]} ${words.statuses[status].toLowerCase()}`));
  const isEmpty = shown.length === 0;
  return {
    summary: texts.summary(reader.title, isEmpty ? texts.nothingToShow : counts),
    blocks: [
      { type: 'heading', text: texts.heading(reader.title), level: 1 },
      { type: 'context', text: texts.period(reader.period.from, reader.period.to) },
      ...(isEmpty ? [{ type: 'text', text: texts.nothingToShow } as const] : countBlocks(facts, shown, words)),
      ...movedBlocks(facts, words),
      ...riskBlocks(facts, words),
      ...silentBlocks(facts, words),
      ...dueBlocks(facts, words),
      {
        type: 'buttons',
        buttons: [
          actionButton({ name: 'command.run', command: ['status', reader.target].filter(Boolean).join(' ') }, { label: texts.details }),
          actionButton({ name: 'command.run', command: 'mine' }, { label: texts.mine }),
        ],
      },
    ],
  };
}

function countBlocks({ counts, change }: DigestFacts, shown: readonly ItemStatus[], { texts, statuses }: Words): Block[] {
  const facts = shown.map((status) => ({ label: statuses[status], value: change ? `${counts[status]} (${texts.change(change[status])})` : String(counts[status]) }));
  const points = shown.map((status) => ({ x: statuses[status], y: counts[status] }));
  return [
    { type: 'heading', text: texts.where, level: 2 },
    { type: 'facts', facts },
    { type: 'chart', chart: { kind: 'bar', title: texts.chart, text: points.map(({ x, y }) => `${x}: ${y}`).join(', '), series: [{ name: texts.chart, points }] } },
  ];
}

function movedBlocks({ moved, steady }: DigestFacts, words: Words): Block[] {
  const { texts, language } = words;
  if (moved.length === 0 && steady.length === 0) return [{ type: 'text', text: texts.quiet }];
  const codes = formatList(language, steady.map((item) => safeEcho(item.code, 30)));
  return [
    ...(moved.length > 0 ? [{ type: 'heading', text: texts.moved, level: 2 } as const] : []),
    ...moved.slice(0, LINES).flatMap((one) => movedItem(one, words)),
    ...more(moved.length, words, '/plan status'),
    ...(steady.length > 0 ? [{ type: 'context', text: texts.steady(codes) } as const] : []),
  ];
}

function movedItem({ item, from, to, report }: Moved, words: Words): Block[] {
  const { texts, statuses, language } = words;
  const behind = [
    ...(report.late ? [texts.late] : []),
    ...item.measures.flatMap((measure) => {
      if (!measure.last || !item.reportsSince.some((one) => one.at.toZonedDateTimeISO(words.zone).toPlainDate().toString() === measure.last?.on)) return [];
      const value = (number: number | undefined) => (number === undefined ? undefined : formatValue(language, number, measure.unit));
      return [texts.reading(translated(measure.translations, language, 'name', measure.name), value(measure.last.value) ?? '', value(measure.previous?.value), value(measure.target))];
    }),
    ...(report.evidenceCount > 0 ? [texts.evidence(report.evidenceCount)] : []),
  ];
  return [
    { type: 'status', status: to, label: statuses[to], text: line(item, words, `${texts.movedLine(statuses[from], statuses[to])}`, ...behind) },
    ...(report.note.trim() === '' ? [] : [{ type: 'quote', text: safeEcho(report.note, WORDS), by: nameOf(words, report.personId) } as const]),
  ];
}

function riskBlocks({ atRisk }: DigestFacts, words: Words): Block[] {
  const { texts, statuses, language, zone } = words;
  if (atRisk.length === 0) return [];
  return [
    { type: 'heading', text: texts.atRisk, level: 2 },
    ...atRisk.slice(0, LINES).flatMap(({ item, status, since }): Block[] => {
      const needs = item.needs.map((need) => [safeEcho(need.what, WORDS), need.whereToGet && texts.place(safeEcho(need.whereToGet, TITLE)), need.whomToAsk && texts.ask(safeEcho(need.whomToAsk, TITLE))].filter(Boolean).join(', '));
      const blockers = item.blockers.map((blocker) => safeEcho(blocker, WORDS));
      const details = [...(blockers.length > 0 ? [texts.blocked(blockers.join('; '))] : []), ...(needs.length > 0 ? [texts.needs(needs.join('; '))] : [])];
      return [
        { type: 'status', status, label: statuses[status], text: line(item, words, nameOf(words, item.ownerId), texts.since(formatDay(language, since, zone))) },
        ...(details.length > 0 ? [{ type: 'list', items: details } as const] : []),
      ];
    }),
    ...more(atRisk.length, words, '/plan at-risk'),
  ];
}

function silentBlocks({ silent }: DigestFacts, words: Words): Block[] {
  if (silent.length === 0) return [];
  return [
    { type: 'heading', text: words.texts.silent, level: 2 },
    { type: 'list', items: silent.slice(0, LINES).map((check) => line(check.item, words, nameOf(words, check.personId), why(check, words))) },
    ...more(silent.length, words, '/plan overdue'),
  ];
}

/** Why nobody answered, as far as it is known. */
function why(check: Silence, { texts, language, zone }: Words): string {
  if (check.isUndelivered) return texts.why.undelivered;
  const day = (at: Silence['askedAt']) => formatDay(language, at, zone);
  return [
    texts.why.asked(day(check.askedAt)),
    ...(check.remindedAt ? [texts.why.reminded(day(check.remindedAt))] : []),
    ...(check.lapsedAt ? [texts.why.lapsed(day(check.lapsedAt))] : []),
    ...(check.isAway ? [texts.why.away] : []),
  ].join(', ');
}

function dueBlocks({ dueNext }: DigestFacts, words: Words): Block[] {
  if (dueNext.length === 0) return [];
  return [
    { type: 'heading', text: words.texts.dueNext, level: 2 },
    { type: 'list', items: dueNext.slice(0, LINES).map(({ item, personId, at }) => line(item, words, nameOf(words, personId), formatDateTime(words.language, at, words.zone))) },
    ...more(dueNext.length, words, '/plan calendar'),
  ];
}

function more(count: number, { texts }: Words, command: string): Block[] {
  return count > LINES ? [{ type: 'context', text: texts.more(count - LINES, command) }] : [];
}

function line(item: ItemOverview, { language }: Words, ...parts: readonly string[]): Inline {
  const spans: Span[] = [{ bold: safeEcho(item.code, 30) }, ` ${safeEcho(translated(item.translations, language, 'title', item.title), TITLE)}`, ...parts.filter((part) => part !== '').map((part) => ` · ${part}`)];
  return spans;
}

function nameOf({ overview }: Words, personId: string | undefined): string {
  return personId === undefined ? '' : safeEcho(overview.people.get(personId)?.name ?? '', TITLE);
}
