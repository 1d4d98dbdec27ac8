import type { Temporal } from 'temporal-polyfill';
import type { PlanOverview } from '../../domain/overview.js';
import { localOf } from '../../domain/time/dates.js';
import type { Member } from '../../ports.js';
import { commandText } from '../../text/commands/index.js';
import type { Question } from '../commands/queries/question.js';

/** What a page asks of a plan, as if its person had asked it; `overview` is what they may see. */
export function questionOf(member: Member, overview: PlanOverview, now: Temporal.Instant): Question {
  return { member, asked: { command: { name: 'mine' }, plan: overview.plan.code, page: 1, here: false }, overview, isPublic: false, now, today: localOf(now, member.timeZone).date, text: commandText(member.language) };
}
