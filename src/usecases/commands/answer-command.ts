import { choosePlan } from '../../domain/choose-plan.js';
import type { Command, ParsedCommand } from '../../domain/command/command.js';
import { nameWords } from '../../domain/command/name-words.js';
import { MAX_TEXT, parseCommand } from '../../domain/command/parse.js';
import { printCommand } from '../../domain/command/print-command.js';
import { findItem } from '../../domain/find-item.js';
import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import type { PlanOverview } from '../../domain/overview.js';
import { mayChange } from '../../domain/roles.js';
import { safeEcho } from '../../domain/safe-echo.js';
import { localOf } from '../../domain/time/dates.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Viewer } from '../../domain/visibility.js';
import type { OverviewQuery, OverviewStore, PlanSummary } from '../../ports.js';
import { commandText } from '../../text/commands/index.js';
import { mentionNamer } from '../answering/name-mentions.js';
import { changeCadence } from './changes/change-cadence.js';
import { changeDigests, isForChannel } from './changes/change-digests.js';
import { changeMilestone } from './changes/change-milestone.js';
import { changeOwner } from './changes/change-owner.js';
import { pauseByCommand, startByCommand } from './changes/change-plan-state.js';
import { refusal } from './changes/refuse.js';
import { reportInWords } from './changes/report-in-words.js';
import type { CommandAnswer, CommandDeps, CommandRequest } from './command-request.js';
import { answerFault, answerHelp } from './queries/answer-help.js';
import { answerQuery } from './queries/answer-query.js';
import { buttonRow, commandButton } from './queries/buttons.js';
import { answerUndelivered } from './queries/answer-undelivered.js';
import type { Question } from './queries/question.js';

/** Answers what follows `/plan`, in the asker's language. Never fails on what was typed: it says what to type instead. */
export function answerCommand(deps: CommandDeps): (request: CommandRequest) => Promise<CommandAnswer> {
  return async (request) => {
    const { language } = request.member;
    if (request.text.length > MAX_TEXT) return hidden(plainMessage(commandText(language).help.tooLong));
    const named = await mentionNamer({ store: deps.store, ...request }, request.text);
    const read = parseCommand(request.text);
    if (!read.ok) return hidden(answerFault(language, read.fault, named));
    // Its buttons lead to answers for everyone as well.
    const aloud = request.aloud === true && isQuery(read.command);
    const parsed = { ...read, here: read.here || aloud, command: nameWords(read.command, named) };
    const isPublic = parsed.here && request.conversation.kind === 'channel' && isQuery(parsed.command);
    return { message: await answerIn(deps, request, parsed, { isPublic, named }), visibility: isPublic ? 'public' : 'private' };
  };
}

async function answerIn(deps: CommandDeps, request: CommandRequest, asked: ParsedCommand, { isPublic, named }: { readonly isPublic: boolean; readonly named: (words: string) => string }): Promise<Message> {
  const { organizationId, member } = request;
  if (asked.command.name === 'help') return answerHelp(member.language, asked.command.topic, request);
  const text = commandText(member.language);
  const { name } = asked.command;
  if (name === 'undelivered') return answerUndelivered(asked, request, { store: deps.store, organizationId });
  // Refused before any plan is looked at: a draft is known to stewards alone.
  if ((name === 'start' || name === 'pause') && !mayChange('plan-state', member)) return refusal(text, 'plan-state', text.life.refused[name], await deps.store.people.all(organizationId));
  const chosen = choosePlan(await deps.store.overview.plans(organizationId), asked.plan, { isSteward: member.roles.includes('steward'), use: name === 'start' ? 'start' : 'ask' });
  if (chosen.kind === 'unknown') return plainMessage(text.plan.unknown(safeEcho(asked.plan ?? '')));
  if (chosen.kind === 'which') return whichPlan(asked, chosen.plans, text, named);
  const forChannel = isPublic || (isDigestCommand(asked.command) && isForChannel(asked.command, request));
  const seen = (whole: PlanOverview): PlanOverview => seenBy(whole, request, forChannel);
  const overview = chosen.kind === 'plan' ? await overviewFor(asked.command, deps.store.overview, { organizationId, planId: chosen.plan.id }, seen) : undefined;
  if (!overview) return plainMessage(text.plan.none, text.plan.noneHint);
  const now = deps.clock.now();
  const question: Question = { member, asked, overview, isPublic, now, today: localOf(now, member.timeZone).date, text };
  return dispatch(asked.command, question, request, deps);
}

