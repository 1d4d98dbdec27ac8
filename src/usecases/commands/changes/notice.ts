import type { Temporal } from 'temporal-polyfill';
import type { Message } from '../../../domain/message.js';
import type { Language } from '../../../domain/types.js';
import type { Member, Store } from '../../../ports.js';
import { commandText } from '../../../text/commands/index.js';
import type { CommandText } from '../../../text/commands/index.js';
import type { CommandRequest } from '../command-request.js';

/** Somebody to be told, and in which words. */
export interface Notice {
  readonly to: Member;
  /** Tells several notices of one command apart. */
  readonly name: string;
  readonly message: (text: CommandText, language: Language) => Message;
}

/**
 * Writes notices to the people a change concerns, as direct messages; whoever made it needs none. Call
 * inside the transaction. Returns ids of deliveries to send, and whom chat does not know yet.
 */
export async function writeNotices(store: Store, request: CommandRequest, notices: readonly Notice[], now: Temporal.Instant): Promise<{ readonly deliveries: readonly string[]; readonly unmatched: readonly string[] }> {
  const { organizationId, member, workspace, key } = request;
  const others = notices.filter(({ to }) => to.id !== member.id);
  const identities = await store.people.identities(organizationId, others.map(({ to }) => to.id));
  const rows = others.map(({ to, name, message }) => {
    const first = identities.find((identity) => identity.personId === to.id);
    const address = first ? { platform: first.platform, workspace: first.workspace } : workspace;
    return {
      ...address,
      key: `${name}:${key}`,
      kind: 'notice' as const,
      // Without a user it waits until the person is matched.
      destination: { kind: 'direct' as const, user: first?.user ?? '' },
      personId: to.id,
      content: { kind: 'message' as const, message: message(commandText(to.language), to.language) },
      dueAt: now,
    };
  });
  const deliveries = rows.length === 0 ? [] : await store.deliveries.create(organizationId, rows);
  return { deliveries, unmatched: rows.filter((row) => row.destination.user === '').map((row) => row.personId) };
}
