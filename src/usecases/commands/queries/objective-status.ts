import type { Block, Button, Inline, Message } from '../../../domain/message.js';
import { actionButton } from '../../../domain/actions.js';
import { unanswered } from '../../../domain/attention.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { mayChange } from '../../../domain/roles.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { buttonRow } from './buttons.js';
import { milestoneLine } from './milestone-line.js';
import { codeAndTitle, codeOf, dateOf, dayOf, nameOf, nextDay } from './phrases.js';
import type { Question } from './question.js';
import { measureFact, standing, statusRow } from './status-rows.js';
import { closerLook } from './which-one.js';

/** The longest words shown whole, in characters. */
const LONG = 600;
const SHORT = 200;
const PLACE = 80;

/** The status of one item: since when and who says so, their words, measures, what it waits for. */
export function objectiveStatus(q: Question, item: ItemOverview): Message {
  const row = statusRow(q, item, standing(q, item));
  const label = row.type === 'status' ? row.label : '';
  return {
    summary: q.text.status.summary(codeAndTitle(q, item), `${label}, ${standing(q, item)}`),
    blocks: [{ type: 'heading', text: codeAndTitle(q, item), level: 1 }, row, ...lastWords(q, item), { type: 'facts', facts: standingFacts(q, item) }, ...buttonRow(reportButton(q, item)), ...closerLook(q, item, 'item', 'evidence', 'history')],
  };
}

/** What was said last, as a quotation. */
export function lastWords(q: Question, item: ItemOverview): readonly Block[] {
  const report = item.lastReport;
  const words = report ? safeEcho(report.note, LONG) : '';
  return report && words !== '' ? [{ type: 'quote', text: words, by: `${nameOf(q, report.personId)}, ${dayOf(q, report.at)}` }] : [];
}

/** A button to report on an item whose check waits, for those who may; never in a public answer. */
export function reportButton(q: Question, item: ItemOverview): Button | undefined {
  const check = item.openCheck;
  if (q.isPublic || check?.state !== 'asked' || !mayChange('report', q.member, { item })) return undefined;
  return actionButton({ name: 'check.report', check: check.id }, { label: q.text.mine.report, description: q.text.mine.reportOn(codeOf(item)), style: 'primary' });
}

/** Owner, measures, what is needed and in the way, the next milestone, the check that waits, the next one. */
export function standingFacts(q: Question, item: ItemOverview): readonly { readonly label: string; readonly value: Inline }[] {
  const { facts } = q.text;
  const checks = unanswered(item).map((check) =>
    check.state === 'asked'
      ? { label: facts.openCheck, value: facts.openSince(nameOf(q, check.personId), dayOf(q, check.askedAt ?? check.dueAt)) }
      : { label: facts.lapsed, value: facts.lapsedOn(nameOf(q, check.personId), dateOf(q, check.occurrenceOn)) },
  );
  const list = (label: string, values: readonly string[]): { label: string; value: string }[] => (values.length === 0 ? [] : [{ label, value: values.join('; ') }]);
  return [
    { label: facts.owner, value: item.ownerId === undefined ? q.text.noOwner : nameOf(q, item.ownerId) },
    ...item.measures.map((measure) => measureFact(q, measure)),
    ...list(facts.needs, item.needs.map((need) => needText(q, need))),
    ...list(facts.blockers, item.blockers.map((text) => safeEcho(text, SHORT))),
    ...(item.nextMilestone ? [{ label: facts.nextMilestone, value: milestoneLine(q, item.nextMilestone) }] : []),
    ...checks,
    { label: facts.next, value: nextDay(q, item) ?? facts.noNext },
  ];
}

/** A need with where to get it and whom to ask. */
export function needText(q: Question, need: ItemOverview['needs'][number]): string {
  const { facts } = q.text;
  const what = safeEcho(need.what, SHORT);
  const where = [
    ...(need.whereToGet === undefined ? [] : [facts.needAt(safeEcho(need.whereToGet, PLACE))]),
    ...(need.whomToAsk === undefined ? [] : [facts.needFrom(safeEcho(need.whomToAsk, PLACE))]),
  ];
  return where.length === 0 ? what : `${what} (${where.join(', ')})`;
}
