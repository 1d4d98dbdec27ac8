import type { Temporal } from 'temporal-polyfill';
import { referenceStore } from '../../../../prisma/store/reference-store.js';
import type { Database } from '../../../../prisma/client.js';
import type { OutboundDeps } from '../../../../adapters/teams/outbound/outbound-deps.js';
import type { TeamsChat } from '../../../../adapters/teams/outbound/chat.js';
import type { Message } from '../../../../src/domain/message.js';
import type { ReferenceStore } from '../../../../src/ports/reference-store.js';
import { BAY } from '../../../support/bay.js';
import { testClock } from '../../../support/clock.js';
import type { TestClock } from '../../../support/clock.js';
import { openTestPglite } from '../../../support/database.js';
import { emptyDatabase } from '../../../support/empty-database.js';
import { BAY_TOKEN, bayReferences, teamsChatAt } from '../../../support/teams-chat.js';
import { startTeamsStub } from '../../../support/teams-stub.js';
import type { TeamsStub } from '../../../support/teams-stub.js';

export const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
export const toChannel = { kind: 'channel', channel: BAY.channel } as const;
export const toAna = { kind: 'direct', user: BAY.ana } as const;
export const toBen = { kind: 'direct', user: BAY.ben } as const;

/** More than one message holds: a long digest. */
export const long = (words: string): Message => ({ summary: words, blocks: Array.from({ length: 400 }, (_, index) => ({ type: 'text', text: `${words} ${index}: ${'so it goes, week by week. '.repeat(8)}` })) });

/** A tenant of a test's own, with references kept in a database. */
export interface OutboundLab {
  readonly stub: TeamsStub;
  readonly references: ReferenceStore;
  readonly organizationId: string;
  readonly clock: TestClock;
  /** A process of its own: nothing of another's is remembered. */
  chat(change?: Partial<OutboundDeps>): TeamsChat;
  /** The messages of the bot's that stand in a conversation, threads and all, in order. */
  standing(conversation: string): readonly { readonly id: string; readonly conversation: string; readonly summary: string; readonly json: string }[];
  /** Everything as at first. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openOutboundLab(): Promise<OutboundLab> {
  const database: Database = await openTestPglite();
  const references = referenceStore(database.prisma);
  const clock = testClock('2026-09-14T14:00:00Z');
  let stub = await startTeamsStub(BAY_TOKEN);
  let organizationId = '';

  async function reset(): Promise<void> {
    await stub.stop();
    stub = await startTeamsStub(BAY_TOKEN);
    await emptyDatabase(database);
    organizationId = (await database.prisma.organization.create({ data: { key: 'bay', name: 'Bay District', timeZone: 'America/Chicago', language: 'en' } })).id;
    await references.save(organizationId, PLACE, bayReferences(stub.url));
  }
  await reset();

  return {
    get stub() {
      return stub;
    },
    get organizationId() {
      return organizationId;
    },
    references,
    clock,
    chat: (change) => teamsChatAt(stub.url, { organizationId, references }, { wallClock: clock, ...change }),
    standing: (conversation) =>
      stub.service.kept
        .filter((one) => one.conversation.split(';')[0] === conversation)
        .map(({ id, conversation: at, activity }) => ({ id, conversation: at, summary: String(activity['summary']), json: JSON.stringify(activity) })),
    reset,
    async close() {
      await stub.stop();
      await database.close();
    },
  };
}

/** Milliseconds from now, by the lab's clock. */
export function later(clock: TestClock, ms: number): Temporal.Instant {
  return clock.now().add({ milliseconds: ms });
}
