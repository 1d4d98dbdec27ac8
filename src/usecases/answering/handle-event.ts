import { AppError, errorFields } from '../../errors.js';
import { readAction } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import type { InboxEvent, Member, Store } from '../../ports.js';
import type { AnsweringDeps, InboundOf } from './answering-deps.js';
import { showHomes } from '../home/show-homes.js';
import { answerStranger, refuseStranger } from './answer-stranger.js';
import { asItStands } from './as-it-stands.js';
import { editReports } from './edit-report.js';
import { handleAction } from './handle-action.js';
import { handleChannelChange } from './handle-channel-change.js';
import { handleInstallation } from './handle-installation.js';
import { handleMemberChange } from './handle-member-change.js';
import { handleMessage } from './handle-message.js';
import { handleWorkspaceChange } from './handle-workspace-change.js';
import { identifyPerson } from './identify-person.js';
import { retractDeleted } from './retract-report.js';
import { ANY_ITEM_FORM, formForAnyItem, submitAnyItemForm } from './report-any-item.js';
import { formForSharing, SHARE_FORM, submitShareForm } from '../sharing/keep-message.js';
import { nameAuthor } from '../sharing/name-author.js';
import { showFormOrSay } from './show-form.js';
import { showMentioned } from './show-mentioned.js';
import { submitReportForm } from './submit-report-form.js';
import { startTurn, turnOf } from './turn.js';
import type { Effects, Turn } from './turn.js';

/**
 * Does what one event asks for, and marks it done in the same transaction: it counts once, or not at all. Commands
 * are handed on, at least once.
 */
export async function handleEvent(deps: AnsweringDeps, event: InboxEvent): Promise<void> {
  const { inbound } = event;
  if (inbound.type === 'member') return finish(deps, event, (tx) => handleMemberChange(tx, event.organizationId, inbound, deps.log, deps.clock.now()));
  if (inbound.type === 'channel') return finish(deps, event, (tx) => handleChannelChange(tx, event.organizationId, inbound, deps.clock.now()));
  if (inbound.type === 'workspace') return finish(deps, event, (tx) => handleWorkspaceChange(tx, event.organizationId, inbound, deps.clock.now()));
  if (isIgnored(inbound)) return finish(deps, event, async () => undefined);
  const who = await identifyPerson(deps, event);
  const { member } = who;
  if (inbound.type === 'installation') return finish(deps, event, (tx) => handleInstallation(tx, event, inbound, who, deps.clock.now()));
  if (who.stranger) return finish(deps, event, (tx) => refuseStranger(tx, event, who, deps.clock.now()));
  if (!member?.active) return finish(deps, event, (tx) => answerStranger(tx, event, who, deps.clock.now()));
  if (inbound.type === 'home') await finish(deps, event, async (tx) => void (await tx.people.noteHomeOpened(event.organizationId, inbound, inbound.user, deps.clock.now())));
  else await handleAct(deps, event, member);
  await showHomes(deps, event.organizationId, [member.id]);
}

async function handleAct(deps: AnsweringDeps, event: InboxEvent, member: Member): Promise<void> {
  const { inbound, organizationId } = event;
  const noting = deps.store.people.noteWrote(organizationId, inbound, inbound.user, deps.clock.now());
  if (inbound.type === 'command' || (inbound.type === 'action' && runsCommand(inbound))) {
    await Promise.all([noting, deps.onCommand(inbound, member)]);
    return finish(deps, event, async () => undefined);
  }
  await noting;
  const named = await showMentioned(deps, organizationId, inbound.type === 'share' ? await nameAuthor(deps, organizationId, inbound) : inbound);
  await finish(deps, event, async (tx) => {
    const turn = startTurn(tx, event, named, member, deps.clock.now());
    await route(turn);
    return turn.effects;
  });
}

/** What is said in channels is not said to the bot, unless it is a command. */
function isIgnored(inbound: InboxEvent['inbound']): boolean {
  return (inbound.type === 'message' || inbound.type === 'edit' || inbound.type === 'delete') && inbound.conversation.kind === 'channel';
}

function runsCommand(inbound: InboundOf<'action'>): boolean {
  const action = readAction(inbound.action, inbound.value);
  return action?.name === 'command.run' || action?.name === 'answer.page';
}

async function route(turn: Turn): Promise<void> {
  const { inbound } = turn;
  switch (inbound.type) {
    case 'message': {
      const message = await asItStands(turnOf(turn, inbound));
      return message && handleMessage(turnOf(turn, message));
    }
    case 'edit':
      return editReports(turnOf(turn, inbound));
    case 'delete':
      return retractDeleted(turnOf(turn, inbound));
    case 'action':
      return handleAction(turnOf(turn, inbound));
    case 'form':
      return submitForm(turnOf(turn, inbound));
    case 'shortcut':
      return showFormOrSay(turn, inbound.trigger, await formForAnyItem(turn, undefined));
    case 'share':
      return showFormOrSay(turn, inbound.trigger, await formForSharing(turn, inbound.source));
    default:
      return undefined;
  }
}

function submitForm(turn: Turn<InboundOf<'form'>>): Promise<void> {
  switch (turn.inbound.form) {
    case SHARE_FORM:
      return submitShareForm(turn);
    case ANY_ITEM_FORM:
      return submitAnyItemForm(turn);
    default:
      return submitReportForm(turn);
  }
}

type Outcome = { readonly deliveries: ReadonlySet<string> } & Partial<Omit<Effects, 'deliveries'>>;

async function finish(deps: AnsweringDeps, event: InboxEvent, work: (tx: Store) => Promise<Outcome | undefined>): Promise<void> {
  const { organizationId } = event;
  const outcome = await deps.store.transaction(async (tx) => {
    const effects = await work(tx);
    const items = [...(effects?.items ?? [])];
    if (items.length > 0) await deps.onReportChanged(tx, organizationId, items);
    // Throwing takes everything back: whoever has the event now does it instead.
    if (!(await tx.inbox.markDone(organizationId, event, deps.clock.now()))) throw new AppError('claim-lost', 'Somebody else took this event over.');
    return { deliveries: [...(effects?.deliveries ?? [])], hasChanged: items.length > 0, after: effects?.after ?? [] };
  });
  if (outcome.deliveries.length > 0) await deps.work.deliver(organizationId, outcome.deliveries);
  if (outcome.hasChanged) await deps.work.refreshDigests(organizationId);
  if (mayFileFiles(event.inbound)) await deps.onFilesFiled?.();
  await runAfter(deps, event, outcome.after);
}

/** Whether files may have been filed; those of a message that is kept are not in the form that keeps it. */
function mayFileFiles(inbound: InboxEvent['inbound']): boolean {
  return inbound.type === 'form' || ((inbound.type === 'message' || inbound.type === 'edit') && (inbound.files ?? []).length > 0);
}

/** Nothing depends on these: a failure is noted, the event stays done. */
async function runAfter({ store, log, work, chatFor, clock }: AnsweringDeps, { id, organizationId, inbound }: InboxEvent, after: Effects['after']): Promise<void> {
  const { platform, workspace, user } = inbound;
  const chat = chatFor({ platform, workspace });
  if (!chat) return;
  const tell = async (message: Message): Promise<void> => {
    const delivery = { platform, workspace, key: `after:${id}`, kind: 'answer', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: clock.now() } as const;
    await work.deliver(organizationId, await store.deliveries.create(organizationId, [delivery]));
  };
  for (const step of after) {
    try {
      await step({ chat, tell });
    } catch (error) {
      log.warn('inbound.afterwards', { event: id, type: inbound.type, ...errorFields(error) });
    }
  }
}
