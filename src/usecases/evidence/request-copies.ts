import type { Clock, CopyRequests, Store } from '../../ports.js';

/** Files asked for in one go; whoever copies goes on with what waits. */
const REQUESTS = 100;

/** Asks for what waits to be copied into the evidence store: also what a crash left behind. */
export async function requestCopies({ store, wallClock, work }: { readonly store: Pick<Store, 'copies'>; readonly wallClock: Clock; readonly work: CopyRequests }): Promise<void> {
  const waiting = new Map<string, string[]>();
  for (const { organizationId, evidenceId } of await store.copies.due(wallClock.now(), REQUESTS)) waiting.set(organizationId, [...(waiting.get(organizationId) ?? []), evidenceId]);
  for (const [organizationId, ids] of waiting) await work.copyEvidence(organizationId, ids);
}
