import type { Block, Inline, Message } from '../../../domain/message.js';
import type { ItemOverview, Translations } from '../../../domain/overview.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { ItemDetails, MeasureTrend, TranslatedText } from '../../../ports.js';
import { translated } from '../../../text/format.js';
import { buttonRow } from './buttons.js';
import { lastWords, reportButton, standingFacts } from './objective-status.js';
import { milestoneLine } from './milestone-line.js';
import { codeAndTitle, nameOf, shownName } from './phrases.js';
import type { Question } from './question.js';
import { standing, statusRow } from './status-rows.js';
import { trendCharts } from './trend-charts.js';
import { closerLook } from './which-one.js';

const LONG = 600;
const LINE = 200;
/** Lines of one list shown; the rest is only counted. */
const MAX_LINES = 12;

/** `item CODE`: all that the plan says of an item, where it stands and how its measures went. */
export function answerItem(q: Question, item: ItemOverview, details: ItemDetails | undefined, trends: readonly MeasureTrend[] = []): Message {
  const { facts } = q.text;
  const heading = codeAndTitle(q, item);
  const status = q.text.status.summary(heading, standing(q, item));
  return {
    summary: status,
    blocks: [
      { type: 'heading', text: heading, level: 1 },
      { type: 'context', text: [q.text.kinds[item.kind], ...unitNames(q, item)].join(' · ') },
      statusRow(q, item, standing(q, item)),
      ...lastWords(q, item),
      { type: 'facts', facts: [...deputies(q, item), ...standingFacts(q, item), ...asked(q, item)] },
      ...trendCharts(q, item, trends),
      ...(details ? planSays(q, details) : []),
      ...(details && details.milestones.length > 0 ? [listOf(q, facts.milestones, details.milestones.map((milestone) => milestoneLine(q, milestone)))].flat() : []),
      ...buttonRow(reportButton(q, item)),
      ...closerLook(q, item, 'evidence', 'history'),
    ],
  };
}

function planSays(q: Question, details: ItemDetails): readonly Block[] {
  const { facts } = q.text;
  const say = (label: string, field: string, text: string | undefined): { label: string; value: Inline }[] =>
    text === undefined ? [] : [{ label, value: safeEcho(inLanguage(q, details.translations, field, text), LONG) }];
  const said = [...say(facts.aim, 'aim', details.aim), ...say(facts.why, 'why', details.why), ...say(facts.because, 'because', details.because), ...say(facts.impact, 'anticipatedImpact', details.anticipatedImpact)];
  const description = details.description === undefined ? [] : [{ type: 'text', text: safeEcho(inLanguage(q, details.translations, 'description', details.description), LONG) } as const];
  return [
    ...description,
    ...(said.length === 0 ? [] : [{ type: 'facts', facts: said } as const]),
    ...listOf(q, facts.weWill, weWillLines(q, details)),
    ...listOf(q, facts.success, details.successCriteria.map((one) => textOf(q, one))),
    ...listOf(q, facts.competencies, details.competencies.map((one) => textOf(q, one, 'title'))),
  ];
}

function listOf(q: Question, heading: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MAX_LINES), `… ${rest} ${q.text.facts.plus}`] : lines;
  return [{ type: 'heading', text: heading, level: 2 }, { type: 'list', items: shown }];
}

/** The lines of “We will …” in the reader's language where every line is there, each with who does it. */
function weWillLines(q: Question, { weWill, translations }: ItemDetails): readonly string[] {
  const said = translated(translations, q.member.language, 'weWill', '').split('\n');
  const isWhole = said.length === weWill.length && said.every((line) => line !== '');
  return weWill.map(({ text, personId, initials }, place) => {
    const line = safeEcho(isWhole ? (said[place] ?? text) : text, LINE);
    const who = personId === undefined ? initials : nameOf(q, personId);
    return who === undefined ? line : `${line} (${shownName(who)})`;
  });
}

function textOf(q: Question, { text, translations }: TranslatedText, field = 'text'): string {
  return safeEcho(translated(translations, q.member.language, field, text), LINE);
}

function inLanguage(q: Question, translations: Translations, field: string, text: string): string {
  return translated(translations, q.member.language, field, text);
}

function deputies(q: Question, item: ItemOverview): readonly { readonly label: string; readonly value: Inline }[] {
  return item.deputyIds.length === 0 ? [] : [{ label: q.text.facts.deputies, value: item.deputyIds.map((id) => nameOf(q, id)).join(', ') }];
}

function asked(q: Question, item: ItemOverview): readonly { readonly label: string; readonly value: Inline }[] {
  const evidence = item.next?.evidence;
  if (!item.next || evidence === undefined) return [];
  return [{ label: q.text.facts.evidenceAsked, value: safeEcho(translated(item.next.evidenceTranslations, q.member.language, 'evidence', evidence), LINE) }];
}

function unitNames(q: Question, item: ItemOverview): readonly string[] {
  return q.overview.units.filter((unit) => item.unitIds.includes(unit.id)).map((unit) => shownName(unit.name));
}
