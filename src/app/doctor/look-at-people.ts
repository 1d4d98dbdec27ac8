import type { Store } from '../../ports.js';
import { formatList } from '../../text/format.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

const COUNTED = 1_000;
/** What was given up longer ago nobody will say again. Hours: 30 days. */
const RECENT_HOURS = 30 * 24;

/** Everyone who answers for an item must be somebody in chat. */
export async function lookAtOwners({ texts, language }: LookParts, store: Store): Promise<readonly Finding[]> {
  let owners = 0;
  const unmatched: string[] = [];
  for (const { id } of await store.people.organizations()) {
    const { items } = await store.checks.scheduleInputs(id, { anyState: true });
    const ids = [...new Set(items.flatMap((item) => item.ownerId ?? []))];
    owners += ids.length;
    const matched = new Set((await store.people.identities(id, ids)).map((identity) => identity.personId));
    unmatched.push(...(await store.people.byIds(id, ids.filter((one) => !matched.has(one)))).map((person) => `${person.name} <${person.email}>`));
  }
  if (owners === 0) return [fine(texts.chat, texts.chatNone)];
  return [unmatched.length === 0 ? fine(texts.chat, texts.chatFine(owners)) : fault(texts.chat, texts.chatFault(formatList(language, unmatched)))];
}

/** What people did that was given up after every try. */
export async function lookAtInbound({ texts, wallClock, language }: LookParts, store: Store): Promise<readonly Finding[]> {
  const codes: string[] = [];
  for (const { id } of await store.people.organizations()) codes.push(...(await store.inbox.givenUp(id, wallClock.now().subtract({ hours: RECENT_HOURS }), COUNTED)).map((event) => event.code));
  return [codes.length === 0 ? fine(texts.inbound, texts.inboundFine) : fault(texts.inbound, texts.inboundFault(codes.length, formatList(language, [...new Set(codes)])))];
}

/** Messages that were not delivered, or cannot be. */
export async function lookAtMessages({ texts, language }: LookParts, store: Store): Promise<readonly Finding[]> {
  const codes: string[] = [];
  for (const { id } of await store.people.organizations()) codes.push(...(await store.deliveries.undelivered(id, COUNTED)).map((row) => row.lastError ?? row.parked ?? row.state));
  return [codes.length === 0 ? fine(texts.sending, texts.sendingFine) : fault(texts.sending, texts.sendingFault(codes.length, formatList(language, [...new Set(codes)])))];
}
