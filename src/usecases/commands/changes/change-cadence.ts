import { askedItems } from '../../../domain/item-schedules.js';
import type { AskedItem } from '../../../domain/item-schedules.js';
import type { Block, Message } from '../../../domain/message.js';
import { cadenceStart, nextPromptsOf } from '../../../domain/new-cadence.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { NO_CHECKS } from '../../../domain/plan-document.js';
import { mayChange } from '../../../domain/roles.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { parseCadence } from '../../../domain/time/cadence-words.js';
import type { Cadence, ParsedCadence } from '../../../domain/time/cadence-words.js';
import type { Prompt } from '../../../domain/time/prompt.js';
import { PLAIN_WEEK } from '../../../domain/time/work-calendar.js';
import { describeCadence } from '../../../text/cadence/describe-cadence.js';
import { formatDateTime } from '../../../text/format.js';
import type { CommandDeps, CommandRequest } from '../command-request.js';
import { usageOf } from '../queries/answer-help.js';
import { buttonRow, runButton } from '../queries/buttons.js';
import { codeOf, shownName, titleIn } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';
import { writeNotices } from './notice.js';
import type { Notice } from './notice.js';
import { refuse } from './refuse.js';
import { takeItem } from './take-item.js';

/** When a check is asked where neither the words nor the cadence before say a time. */
const USUAL_TIME = '09:00';
const NEXT_DATES = 3;
const WORDS = 200;

/** `cadence CODE every 2 weeks on monday`: changes how often an item is checked; plays back what was understood and the next dates. */
export async function changeCadence(q: Question, words: string, request: CommandRequest, deps: CommandDeps): Promise<Message> {
  const { changes, help } = q.text;
  const taken = takeItem(q, 'cadence', words);
  if ('answer' in taken) return taken.answer;
  const { item, rest } = taken;
  if (!mayChange('cadence', q.member, { item })) return refuse(q, 'cadence', changes.refusedCadence(codeOf(item)), deps.store, item);
  if (rest === '') return { summary: help.missingCadence, blocks: [{ type: 'text', text: help.missingCadence }, ...usageOf(q.member.language, 'cadence')] };
  const parsed = parseCadence(rest);
  if (!parsed.ok) return notUnderstood(q, item, rest, parsed);
  const { rule, at, prompts } = await setCadence(q, item, rest, parsed.cadence, request, deps);
  return playBack(q, item, rule, at, prompts);
}

interface SetCadence {
  readonly rule: string;
  readonly at: string;
  readonly prompts: readonly Prompt[];
}

async function setCadence(q: Question, item: ItemOverview, words: string, said: Cadence, request: CommandRequest, deps: CommandDeps): Promise<SetCadence> {
  const { organizationId, member } = request;
  const { now } = q;
  const { deliveries, ...set } = await deps.store.transaction(async (tx) => {
    await tx.checks.lockSweep(organizationId);
    const asked = async (): Promise<readonly AskedItem[]> => askedItems(await tx.checks.scheduleInputs(organizationId, { anyState: true }));
    const before = (await asked()).find((one) => one.item.itemId === item.id);
    const at = said.at ?? before?.cadence.at ?? USUAL_TIME;
    const startsOn = cadenceStart(said.rule, at, now, before?.schedule.zone ?? q.overview.organization.timeZone, before?.schedule.calendar ?? PLAIN_WEEK);
    await tx.items.setCadence(organizationId, item.id, { rule: said.rule, at, startsOn, words: words.slice(0, WORDS), ...(before && { replaces: before.cadence.id }) });
    await tx.people.audit({ organizationId, actorId: member.id, action: 'item.cadence', subjectKind: 'item', subjectId: item.id, details: { words: words.slice(0, WORDS), rule: said.rule, at }, at: now });
    await deps.reschedule(tx, organizationId, now);
    const after = await asked();
    const prompts = q.overview.plan.state === 'running' ? nextPromptsOf(after.map(({ schedule }) => schedule), item.id, now, NEXT_DATES) : [];
    const notices = await writeNotices(tx, request, await noticesOf(tx, item, said.rule, at, q), now);
    return { rule: said.rule, at, prompts, deliveries: notices.deliveries };
  });
  if (deliveries.length > 0) await deps.work.deliver(organizationId, deliveries);
  return set;
}

async function noticesOf(store: CommandDeps['store'], item: ItemOverview, rule: string, at: string, q: Question): Promise<readonly Notice[]> {
  const owner = item.ownerId === undefined ? undefined : await store.people.byId(q.overview.organization.id, item.ownerId);
  if (!owner?.active) return [];
  const by = shownName(q.member.name);
  const message: Notice['message'] = (text, language) => {
    const { cadence } = text.changes;
    const summary = rule === NO_CHECKS ? cadence.noticeOff(by, codeOf(item), titleIn(item, language)) : cadence.notice(by, codeOf(item), titleIn(item, language), describeCadence(rule, at, language));
    return { summary, blocks: [{ type: 'text', text: summary }] };
  };
  return [{ to: owner, name: 'cadence', message }];
}

function playBack(q: Question, item: ItemOverview, rule: string, at: string, prompts: readonly Prompt[]): Message {
  const { cadence } = q.text.changes;
  const { language } = q.member;
  const title = titleIn(item, language);
  if (rule === NO_CHECKS) return { summary: cadence.off(codeOf(item), title), blocks: [{ type: 'text', text: cadence.off(codeOf(item), title) }] };
  const summary = cadence.done(codeOf(item), title, describeCadence(rule, at, language));
  const dates = prompts.map((prompt) => formatDateTime(language, prompt.at, prompt.zone));
  const next: readonly Block[] = dates.length === 0 ? [{ type: 'context', text: cadence.noNext }] : [{ type: 'facts', facts: [{ label: cadence.next, value: dates.join(' · ') }] }];
  return { summary, blocks: [{ type: 'text', text: summary }, ...next] };
}

function notUnderstood(q: Question, item: ItemOverview, words: string, parsed: Extract<ParsedCadence, { ok: false }>): Message {
  const { changes, help } = q.text;
  const summary = changes.cadence.notUnderstood(safeEcho(words, 60));
  const { suggestion } = parsed;
  if (!suggestion) return { summary, blocks: [{ type: 'text', text: summary }, ...usageOf(q.member.language, 'cadence')] };
  const meant = describeCadence(suggestion.rule, suggestion.at, q.member.language);
  const run = runButton(q, { name: 'cadence', rest: `${item.code}: ${meant}` }, help.runIt(safeEcho(`${item.code}: ${meant}`, 50)));
  return { summary, blocks: [{ type: 'text', text: `${summary} ${help.didYouMean(meant)}` }, ...buttonRow(run)] };
}
