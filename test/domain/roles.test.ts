import { describe, expect, it } from 'vitest';
import { mayChange, whoMay } from '../../src/domain/roles.js';
import type { Change } from '../../src/domain/roles.js';

const item = { ownerId: 'owner', deputyIds: ['deputy'] };
const subject = { item, subscriberIds: ['subscriber'] };
const people = {
  steward: { id: 'steward', roles: ['steward'] },
  leader: { id: 'leader', roles: ['leader'] },
  member: { id: 'member', roles: ['member'] },
  newcomer: { id: 'newcomer', roles: [] },
  owner: { id: 'owner', roles: [] },
  deputy: { id: 'deputy', roles: [] },
  subscriber: { id: 'subscriber', roles: [] },
} as const;

describe('who may', () => {
  it.each<[Change, readonly (keyof typeof people)[]]>([
    ['owner', ['steward', 'owner']],
    ['cadence', ['steward', 'owner']],
    ['report', ['steward', 'owner', 'deputy']],
    ['subscribe-here', ['steward', 'leader']],
    ['subscribe-me', ['steward', 'leader', 'member', 'newcomer', 'owner', 'deputy', 'subscriber']],
    ['unsubscribe', ['steward', 'leader', 'subscriber']],
    ['digest-now', ['steward', 'leader']],
  ])('%s: %j', (change, expected) => {
    const allowed = Object.entries(people).filter(([, actor]) => mayChange(change, actor, subject)).map(([name]) => name);
    expect(allowed.sort()).toEqual([...expected].sort());
  });

  it('without an item, nobody is its owner', () => {
    expect(mayChange('owner', people.owner)).toBe(false);
    expect(mayChange('report', people.deputy, { item: { deputyIds: [] } })).toBe(false);
    expect(whoMay('owner')).toEqual(['steward', 'owner']);
  });
});
