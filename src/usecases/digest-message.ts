import type { Message } from '../domain/message.js';
import type { Store } from '../ports.js';

/** A digest as it reads now. */
export async function digestMessage(store: Store, organizationId: string, digestId: string): Promise<Message | undefined> {
  return (await store.digests.byId(organizationId, digestId))?.content;
}
