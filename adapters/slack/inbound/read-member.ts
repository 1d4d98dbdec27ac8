import { z } from 'zod';
import { readProfile, slackUserSchema } from '../read-profile.js';
import { eventKey } from './event-key.js';
import { maybeId } from './payload-schemas.js';
import { from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';

const schema = z.looseObject({
  type: z.enum(['team_join', 'user_change']),
  user: slackUserSchema.extend({ updated: z.number().nullish() }),
  event_ts: maybeId,
});

/** `team_join` and `user_change`: somebody joined, changed their profile, or was deactivated. Programs are nobody. */
export const readMember: Reader = (event, seen) => {
  const { data } = schema.safeParse(event);
  if (data === undefined) return undefined;
  const profile = readProfile(data.user, seen);
  if (profile.kind === 'bot') return undefined;
  const change = !profile.active ? 'left' : data.type === 'team_join' ? 'joined' : 'updated';
  return {
    ...from(seen),
    type: 'member',
    key: eventKey.member(change, profile.user, String(data.user.updated ?? data.event_ts ?? seen.now)),
    user: profile.user,
    at: instantOf(data.event_ts) ?? seen.now,
    change,
    profile,
  };
};
