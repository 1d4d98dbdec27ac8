import { z } from 'zod';
import { eventKey } from './event-key.js';
import { maybeId } from './payload-schemas.js';
import { from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';

const removed = z.looseObject({ type: z.literal('app_uninstalled'), event_ts: maybeId });
/** Slack lists the users whose tokens were revoked; only the bot's own matters. */
const revoked = z.looseObject({ type: z.literal('tokens_revoked'), event_ts: maybeId, tokens: z.looseObject({ bot: z.array(z.string()).min(1) }) });

/**
 * `app_uninstalled` and `tokens_revoked`, which come in any order, one after the other or alone, and may come after the
 * app was installed again. Slack gives neither a time of its own: it stands beside the event.
 */
export const readWorkspace: Reader = (event, seen) => {
  const { data } = z.union([removed, revoked]).safeParse(event);
  if (data === undefined) return undefined;
  const change = data.type === 'app_uninstalled' ? 'removed' : 'revoked';
  const ts = data.event_ts ?? seen.eventTime;
  return { ...from(seen), type: 'workspace', key: eventKey.workspace(change, ts ?? seen.now), user: seen.workspace, at: instantOf(ts) ?? seen.now, change };
};
