import type { InboxUser, Seats, Store, WorkRequests } from '../../ports.js';

export interface InASeatDeps {
  readonly store: { readonly inbox: Pick<Store['inbox'], 'userOf'> };
  readonly seats: Seats;
  readonly work: Pick<WorkRequests, 'inbound'>;
}

/** Has what a person did worked through where a worker is free for their workspace; where none is, it is asked for again soon. */
export function inASeat({ store, seats, work }: InASeatDeps, handle: (organizationId: string, eventId: string, whose: InboxUser) => Promise<void>): (organizationId: string, eventId: string) => Promise<void> {
  return async (organizationId, eventId) => {
    const user = await store.inbox.userOf(organizationId, eventId);
    if (!user) return;
    const leave = seats.take('acts', user);
    if (!leave) return work.inbound(organizationId, [eventId], { inMs: seats.againMs(user) });
    try {
      await handle(organizationId, eventId, user);
    } finally {
      leave();
    }
  };
}
