import { Temporal } from 'temporal-polyfill';
import type { Block, Message } from '../../domain/message.js';
import type { DigestRow, Store } from '../../ports.js';
import { digestTexts } from '../../text/digest/index.js';
import { formatDay } from '../../text/format.js';

/** A digest as it reads now; where it changed after it was posted, it says so under its heading. */
export async function digestMessage(store: Store, organizationId: string, digestId: string): Promise<Message | undefined> {
  const digest = await store.digests.byId(organizationId, digestId);
  return digest && { ...digest.content, blocks: withUpdate(digest) };
}

/** Heading and period stay first. */
const HEAD_BLOCKS = 2;

function withUpdate({ content: { blocks }, createdAt, updatedAt, subscription: { language, timeZone } }: DigestRow): readonly Block[] {
  if (Temporal.Instant.compare(updatedAt, createdAt) <= 0) return blocks;
  const updated: Block = { type: 'context', text: digestTexts(language).updated(formatDay(language, updatedAt, timeZone)) };
  return [...blocks.slice(0, HEAD_BLOCKS), updated, ...blocks.slice(HEAD_BLOCKS)];
}
