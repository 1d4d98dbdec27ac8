import { LONGEST_TEXT } from '../../domain/clean-text.js';
import { AppError, errorFields } from '../../errors.js';
import { inboundSchema, longestText } from '../../ports.js';
import type { Inbound, Receive } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { formatNumber } from '../../text/format.js';
import type { AnsweringDeps } from './answering-deps.js';
import { endWaiting } from './end-waiting.js';
import { languageOf } from './person-language.js';
import { plainMessage } from '../../domain/message.js';

/**
 * Keeps what a person did, once, and asks for it to be worked on. Resolves when it is stored: only then may the
 * platform be told so. Text too long to read is answered and not kept.
 * @throws AppError `inbound-invalid` for what no adapter should hand over, `workspace-unknown`.
 */
export function receiveInbound(deps: AnsweringDeps): Receive {
  const { store, clock, log, work } = deps;
  return async (handedOver) => {
    const parsed = inboundSchema.safeParse(handedOver);
    if (!parsed.success) {
      log.warn('inbound.invalid', { type: handedOver.type, fields: parsed.error.issues.map((issue) => issue.path.join('.')).join(' ') });
      throw new AppError('inbound-invalid', 'This could not be read, so nothing was saved. Please try again.');
    }
    const inbound = parsed.data;
    const organizationId = await deps.organizationOf(inbound.platform, inbound.workspace);
    if (organizationId === undefined) {
      log.warn('inbound.workspace-unknown', { platform: inbound.platform });
      throw new AppError('workspace-unknown', 'This workspace is not set up, so nothing was saved. Please tell whoever looks after Throughline.');
    }
    if (longestText(inbound) > LONGEST_TEXT) return refuseLong(deps, organizationId, inbound);
    const eventId = await store.inbox.add(organizationId, inbound, clock.now());
    // It is kept; whoever waits for that does not wait for the queue.
    if (eventId !== undefined) void work.inbound(organizationId, [eventId]);
  };
}

async function refuseLong(deps: AnsweringDeps, organizationId: string, inbound: Inbound): Promise<void> {
  const { platform, workspace, user, key } = inbound;
  if (inbound.type === 'message' && inbound.conversation.kind === 'channel') return;
  const language = await languageOf(deps.store, organizationId, { platform, workspace }, user);
  const message = plainMessage(answeringTexts(language).refused.tooLong(formatNumber(language, LONGEST_TEXT)));
  const ids = await deps.store.deliveries.create(organizationId, [
    { platform, workspace, key: `too-long:${platform}:${workspace}:${key}`, kind: 'answer', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: deps.clock.now() },
  ]);
  deps.log.info('inbound.too-long', { type: inbound.type });
  if (ids.length > 0) await deps.work.deliver(organizationId, ids);
  // Whoever handed it over does not wait for this.
  void endWaiting(deps.chatFor({ platform, workspace }), inbound, message).catch((error: unknown) => deps.log.warn('inbound.form-not-ended', errorFields(error)));
}
