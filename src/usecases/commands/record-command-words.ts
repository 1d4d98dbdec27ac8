import type { Message } from '../../domain/message.js';
import { localOf } from '../../domain/time/dates.js';
import { understand } from '../../domain/understand/understand.js';
import type { Store, WorkRequests } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import type { WordsToRecord } from './command-request.js';
import { loadPlayback, renderPlayback } from '../answering/playback.js';
import { contextOf, wordsPart } from '../answering/read-words.js';
import { recordReport } from '../answering/record-report.js';
import { plainMessage } from '../../domain/message.js';

export interface RecordCommandDeps {
  readonly store: Store;
  readonly work: Pick<WorkRequests, 'deliver' | 'refreshDigests'>;
  /** Called with the open transaction: notes what is to be looked at again. */
  readonly onReportChanged: (store: Store, organizationId: string, itemIds: readonly string[]) => Promise<void>;
}

/** `/plan report CODE words`: files the words as an answer in chat would be, once for each command, and plays them back. */
export function recordCommandWords({ store, work, onReportChanged }: RecordCommandDeps): (words: WordsToRecord) => Promise<Message> {
  return async ({ request, overview, item, words, now }) => {
    const { organizationId, member, workspace, conversation, key } = request;
    const placed = { plan: overview, item };
    const on = localOf(now, member.timeZone).date;
    const understanding = understand(words, contextOf(placed, overview.items.map((one) => one.code), member, on));
    const outcome = await store.transaction(async (tx) => {
      const { reportId, check, isNew } = await recordReport(tx, {
        organizationId,
        placed,
        member,
        source: 'command',
        workspace,
        conversation: conversation.id,
        message: `command:${key}`,
        parts: [wordsPart(placed, understanding, { words, files: [], on })],
        language: understanding.language,
        at: now,
      });
      if (isNew) await onReportChanged(tx, organizationId, [item.id]);
      return { reportId, isNew, deliveries: isNew && check ? await tx.deliveries.touchForChecks(organizationId, [check.id]) : [] };
    });
    if (outcome.deliveries.length > 0) await work.deliver(organizationId, outcome.deliveries);
    if (outcome.isNew) await work.refreshDigests(organizationId);
    const playback = await loadPlayback(store, organizationId, outcome.reportId);
    return playback ? renderPlayback(playback, member.language) : plainMessage(answeringTexts(member.language).refused.failed);
  };
}
