import type { Temporal } from 'temporal-polyfill';
import type { DeliveryKind, DeliveryRow, Store } from '../../ports.js';

/** Refusals that say something of a person on one platform, and nothing of them on another. */
const NOT_THERE: ReadonlySet<string> = new Set(['app-not-installed', 'user-unreachable', 'user-gone']);
/** What the bot says of its own accord; an answer belongs where the question was. */
const OF_ITS_OWN: ReadonlySet<DeliveryKind> = new Set(['prompt', 'reminder', 'digest', 'notice']);

/**
 * A message that a person could not be given goes to the next of their places. After the last it is for the first again,
 * where it waits. Says whether there is a next one.
 */
export async function tryElsewhere(store: Store, row: DeliveryRow, code: string, now: Temporal.Instant): Promise<boolean> {
  const { organizationId, id, personId, ref, kind, destination } = row;
  if (personId === undefined || ref || destination.kind !== 'direct' || !OF_ITS_OWN.has(kind) || !NOT_THERE.has(code)) return false;
  const places = await store.people.identities(organizationId, [personId]);
  const here = places.findIndex((place) => place.platform === row.platform && place.workspace === row.workspace);
  const next = places[here + 1];
  const to = next ?? places[0];
  if (!to || (!next && here === 0)) return false;
  await store.transaction(async (tx) => {
    await tx.deliveries.readdress(organizationId, id, { platform: to.platform, workspace: to.workspace, user: to.user });
    if (next) await tx.deliveries.markNotSent(organizationId, id, { state: 'pending', dueAt: now, uncounted: true }, code);
  });
  return next !== undefined;
}