/** The plan as its readers may see it: for an answer about one item the facts of that item alone, however large the plan. */
async function overviewFor(command: Command, store: OverviewStore, { organizationId, planId }: OverviewQuery, seen: (whole: PlanOverview) => PlanOverview): Promise<PlanOverview | undefined> {
  if (command.name !== 'item' && command.name !== 'evidence') {
    const whole = await store.load({ organizationId, planId });
    return whole && seen(whole);
  }
  const whole = await store.outline(organizationId, planId);
  if (!whole) return undefined;
  const outline = seen(whole);
  const found = findItem(outline, command.target, { units: false });
  return found.kind === 'item' ? store.withFacts(outline, [found.item.id]) : outline;
}

/** What those who read the answer may see: in public, what anyone in the channel may. */
function seenBy(overview: PlanOverview, { member }: CommandRequest, forChannel: boolean): PlanOverview {
  const person: Viewer = { kind: 'person', personId: member.id, ...(member.unitId !== undefined && { unitId: member.unitId }) };
  return visiblePlan(overview, forChannel ? { kind: 'channel' } : person);
}

async function dispatch(command: Exclude<Command, { name: 'help' | 'undelivered' }>, q: Question, request: CommandRequest, deps: CommandDeps): Promise<Message> {
  switch (command.name) {
    case 'report':
      return reportInWords(q, command.rest, request, deps);
    case 'owner':
      return changeOwner(q, command.rest, request, deps);
    case 'cadence':
      return changeCadence(q, command.rest, request, deps);
    case 'milestone':
      return changeMilestone(q, command.rest, request, deps);
    case 'subscribe':
    case 'unsubscribe':
    case 'digest':
      return changeDigests(command, q, request, deps);
    case 'start':
      return startByCommand(q, command, deps);
    case 'pause':
      return pauseByCommand(q, command, deps);
    default:
      return answerQuery(command, q, { store: deps.store, organizationId: request.organizationId, workspace: request.workspace });
  }
}

function whichPlan(asked: ParsedCommand, plans: readonly PlanSummary[], { plan }: ReturnType<typeof commandText>, named: (words: string) => string): Message {
  const buttons = plans.slice(0, 10).map((one) => commandButton({ ...asked, plan: one.code }, safeEcho(`${one.code} ${one.title}`, 60)));
  const typed = safeEcho(named(printCommand({ ...asked, page: 1 })), 60);
  return { summary: plan.which, blocks: [{ type: 'text', text: plan.which }, ...buttonRow(...buttons), { type: 'context', text: plan.whichHint(typed) }] };
}

type DigestCommand = Extract<Command, { name: 'subscribe' | 'unsubscribe' | 'digest' }>;

/** Commands that change something are answered to whoever gave them alone. */
const CHANGING: ReadonlySet<Command['name']> = new Set(['report', 'owner', 'cadence', 'milestone', 'subscribe', 'unsubscribe', 'digest', 'start', 'pause']);

function isDigestCommand(command: Command): command is DigestCommand {
  return command.name === 'subscribe' || command.name === 'unsubscribe' || command.name === 'digest';
}

function isQuery(command: Command): boolean {
  return !CHANGING.has(command.name) && command.name !== 'undelivered';
}

function hidden(message: Message): CommandAnswer {
  return { message, visibility: 'private' };
}
