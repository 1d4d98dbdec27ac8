import type { ChatProfile, StrangerKind } from '../../../src/ports/chat.js';
import type { ConversationReference } from '../../../src/ports/reference-store.js';
import type { RosterMember } from '../connect/connector.js';

/** Guests are kept in the tenant under a name made of their own address. */
const GUEST_NAME = '#EXT#';

/**
 * A person as a roster tells, with what their own client told before. Undefined for who has no object id: a program, or
 * somebody who joined without signing in.
 * @param tenant whose members are no strangers, lower case
 */
export function readMember(member: RosterMember, tenant: string, seen?: Pick<ConversationReference, 'timeZone' | 'locale'>): ChatProfile | undefined {
  const { objectId, name, email, userPrincipalName } = member;
  if (objectId === undefined) return undefined;
  const kind = strangerKind(member, tenant);
  // A guest's user principal name is no address; everyone else's may serve where the roster holds no address.
  const address = email ?? (kind === undefined ? userPrincipalName : undefined);
  return {
    user: objectId,
    name,
    active: true,
    ...(address !== undefined && address !== '' && { email: address }),
    ...(userPrincipalName !== undefined && kind === undefined && { handle: userPrincipalName }),
    ...(seen?.timeZone !== undefined && { timeZone: seen.timeZone }),
    ...(seen?.locale !== undefined && { locale: seen.locale }),
    ...(kind !== undefined && { kind }),
  };
}

/** Who in a roster is no member of the organization. Nothing in a message tells: only rosters do. */
export function strangerKind({ id, role, userPrincipalName, tenantId }: RosterMember, tenant: string): StrangerKind | undefined {
  if (id.startsWith('28:') || role === 'bot') return 'bot';
  if (tenantId !== undefined && tenantId.toLowerCase() !== tenant) return 'external';
  if (role === 'guest' || role === 'anonymous' || userPrincipalName?.toUpperCase().includes(GUEST_NAME) === true) return 'guest';
  return undefined;
}
