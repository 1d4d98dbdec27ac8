import { z } from 'zod';
import type { Sealer } from '../../../src/ports/sealer.js';

const addressSchema = z.strictObject({
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  /** Of a person: the chat with them, once there is one; of all else: itself. */
  conversation: z.string().min(1).max(500).optional(),
  /** Of a person: `29:…`, their id for this bot alone. */
  member: z.string().min(1).max(500).optional(),
});

/** What a conversation reference keeps sealed: where a conversation is served, and ids that only this bot can use. */
export type SealedAddress = z.infer<typeof addressSchema>;

/** Seals an address for `ConversationReference.sealed`. `tenant`: its id, lower case. */
export function sealAddress(address: SealedAddress, sealer: Sealer, tenant: string): string {
  return sealer.seal(JSON.stringify(addressSchema.parse(address)), contextOf(tenant));
}

/** Undefined where it was sealed for another tenant or with a key that is gone: it is learnt anew then. */
export function openAddress(sealed: string, sealer: Sealer, tenant: string): SealedAddress | undefined {
  try {
    return addressSchema.parse(JSON.parse(sealer.open(sealed, contextOf(tenant))));
  } catch {
    return undefined;
  }
}

function contextOf(tenant: string): string {
  return `teams-conversation:${tenant}`;
}
