import type { ItemOverview } from './overview.js';
import type { Role } from './types.js';

/** What a command may change. */
export type Change = 'owner' | 'cadence' | 'milestone' | 'report' | 'subscribe-here' | 'subscribe-me' | 'unsubscribe' | 'digest-now' | 'plan-state';
/** In which capacity somebody may: a role, or what the item or the subscription makes of them. */
export type Capacity = Role | 'owner' | 'deputy' | 'subscriber';

const MAY: Readonly<Record<Change, readonly Capacity[]>> = {
  owner: ['steward', 'owner'],
  cadence: ['steward', 'owner'],
  milestone: ['steward', 'owner'],
  report: ['owner', 'deputy', 'steward'],
  'subscribe-here': ['leader', 'steward'],
  'subscribe-me': ['member'],
  unsubscribe: ['subscriber', 'leader', 'steward'],
  'digest-now': ['leader', 'steward'],
  'plan-state': ['steward'],
};

export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** What a change is about, as far as it decides who may. */
export interface ChangeSubject {
  readonly item?: Pick<ItemOverview, 'ownerId' | 'deputyIds'>;
  /** Who made the subscription, or whom it is for. */
  readonly subscriberIds?: readonly string[];
}

/** Whether `actor` may make a change. Everyone of the organization counts as a member. */
export function mayChange(change: Change, actor: Actor, subject: ChangeSubject = {}): boolean {
  return MAY[change].some((capacity) => holds(capacity, actor, subject));
}

/** In which capacities a change may be made, for telling somebody who may. */
export function whoMay(change: Change): readonly Capacity[] {
  return MAY[change];
}

function holds(capacity: Capacity, actor: Actor, { item, subscriberIds }: ChangeSubject): boolean {
  switch (capacity) {
    case 'owner':
      return item?.ownerId === actor.id;
    case 'deputy':
      return item?.deputyIds.includes(actor.id) ?? false;
    case 'subscriber':
      return subscriberIds?.includes(actor.id) ?? false;
    case 'member':
      return true;
    default:
      return actor.roles.includes(capacity);
  }
}
