import { z } from 'zod';
import type { RosterMember } from './connector.js';

const text = z.string().nullish();
/**
 * A member as the Bot Connector tells one: the object id is `objectId` in lists and `aadObjectId` elsewhere; a name may be
 * missing, or be given in two parts.
 */
const memberSchema = z.looseObject({
  id: z.string().min(1),
  objectId: text,
  aadObjectId: text,
  name: text,
  givenName: text,
  surname: text,
  email: text,
  userPrincipalName: text,
  tenantId: text,
  userRole: text,
  role: text,
});
/** One that cannot be read is left aside: the others are still people. */
const pageSchema = z.looseObject({ members: z.array(z.unknown()).nullish(), continuationToken: text });

/** Undefined for an answer that names nobody. */
export function readRosterMember(body: string): RosterMember | undefined {
  return toMember(JSON.parse(body));
}

/** One page of a roster; `next` asks for the one after it, where there is one. Throws where it is no page. */
export function readRosterPage(body: string): { readonly members: readonly RosterMember[]; readonly next?: string } {
  const { members, continuationToken } = pageSchema.parse(JSON.parse(body));
  return { members: (members ?? []).flatMap((member) => toMember(member) ?? []), ...(continuationToken && { next: continuationToken }) };
}

function toMember(given: unknown): RosterMember | undefined {
  const { data } = memberSchema.safeParse(given);
  if (!data) return undefined;
  const objectId = firstOf(data.objectId, data.aadObjectId)?.toLowerCase();
  const email = firstOf(data.email);
  const userPrincipalName = firstOf(data.userPrincipalName);
  const tenantId = firstOf(data.tenantId)?.toLowerCase();
  const role = firstOf(data.userRole, data.role);
  return {
    id: data.id,
    name: firstOf(data.name, [data.givenName, data.surname].filter(Boolean).join(' ')) ?? data.id,
    ...(objectId !== undefined && { objectId }),
    ...(email !== undefined && { email }),
    ...(userPrincipalName !== undefined && { userPrincipalName }),
    ...(tenantId !== undefined && { tenantId }),
    ...(role !== undefined && { role }),
  };
}

/** The first that says something. */
function firstOf(...values: readonly (string | null | undefined)[]): string | undefined {
  return values.map((value) => value?.trim()).find((value) => value !== undefined && value !== '');
}
