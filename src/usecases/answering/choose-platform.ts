import { plainMessage } from '../../domain/message.js';
import type { Platform } from '../../domain/types.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** `ask me in Teams`: what comes next is asked there. What was asked already stays where it is, and is answered anywhere. */
export async function choosePlatform(turn: Turn, platform: Platform | undefined): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const places = await store.people.identities(organizationId, [member.id]);
  if (platform !== undefined && !places.some((place) => place.platform === platform)) {
    return say(turn, plainMessage(texts.askIn.unknown[platform], texts.askIn.unknownHow));
  }
  await store.people.setPersonPlatform(organizationId, member.id, platform ?? null);
  await store.people.audit({ organizationId, actorId: member.id, action: 'person.ask-in', subjectKind: 'person', subjectId: member.id, details: { platform: platform ?? null }, at: now });
  await say(turn, platform === undefined ? plainMessage(texts.askIn.anywhere) : plainMessage(texts.askIn.chosen[platform], texts.askIn.asked));
}
