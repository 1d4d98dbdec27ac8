import { createHandlers } from '../../jobs/handlers.js';
import { workRequests } from '../../jobs/request-work.js';
import type { RequestedWork } from '../../jobs/request-work.js';
import type { Message } from '../domain/message.js';
import { stopwatch } from '../clock.js';
import { errorFields } from '../errors.js';
import type { Ask, DeliveryRow, JobHandler, KeepDays, Logger, Pace, Queue, Receive } from '../ports.js';
import { answerCommand } from '../usecases/commands/answer-command.js';
import type { AnsweringDeps } from '../usecases/answering/answering-deps.js';
import { subscriptionCommands } from '../usecases/digests/change-subscriptions.js';
import { digestMessage } from '../usecases/digests/digest-message.js';
import { handleCommand } from '../usecases/commands/handle-command.js';
import { showHomes, showLeadersHomes } from '../usecases/home/show-homes.js';
import { handleInbound } from '../usecases/answering/handle-inbound.js';
import { inASeat } from '../usecases/answering/in-a-seat.js';
import { renderPlaybackDelivery } from '../usecases/answering/playback.js';
import { receiveInbound } from '../usecases/answering/receive-inbound.js';
import { recordCommandWords } from '../usecases/commands/record-command-words.js';
import { copyEvidence } from '../usecases/evidence/copy-evidence.js';
import { requestCopies } from '../usecases/evidence/request-copies.js';
import { refreshDigests } from '../usecases/digests/refresh-digests.js';
import { renderPrompt } from '../usecases/asking/render-prompt.js';
import { answerQuestion } from '../usecases/questions/answer-question.js';
import { reschedule } from '../usecases/asking/reschedule.js';
import { sendDigests } from '../usecases/digests/send-digests.js';
import type { SweepDeps } from '../usecases/sweep.js';
import type { Chats } from './chats.js';
import type { Core } from './core.js';
import type { EvidenceParts } from './evidence.js';
import type { Observer } from './observe/observer.js';
import { createSeats, homesInASeat } from './seats.js';

/** The use cases, put together. */
export interface Services {
  readonly receive: Receive;
  readonly ask: Ask;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly sweep: SweepDeps;
  readonly work: RequestedWork;
}

/** What the use cases are wired to. */
export interface ServiceParts {
  readonly core: Core;
  readonly queue: Queue;
  readonly pace: Pace;
  readonly chats: Chats;
  readonly keep: KeepDays;
  /** Jobs that this process works on at once. */
  readonly concurrency: number;
  readonly log: Logger;
  readonly observer: Observer;
  /** Absent while there is no evidence store. */
  readonly evidence?: EvidenceParts | undefined;
}

/** Wires the use cases together; the observer looks on. */
export function createServices({ core, queue, pace, chats, keep, concurrency, log, observer, evidence }: ServiceParts): Services {
  const { store, clock, wallClock } = core;
  const seats = createSeats({ workers: concurrency, elapsed: stopwatch(), onChange: ({ platform, workspace }, answers) => log.info(`workspace.answers-${answers}`, { platform, workspace }) });
  const chatFor: Chats['chatFor'] = (workspace) => {
    const chat = chats.chatFor(workspace);
    return chat && seats.timed(observer.chat(chat));
  };
  const work = workRequests(queue, wallClock, log);
  const onReportChanged: AnsweringDeps['onReportChanged'] = (tx, organizationId, itemIds) => tx.digests.requestRefresh(organizationId, itemIds, clock.now());
  const copies = evidence && (() => requestCopies({ store, wallClock, work }));
  const answer = answerCommand({
    store,
    clock,
    work,
    recordWords: recordCommandWords({ store, work, onReportChanged }),
    subscriptions: subscriptionCommands({ store, clock, work, chatFor }),
    reschedule,
    profileOf: async (workspace, user) => chatFor(workspace)?.profile(user),
  });
  const answering: AnsweringDeps = {
    store,
    clock,
    wallClock,
    log,
    work,
    chatFor,
    organizationOf: (platform, workspace) => chats.organizationOf(platform, workspace),
    onCommand: handleCommand({ answer, chatFor }),
    onReportChanged,
    onAnswered: (event, ms) => observer.answered(event, ms),
    onFilesFiled: copies && (() => copies().catch((error: unknown) => log.warn('evidence.not-asked', errorFields(error)))),
  };
  const render = (row: DeliveryRow): Promise<Message | undefined> => renderDelivery(core, row);
  const homes = { store, clock, log, chatFor };
  const homeOf: Chats['chatFor'] = (workspace) => {
    const chat = chatFor(workspace);
    return chat && homesInASeat(seats, chat);
  };
  const sweepDeps: SweepDeps = {
    store,
    wallClock,
    log,
    keep,
    work,
    requestCopies: copies,
    // The chats are opened after this, on what it gives them.
    home: (organizationId) => chats.home(organizationId),
    sendDigests: (now) => sendDigests({ store, work, home: (organizationId) => chats.home(organizationId), log }, now),
  };
  const sent = (row: DeliveryRow): Promise<void> => {
    observer.sent(row);
    return showHomes(homes, row.organizationId, whoseHomeChanged(row));
  };
  return {
    receive: observer.receive(receiveInbound(answering)),
    ask: answerQuestion({ ...answering, render }),
    handlers: observer.handlers(createHandlers({
      sweep: sweepDeps,
      deliver: { store, clock, wallClock, log, chatFor, pace, seats, work, render, onSent: sent },
      handleInbound: inASeat({ store, seats, work }, handleInbound(answering)),
      // Whoever looks at plans as a whole sees what a digest would say.
      refreshDigests: async (organizationId) => {
        await refreshDigests({ store, work }, organizationId, clock.now());
        await showLeadersHomes({ ...homes, chatFor: homeOf }, organizationId);
      },
      copyEvidence: evidence && copyEvidence({ store, wallClock, log, chatFor, ...evidence }),
    })),
    sweep: sweepDeps,
    work,
  };
}

/** Whose page changes with a message: whoever it asks about checks, or tells of what somebody else changed. */
function whoseHomeChanged({ content, kind, personId }: DeliveryRow): readonly string[] {
  return (content.kind === 'checks' || kind === 'notice') && personId !== undefined ? [personId] : [];
}

async function renderDelivery({ store }: Core, row: DeliveryRow): Promise<Message | undefined> {
  switch (row.content.kind) {
    case 'checks':
      return renderPrompt(store, row);
    case 'digest':
      return digestMessage(store, row.organizationId, row.content.digestId);
    case 'report':
      return renderPlaybackDelivery(store, row);
    case 'message':
      return row.content.message;
  }
}
