import type { Block, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { statusOf } from '../../../domain/roll-up.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { pager } from './buttons.js';
import { needText } from './objective-status.js';
import { dayOf, nameOf } from './phrases.js';
import type { Question } from './question.js';
import { statusRow } from './status-rows.js';

const SHORT = 200;

/** `at-risk`: what is off track, then what is at risk, each with what it needs and what is in the way. */
export function answerAtRisk(q: Question): Message {
  const { atRisk } = q.text;
  const having = (status: 'off-track' | 'at-risk'): readonly ItemOverview[] => q.overview.items.filter((item) => statusOf(q.overview, item, q.now) === status);
  const [off, risky] = [having('off-track'), having('at-risk')];
  const page = pageOf([...off, ...risky], q.asked.page);
  if (page.total === 0) return { summary: atRisk.none, blocks: [{ type: 'text', text: atRisk.none }] };
  const summary = atRisk.summary(off.length, risky.length);
  return {
    summary: q.text.status.summary(atRisk.heading, summary),
    blocks: [{ type: 'heading', text: atRisk.heading, level: 1 }, { type: 'text', text: summary }, ...page.rows.flatMap((item) => rows(q, item)), ...pager(q, page)],
  };
}

function rows(q: Question, item: ItemOverview): readonly Block[] {
  const { facts } = q.text;
  const report = item.statusReport;
  const words = safeEcho(report?.note ?? '', SHORT);
  const more = [
    ...item.needs.map((need) => `${facts.needs}: ${needText(q, need)}`),
    ...item.blockers.map((blocker) => `${facts.blockers}: ${safeEcho(blocker, SHORT)}`),
  ];
  return [
    statusRow(q, item, nameOf(q, item.ownerId), report ? q.text.atRisk.reported(dayOf(q, report.at)) : ''),
    ...(words === '' ? [] : [{ type: 'quote', text: words, by: nameOf(q, report?.personId) } as const]),
    ...(more.length === 0 ? [] : [{ type: 'list', items: more } as const]),
  ];
}
