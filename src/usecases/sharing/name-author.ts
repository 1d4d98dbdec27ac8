import { mentionedUsers } from '../../domain/mentions.js';
import type { AnsweringDeps, InboundOf } from '../answering/answering-deps.js';

/**
 * A shared message with its author by name, where it names them by platform id: as the organization knows them, else as
 * the platform does. It asks the platform, so it is for outside of a transaction; who nobody knows stays an id.
 */
export async function nameAuthor({ store, chatFor }: Pick<AnsweringDeps, 'store' | 'chatFor'>, organizationId: string, inbound: InboundOf<'share'>): Promise<InboundOf<'share'>> {
  const { platform, workspace, source } = inbound;
  const [user] = mentionedUsers(source.author);
  if (user === undefined) return inbound;
  const known = await store.people.byIdentity(organizationId, { platform, workspace }, user);
  // A platform that does not answer now keeps nobody from filing a message.
  const name = known?.name ?? (await chatFor({ platform, workspace })?.profile(user).catch(() => undefined))?.name;
  return name === undefined ? inbound : { ...inbound, source: { ...source, author: name } };
}
