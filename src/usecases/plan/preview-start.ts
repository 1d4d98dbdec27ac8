import type { Temporal } from 'temporal-polyfill';
import { sortedBy } from '../../domain/compare-text.js';
import type { PlanListing, Store } from '../../ports.js';
import { previewSchedule } from '../asking/preview-schedule.js';

/** What starting a plan would do in its first days. */
export interface StartPreview {
  /** Dates of the organization's zone, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** One for each message: when, to whom, about which items. */
  readonly messages: readonly StartMessage[];
  /** How many people own something. */
  readonly owners: number;
  /** Owners without an account in chat, by name: they cannot be asked. */
  readonly unmatched: readonly string[];
}

export interface StartMessage {
  readonly at: string;
  /** Local date and time. */
  readonly local: string;
  readonly zone: string;
  readonly person: string;
  readonly items: readonly string[];
}

const PREVIEW_DAYS = 14;

/**
 * What would go out in the next 14 days, and which owners are not matched to anyone in chat; changes nothing.
 * @param sees whether who reads it may know of the item with a code; of all, where left out
 */
export async function previewStart(store: Store, { organizationId, organizationKey, code }: PlanListing, now: Temporal.Instant, sees: (code: string) => boolean = () => true): Promise<StartPreview> {
  const document = await store.plans.load(organizationKey, code);
  const today = now.toZonedDateTimeISO(document?.organization.timeZone ?? 'UTC').toPlainDate();
  const [from, to] = [today.toString(), today.add({ days: PREVIEW_DAYS }).toString()];
  const prompts = (await previewSchedule(store, { from, to, organizationId, plan: code })).filter((prompt) => prompt.at > now.toString() && sees(prompt.item));
  const messages = new Map<string, StartMessage>();
  for (const { at, local, zone, person, item } of prompts) {
    const key = `${at} ${person}`;
    const before = messages.get(key);
    messages.set(key, { at, local: local.replace('T', ' '), zone, person, items: [...(before?.items ?? []), item] });
  }
  const owners = new Set(document?.items.flatMap((item) => (sees(item.code) ? (item.owner ?? []) : [])));
  const inOrder = sortedBy([...messages.values()], ({ at, person }) => `${at} ${person}`);
  return { from, to, messages: inOrder, owners: owners.size, unmatched: await withoutAccount(store, organizationId, owners) };
}

async function withoutAccount(store: Store, organizationId: string, emails: ReadonlySet<string>): Promise<readonly string[]> {
  const owners = (await store.people.all(organizationId)).filter((person) => emails.has(person.email));
  const identities = await store.people.identities(
    organizationId,
    owners.map((person) => person.id),
  );
  const matched = new Set(identities.map((identity) => identity.personId));
  return owners.filter((person) => !matched.has(person.id)).map((person) => `${person.name} (${person.email})`);
}
