import { mentionedUsers } from '../../domain/mentions.js';
import type { AnsweringDeps, InboundOf } from '../answering/answering-deps.js';

/** The name that came with a mention. */
const SHOWN = /^<@[^<>|]+\|([^<>]+)>$/u;

/**
 * A shared message with its author by name, where it names them by platform id: as the organization knows them, else as
 * the platform does, or as it was shown. It asks the platform, so it is for outside of a transaction; who nobody knows stays an id.
 */
export async function nameAuthor<S extends Pick<InboundOf<'share'>, 'platform' | 'workspace' | 'source'>>({ store, chatFor }: Pick<AnsweringDeps, 'store' | 'chatFor'>, organizationId: string, inbound: S): Promise<S> {
  const { platform, workspace, source } = inbound;
  const [user] = mentionedUsers(source.author);
  if (user === undefined) return inbound;
  const known = await store.people.byIdentity(organizationId, { platform, workspace }, user);
  // A platform that does not answer now keeps nobody from filing a message.
  const name = known?.name ?? (await chatFor({ platform, workspace })?.profile(user).catch(() => undefined))?.name ?? SHOWN.exec(source.author)?.[1];
  return name === undefined ? inbound : { ...inbound, source: { ...source, author: name } };
}
