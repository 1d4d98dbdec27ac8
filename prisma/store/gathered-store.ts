import type { CheckRow, DeliveryRow, DueDelivery, IdentityInfo, ItemFacts, Member, Store } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { groupBy } from '../convert.js';
import { claimDeliveries, lookAtDeliveries, markSent } from './delivery-sets.js';
import type { ClaimCall, LookCall, SentCall } from './delivery-sets.js';
import { gathered } from './gather.js';
import { addEvents } from './inbox-add.js';
import type { AddCall } from './inbox-add.js';

interface IdCall {
  readonly organizationId: string;
  readonly id: string;
}
interface IdsCall {
  readonly organizationId: string;
  readonly ids: readonly string[];
}

/**
 * The store with what many are busy with at once done in sets: storing what people do, and sending a message. Use cases
 * see one event and one message; statements, round trips and commits are shared by all in hand. Not for a transaction,
 * whose statements follow one another.
 */
export function gatheredStore(db: Db, store: Store): Store {
  const look = gathered<LookCall, DueDelivery | undefined>({ together: (calls) => lookAtDeliveries(db, calls), alone: ({ organizationId, id, at }) => store.deliveries.look(organizationId, id, at) });
  const claim = gathered<ClaimCall, DeliveryRow | undefined>({ together: (calls) => claimDeliveries(db, calls, 'skip'), alone: ({ organizationId, id, lease }) => store.deliveries.claim(organizationId, id, lease) });
  const sent = gathered<SentCall, void>({ together: (calls) => markSent(db, calls, 'skip'), alone: ({ organizationId, id, version, ref, at }) => store.deliveries.markSent(organizationId, id, version, ref, at) });
  const add = gathered<AddCall, string | undefined>({ together: (calls) => addEvents(db, calls), alone: ({ organizationId, inbound, receivedAt }) => store.inbox.add(organizationId, inbound, receivedAt) });

  const person = gathered<IdCall, Member | undefined>({
    together: byOrganization(async (organizationId, calls) => {
      const people = new Map((await store.people.byIds(organizationId, calls.map(({ id }) => id))).map((one) => [one.id, one]));
      return ({ id }) => people.get(id);
    }),
    alone: ({ organizationId, id }) => store.people.byId(organizationId, id),
  });
  const homes = gathered<IdsCall, readonly IdentityInfo[]>({
    together: byOrganization(async (organizationId, calls) => {
      const found = await store.people.homes(organizationId, calls.flatMap(({ ids }) => ids));
      return ({ ids }) => found.filter(({ personId }) => ids.includes(personId));
    }),
    alone: ({ organizationId, ids }) => store.people.homes(organizationId, ids),
  });
  const checks = gathered<IdsCall, readonly CheckRow[]>({
    together: byOrganization(async (organizationId, calls) => {
      const found = await store.checks.byIds(organizationId, calls.flatMap(({ ids }) => ids));
      return ({ ids }) => found.filter(({ id }) => ids.includes(id));
    }),
    alone: ({ organizationId, ids }) => store.checks.byIds(organizationId, ids),
  });
  const items = gathered<IdsCall, ReadonlyMap<string, ItemFacts>>({
    together: byOrganization(async (organizationId, calls) => {
      const found = await store.overview.items(organizationId, calls.flatMap(({ ids }) => ids));
      return ({ ids }) => new Map([...found].filter(([id]) => ids.includes(id)));
    }),
    alone: ({ organizationId, ids }) => store.overview.items(organizationId, ids),
  });

  return {
    ...store,
    inbox: { ...store.inbox, add: (organizationId, inbound, receivedAt) => add({ organizationId, inbound, receivedAt }) },
    deliveries: {
      ...store.deliveries,
      look: (organizationId, id, at) => look({ organizationId, id, at }),
      claim: (organizationId, id, lease) => claim({ organizationId, id, lease }),
      markSent: (organizationId, id, version, ref, at) => sent({ organizationId, id, version, ref, at }),
    },
    people: { ...store.people, byId: (organizationId, id) => person({ organizationId, id }), homes: (organizationId, ids) => homes({ organizationId, ids }) },
    checks: { ...store.checks, byIds: (organizationId, ids) => checks({ organizationId, ids }) },
    overview: { ...store.overview, items: (organizationId, ids) => items({ organizationId, ids }) },
  };
}

/** Reads for the calls of each organization in turn; `read` gives what finds a call's answer in what came for all of them. */
function byOrganization<C extends { readonly organizationId: string }, V>(read: (organizationId: string, calls: readonly C[]) => Promise<(call: C) => V>): (calls: readonly C[]) => Promise<ReadonlyMap<C, () => V>> {
  return async (calls) => {
    const answers = new Map<C, () => V>();
    for (const [organizationId, of] of groupBy(calls, (call) => call.organizationId)) {
      const answer = await read(organizationId, of);
      for (const call of of) answers.set(call, () => answer(call));
    }
    return answers;
  };
}
