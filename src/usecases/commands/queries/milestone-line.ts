import type { MilestoneOverview } from '../../../domain/overview.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import type { PlainDateText } from '../../../domain/types.js';
import { translated } from '../../../text/format.js';
import { dateOf } from './phrases.js';
import type { Question } from './question.js';

const TEXT = 200;

/** `In three months: the text (by Nov 20) — reached Nov 12`. */
export function milestoneLine(q: Question, milestone: MilestoneOverview & { readonly reachedOn?: PlainDateText }): string {
  const { facts, horizons } = q.text;
  const text = safeEcho(translated(milestone.translations, q.member.language, 'text', milestone.text), TEXT);
  const dated = milestone.dueOn === undefined ? text : facts.milestoneBy(text, dateOf(q, milestone.dueOn));
  return `${horizons[milestone.horizon]}: ${milestone.reachedOn === undefined ? dated : facts.reached(dated, dateOf(q, milestone.reachedOn))}`;
}
