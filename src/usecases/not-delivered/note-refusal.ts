import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { ChannelState, Chat, DeliveryRow, Store } from '../../ports.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { loseChannel } from './lose-channel.js';
import { stewardsOf, tellPeople } from './tell-people.js';

/** Keys of notices about what was not delivered: of these nobody is told in turn. */
const ABOUT_ITSELF = 'undelivered:';
/** So often, at most, stewards hear that people have not got the app: it may be many at once. */
const APP_NOTICE_MS = 7 * 24 * 3_600_000;

/** What becomes of a message that the platform refuses for good. */
export function stateAfter(row: Pick<DeliveryRow, 'destination'>, code: string): 'parked' | 'failed' {
  if (code === 'user-gone' || code === 'user-unreachable' || code === 'app-not-installed' || code === 'not-authorized') return 'parked';
  return isClosedChannel(row, code) ? 'parked' : 'failed';
}

/** Whether it was the channel that took no message. */
export function isClosedChannel({ destination }: Pick<DeliveryRow, 'destination'>, code: string): boolean {
  return destination.kind === 'channel' && (code === 'not-in-channel' || code === 'channel-gone');
}

/** What the platform says of a channel that took no message; `gone` where it says nothing. */
export async function closedState(chat: Chat | undefined, channel: string, code: string): Promise<Exclude<ChannelState, 'open'>> {
  if (code === 'not-in-channel') return 'not-in';
  try {
    return (await chat?.channel(channel))?.state ?? 'gone';
  } catch {
    return 'gone';
  }
}

/** Tells those who can do something about a message that was refused for good. Call inside a transaction. */
export async function noteRefusal(store: Store, row: DeliveryRow, code: string, closed: Exclude<ChannelState, 'open'> | undefined, now: Temporal.Instant): Promise<void> {
  const { organizationId, destination } = row;
  if (closed && destination.kind === 'channel') await loseChannel(store, organizationId, { platform: row.platform, workspace: row.workspace, channel: destination.channel }, closed, now);
  if (row.key.startsWith(ABOUT_ITSELF)) return;
  if (code === 'app-not-installed') return tellOfApp(store, row, now);
  if (code !== 'message-refused' || row.ref) return;
  const to = row.personId === undefined ? undefined : await store.people.byId(organizationId, row.personId);
  await tellPeople(store, organizationId, await stewardsOf(store, organizationId), {
    key: `${ABOUT_ITSELF}${row.id}`,
    message: ({ language }) => {
      const texts = undeliveredTexts(language);
      return plainMessage(texts.refused(texts.kinds[row.kind], to?.name ?? (destination.kind === 'channel' ? texts.aChannel : texts.someone)), texts.look);
    },
    now,
  });
}

/** Only an administrator of the platform can mend it, and one step of theirs mends it for everybody. */
async function tellOfApp(store: Store, { organizationId, personId }: DeliveryRow, now: Temporal.Instant): Promise<void> {
  const to = personId === undefined ? undefined : await store.people.byId(organizationId, personId);
  await tellPeople(store, organizationId, await stewardsOf(store, organizationId), {
    key: `${ABOUT_ITSELF}app:${Math.floor(now.epochMilliseconds / APP_NOTICE_MS)}`,
    message: ({ language }) => {
      const texts = undeliveredTexts(language);
      return plainMessage(texts.noApp(to?.name ?? texts.someone), texts.noAppHow, texts.look);
    },
    now,
  });
}
