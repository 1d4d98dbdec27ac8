import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * What a post carries, unseen, so that it can be found again: docs.slack.dev, messaging/message-metadata. Other apps can
 * read it, so a key is hashed.
 */
export interface Mark {
  event_type: string;
  event_payload: Record<string, string | number>;
}

const DELIVERY = 'throughline_delivery';
const PART = 'throughline_part';

const deliverySchema = z.looseObject({ event_type: z.literal(DELIVERY), event_payload: z.looseObject({ key: z.string() }) });
const partSchema = z.looseObject({ event_type: z.literal(PART), event_payload: z.looseObject({ of: z.string(), part: z.number() }) });

/** The mark of a message sent under `key`. */
export function deliveryMark(workspace: string, key: string): Mark {
  return { event_type: DELIVERY, event_payload: { key: hash(workspace, key) } };
}

/** The mark of the `part`th continuation, from 0, of the message at `of`. */
export function partMark(of: string, part: number): Mark {
  return { event_type: PART, event_payload: { of, part } };
}

/** Whether a post's metadata is this delivery's. */
export function isDelivery(metadata: unknown, mark: Mark): boolean {
  const read = deliverySchema.safeParse(metadata);
  return read.success && read.data.event_payload.key === mark.event_payload.key;
}

/** Which continuation of the message at `of` a post is; undefined when none. */
export function partOf(metadata: unknown, of: string): number | undefined {
  const read = partSchema.safeParse(metadata);
  return read.success && read.data.event_payload.of === of ? read.data.event_payload.part : undefined;
}

function hash(workspace: string, key: string): string {
  return createHash('sha256').update(JSON.stringify([workspace, key])).digest('base64url');
}
