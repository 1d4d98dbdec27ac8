import type { Inbound } from '../../../src/ports/chat.js';
import type { ConversationReference } from '../../../src/ports/reference-store.js';
import type { Activity } from './activity-schema.js';
import { eventKey } from './event-key.js';
import { conversationOf, from, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';

const ADDED: ReadonlySet<string | undefined> = new Set(['add', 'add-upgrade']);

/** What an installation is of. An upgrade comes as `remove-upgrade` and `add-upgrade`: nobody loses the app by it. */
export interface Installation {
  readonly change: 'added' | 'removed';
  /** Of a person: `direct`; else the chat or team. */
  readonly kind: ConversationReference['kind'];
}

/** Undefined for anything but an installation. Teams tells it together with the bot's joining, in any order: only this counts. */
export function readInstallation(activity: Activity): Installation | undefined {
  const change = ADDED.has(activity.action) ? 'added' : activity.action === 'remove' ? 'removed' : undefined;
  if (activity.type !== 'installationUpdate' || change === undefined) return undefined;
  const { channelData } = activity;
  const kind = conversationOf(activity).kind === 'direct' ? 'direct' : channelData?.team?.id !== undefined ? 'team' : 'group';
  return { change, kind };
}

/** A person got the app, or lost it. */
export function personInstallation(activity: Activity, { change }: Installation, seen: Seen): Inbound | undefined {
  const who = whoDid(activity);
  if (who === undefined) return undefined;
  const at = timeOf(activity, seen);
  return { ...from(seen), ...who, type: 'installation', change, key: eventKey.installation(change, who.user, activity.id ?? at), at };
}
