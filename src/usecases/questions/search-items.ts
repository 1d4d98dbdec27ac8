import { rankItems } from '../../domain/find-item.js';
import type { Block, Message } from '../../domain/message.js';
import type { ItemOverview, PlanOverview } from '../../domain/overview.js';
import { statusOf } from '../../domain/roll-up.js';
import { localOf } from '../../domain/time/dates.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { FoundItem } from '../../ports.js';
import { commandText } from '../../text/commands/index.js';
import { translated } from '../../text/format.js';
import type { Asker } from '../answering/turn.js';
import { itemStatus } from '../commands/queries/answer-status.js';
import { codeAndTitle, dayOf, shownName } from '../commands/queries/phrases.js';
import type { Question } from '../commands/queries/question.js';

/** What is looked for, and which part of what is found. */
export interface Search {
  readonly text: string;
  readonly skip: number;
  readonly count: number;
}

/**
 * Items by code or words over all plans that have started, what fits best first; without words the person's own, then
 * all others. What is found is pasted where others read it: private items are never found.
 */
export async function searchItems(asker: Asker, { text, skip, count }: Search): Promise<readonly FoundItem[]> {
  const plans = await loadPublic(asker);
  const ranked = plans.flatMap((plan, place) => ranking(plan, text, asker).map((item, rank) => ({ plan, item, rank, place })));
  // Of several plans the best of each come first.
  const ordered = ranked.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return ordered.slice(skip, skip + count).map(({ plan, item }) => foundItem(questionOf(asker, plan), item));
}

async function loadPublic({ store, organizationId }: Asker): Promise<readonly PlanOverview[]> {
  const plans: PlanOverview[] = [];
  for (const summary of await store.overview.plans(organizationId)) {
    const overview = summary.state === 'draft' ? undefined : await store.overview.load({ organizationId, planId: summary.id });
    if (overview) plans.push(visiblePlan(overview, { kind: 'channel' }));
  }
  return plans;
}

function ranking(plan: PlanOverview, text: string, { member }: Asker): readonly ItemOverview[] {
  if (text.trim() !== '') return rankItems(plan, text);
  const isOwn = ({ ownerId, deputyIds }: ItemOverview): boolean => ownerId === member.id || deputyIds.includes(member.id);
  return [...plan.items.filter(isOwn), ...plan.items.filter((item) => !isOwn(item))];
}

/** As if asked before everyone. */
function questionOf({ member, now }: Asker, overview: PlanOverview): Question {
  return { member, asked: { command: { name: 'status' }, plan: overview.plan.code, page: 1, here: true }, overview, isPublic: true, now, today: localOf(now, member.timeZone).date, text: commandText(member.language) };
}

function foundItem(q: Question, item: ItemOverview): FoundItem {
  const { plan } = q.overview;
  const planTitle = shownName(translated(plan.translations, q.member.language, 'title', plan.title));
  return { title: codeAndTitle(q, item), text: `${q.text.statuses[statusOf(q.overview, item, q.now)]} · ${planTitle}`, message: toPaste(q, itemStatus(q, item), planTitle) };
}

/** What is pasted stays as it is, and may stand where the bot is not: it says of when it is, and has no buttons. */
function toPaste(q: Question, { summary, blocks }: Message, planTitle: string): Message {
  const asOf: Block = { type: 'context', text: `${planTitle} · ${dayOf(q, q.now)}` };
  return { summary, blocks: [...blocks.filter(({ type }) => type !== 'buttons'), asOf] };
}
