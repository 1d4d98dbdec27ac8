import { z } from 'zod';

const tenanted = z.looseObject({ id: z.string().nullish() }).nullish();
/** What of an activity says whose it is; everything else is for whoever takes it. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).nullish(),
  name: z.string().max(200).nullish(),
  channelId: z.string().max(100),
  serviceUrl: z.string().max(2_000),
  recipient: z.looseObject({ id: z.string().max(500) }),
  from: z.looseObject({ id: z.string().max(500) }),
  conversation: z.looseObject({ id: z.string().max(1_000), tenantId: z.string().max(100).nullish() }),
  channelData: z.looseObject({ tenant: tenanted }).nullish(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Why an activity under a good token is turned away. */
export type ClaimFault = 'other-channel' | 'other-service' | 'other-recipient' | 'other-tenant';

/** What the token and the credentials found for it say; ids in lower case. */
export interface Claimed {
  readonly appId: string;
  readonly tenant: string;
  readonly serviceUrl: string;
}

/**
 * Compares what an activity says of its origin with what is verified: the channel, the address it is served at, to which
 * bot it is sent, and each tenant that it names. Undefined where nothing differs.
 */
export function claimFault({ channelId, serviceUrl, recipient, conversation, channelData }: Envelope, claimed: Claimed): ClaimFault | undefined {
  if (channelId !== 'msteams') return 'other-channel';
  if (serviceUrl !== claimed.serviceUrl) return 'other-service';
  if (recipient.id.toLowerCase() !== `28:${claimed.appId}`) return 'other-recipient';
  const tenants = [conversation.tenantId, channelData?.tenant?.id].filter((tenant) => tenant !== undefined && tenant !== null && tenant !== '');
  return tenants.every((tenant) => tenant?.toLowerCase() === claimed.tenant) ? undefined : 'other-tenant';
}
