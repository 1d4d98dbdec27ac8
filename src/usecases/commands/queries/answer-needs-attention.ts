import type { Attention, AttentionReason, OpenMilestone } from '../../../domain/attention.js';
import { needsAttention } from '../../../domain/attention.js';
import type { Block, Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { pageOf } from '../../../domain/paging.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { translated } from '../../../text/format.js';
import { pager } from './buttons.js';
import { needText } from './objective-status.js';
import { dateOf, dayOf, nameOf } from './phrases.js';
import type { Question } from './question.js';
import { statusRow } from './status-rows.js';

const MILESTONE = 120;

/** `needs-attention`: what somebody should look at, most pressing first, each with why. */
export function answerNeedsAttention(q: Question, milestones: readonly OpenMilestone[]): Message {
  const { attention } = q.text;
  const page = pageOf(needsAttention(q.overview, milestones, { now: q.now, today: q.today }), q.asked.page);
  if (page.total === 0) return { summary: attention.none, blocks: [{ type: 'text', text: attention.none }] };
  const summary = attention.summary(page.total);
  return { summary, blocks: [{ type: 'heading', text: attention.heading, level: 1 }, { type: 'text', text: summary }, ...page.rows.flatMap((one) => rows(q, one)), ...pager(q, page)] };
}

function rows(q: Question, { item, reasons }: Attention): readonly Block[] {
  return [statusRow(q, item, item.ownerId === undefined ? q.text.noOwner : nameOf(q, item.ownerId)), { type: 'list', items: reasons.map((reason) => why(q, item, reason)) }];
}

function why(q: Question, item: ItemOverview, reason: AttentionReason): string {
  const { attention } = q.text;
  switch (reason.kind) {
    case 'off-track':
      return attention['off-track'];
    case 'needs-help':
      return attention['needs-help'](item.needs.map((need) => needText(q, need)).join('; '));
    case 'silent': {
      const who = nameOf(q, reason.check.personId);
      return reason.check.state === 'asked' ? attention.asked(who, dayOf(q, reason.check.askedAt ?? reason.check.dueAt)) : attention.lapsed(who, dateOf(q, reason.check.occurrenceOn));
    }
    case 'stale':
      return item.statusReport ? attention.stale(dayOf(q, item.statusReport.at)) : attention.unknown;
    case 'unknown':
      return item.ownerId === undefined ? attention.unowned : attention.unknown;
    case 'milestone': {
      const { text, translations, dueOn } = reason.milestone;
      return attention.milestone(safeEcho(translated(translations, q.member.language, 'text', text), MILESTONE), dueOn === undefined ? '' : dateOf(q, dueOn));
    }
  }
}
