import { createHandlers } from '../../jobs/handlers.js';
import { workRequests } from '../../jobs/request-work.js';
import type { Message } from '../domain/message.js';
import type { Chat, DeliveryRow, JobHandler, Logger, Queue, Receive, WorkRequests, Workspace } from '../ports.js';
import { answerPlanCommand } from '../usecases/answer-inbound-command.js';
import type { AnsweringDeps } from '../usecases/answering-deps.js';
import { digestMessage } from '../usecases/digest-message.js';
import { handleInbound } from '../usecases/handle-inbound.js';
import { receiveInbound } from '../usecases/receive-inbound.js';
import { refreshDigests } from '../usecases/refresh-digests.js';
import { renderPlayback } from '../usecases/render-playback.js';
import { renderPrompt } from '../usecases/render-prompt.js';
import { sendDigests } from '../usecases/send-digests.js';
import type { SweepDeps } from '../usecases/sweep.js';
import type { Core } from './core.js';
import { SANDBOX } from './sandbox-directory.js';

/** The use cases, put together. */
export interface Services {
  readonly receive: Receive;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly sweep: SweepDeps;
  readonly work: WorkRequests;
}

/** Wires the use cases to the database, the queue and the chats. */
export function createServices(core: Core, queue: Queue, chatFor: (workspace: Workspace) => Chat | undefined, log: Logger): Services {
  const { store, clock, wallClock } = core;
  const work = workRequests(queue, log);
  const answering: AnsweringDeps = {
    store,
    clock,
    wallClock,
    log,
    work,
    chatFor,
    organizationOf: async () => (await store.people.organizations())[0]?.id,
    onCommand: (inbound, member) => answerPlanCommand({ store, clock, work, chatFor, log }, inbound, member),
    onReportChanged: (tx, organizationId, itemIds) => refreshDigests(tx, organizationId, itemIds, clock.now()),
  };
  const render = (row: DeliveryRow): Promise<Message | undefined> => renderDelivery(core, row);
  const sweepDeps: SweepDeps = { store, wallClock, work, home: SANDBOX, sendDigests: (now) => sendDigests({ store, work }, now) };
  return {
    receive: receiveInbound(answering),
    handlers: createHandlers({ sweep: sweepDeps, deliver: { store, clock, wallClock, log, chatFor, render }, handleInbound: handleInbound(answering) }),
    sweep: sweepDeps,
    work,
  };
}

async function renderDelivery({ store }: Core, row: DeliveryRow): Promise<Message | undefined> {
  switch (row.content.kind) {
    case 'checks':
      return renderPrompt(store, row);
    case 'digest':
      return digestMessage(store, row.organizationId, row.content.digestId);
    case 'report':
      return renderPlayback(store, row);
    case 'message':
      return row.content.message;
  }
}
