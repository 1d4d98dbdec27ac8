import { z } from 'zod';
import { eventKey } from './event-key.js';
import { id, maybeId } from './payload-schemas.js';
import { from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';

const schema = z.looseObject({ user: id, tab: z.literal('home'), event_ts: maybeId });

/** An `app_home_opened` event of the page itself; the tab beside it holds the direct messages. */
export const readHome: Reader = (event, seen) => {
  const { data } = schema.safeParse(event);
  if (data === undefined) return undefined;
  return { ...from(seen), type: 'home', key: eventKey.home(data.user, data.event_ts ?? seen.now), user: data.user, at: instantOf(data.event_ts) ?? seen.now };
};
