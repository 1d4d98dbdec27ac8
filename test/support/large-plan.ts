import { digestFacts } from '../../src/domain/digest/digest-facts.js';
import type { Message } from '../../src/domain/message.js';
import type { PlanOverview } from '../../src/domain/overview.js';
import { countByStatus } from '../../src/domain/roll-up.js';
import { STATUSES } from '../../src/domain/types.js';
import type { Language } from '../../src/domain/types.js';
import { digestPhrases } from '../../src/usecases/digests/phrases.js';
import { wordDigest } from '../../src/usecases/digests/word-digest.js';
import { daysAgo, NOW, overviewOf } from './overview.js';

/** What is said of every item of a large plan. */
export interface Said {
  readonly title: string;
  readonly note: string;
  readonly need: string;
  readonly blocker: string;
}

/** A plan of one goal and very many objectives of one owner, each reported on this week, of each the same said. */
export function largePlan(count: number, { title, note, need, blocker }: Said): PlanOverview {
  const sketches = Array.from({ length: count }, (_, index) => ({ code: `1.${index}`, parent: '1', title, es: title, owner: 'ana', status: STATUSES[index % STATUSES.length] ?? 'on-track', note, needs: [need, need, need], blockers: [blocker, blocker, blocker], askedDaysAgo: 4, lapsedDaysAgo: 12, nextInDays: 2 }));
  const overview = overviewOf([{ code: '1', title, es: title }, ...sketches]);
  return { ...overview, items: overview.items.map((item) => ({ ...item, reportsSince: item.statusReport ? [item.statusReport] : [] })) };
}

/** Its digest, in which everything moved, nobody has answered what was asked since, and everybody is asked again. */
export function largeDigest(overview: PlanOverview, language: Language): Message {
  // Whoever reports is silent about what they were asked afterwards.
  const items = overview.items.filter(({ parentId }) => parentId !== undefined).map((item) => ({ ...item, lastReport: { id: 'old', at: daysAgo(40), personId: 'ana', note: '', late: false, evidenceCount: 0 } }));
  const unanswered = items.map(({ id }) => ({ itemId: id, personId: 'ana', dueAt: daysAgo(3), askedAt: daysAgo(3), hasLapsed: false, isExcused: false, isUndelivered: false }));
  const prompts = items.map(({ id }, index) => ({ itemId: id, personId: 'ana', at: NOW.add({ hours: index % 160 }) }));
  const facts = digestFacts({ overview: { ...overview, items }, period: { start: daysAgo(7), end: NOW }, unanswered, away: new Map(), prompts, lastCounts: countByStatus(overview, NOW) });
  return wordDigest(facts, digestPhrases({ language, zone: 'America/Chicago', overview, names: new Map() }), { title: overview.plan.title, from: 'Wednesday', to: 'Wednesday', evidence: [] });
}
