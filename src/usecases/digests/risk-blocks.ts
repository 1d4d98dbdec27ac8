import type { AtRisk, DigestFacts } from '../../domain/digest/digest-facts.js';
import type { Block } from '../../domain/message.js';
import type { ItemOverview } from '../../domain/overview.js';
import { safeEcho } from '../../domain/safe-echo.js';
import { quoted } from '../../text/format.js';
import { SHOWN_ITEMS } from './moved-blocks.js';
import type { DigestPhrases } from './phrases.js';

/** Needs and blockers told of one item. */
const DETAILS = 4;
const WORDS = 200;
const NAME = 80;

/** What is off track or at risk, and what its owner says it needs. */
export function riskBlocks({ atRisk, moved }: DigestFacts, phrases: DigestPhrases): readonly Block[] {
  if (atRisk.length === 0) return [];
  const told = new Set(moved.slice(0, SHOWN_ITEMS).map((one) => one.report.id));
  return [
    { type: 'heading', text: phrases.texts.atRisk, level: 2 },
    ...atRisk.slice(0, SHOWN_ITEMS).flatMap((one) => riskItem(one, told.has(one.report.id), phrases)),
    ...phrases.rest(atRisk.length, SHOWN_ITEMS, { name: 'at-risk' }),
  ];
}

function riskItem({ item, status, report }: AtRisk, isQuoted: boolean, phrases: DigestPhrases): readonly Block[] {
  const { language, texts, statuses, line, name, day, typed } = phrases;
  const all = [...item.needs.map((need) => texts.needs(needText(need, phrases))), ...item.blockers.map((blocker) => texts.blocked(safeEcho(blocker, WORDS)))];
  const words = safeEcho(report.note, WORDS);
  const said = all.length === 0 && words !== '' && !isQuoted ? [quoted(language, words)] : [];
  const details = [...all.slice(0, DETAILS), ...(all.length > DETAILS ? [texts.more(all.length - DETAILS, typed({ name: 'item', target: item.code }))] : []), ...said];
  return [
    { type: 'status', status, label: statuses[status], text: line(item, name(item.ownerId), texts.reported(day(report.at))) },
    ...(details.length > 0 ? [{ type: 'list', items: details } as const] : []),
  ];
}

/** What its owner says it needs first, else what is in the way; empty where nothing was said. */
export function firstNeed({ needs: [need], blockers: [blocker] }: ItemOverview, phrases: DigestPhrases): string {
  if (need !== undefined) return needText(need, phrases);
  return blocker === undefined ? '' : phrases.texts.blocked(safeEcho(blocker, WORDS));
}

function needText({ what, whereToGet, whomToAsk }: ItemOverview['needs'][number], { texts }: DigestPhrases): string {
  const where = [...(whereToGet === undefined ? [] : [texts.place(safeEcho(whereToGet, NAME))]), ...(whomToAsk === undefined ? [] : [texts.ask(safeEcho(whomToAsk, NAME))])];
  return where.length === 0 ? safeEcho(what, WORDS) : `${safeEcho(what, WORDS)} (${where.join(', ')})`;
}
