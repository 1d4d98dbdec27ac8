import { z } from 'zod';
import type { ChatProfile, StrangerKind } from '../../../src/ports/chat.js';
import { id, maybeId } from './payload-schemas.js';

const words = z.string().max(1_000).nullish().transform((value) => (value === null || value === undefined || value.trim() === '' ? undefined : value));
const flag = z.boolean().nullish();

/** A person as Slack's events and `users.*` methods describe them. */
const schema = z.looseObject({
  id,
  team_id: maybeId,
  name: words,
  real_name: words,
  deleted: flag,
  tz: words,
  locale: words,
  is_bot: flag,
  is_workflow_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  enterprise_user: z.looseObject({ enterprise_id: maybeId }).nullish(),
  profile: z.looseObject({ display_name: words, real_name: words, email: words }).nullish(),
});
type User = z.infer<typeof schema>;

/** Whose workspace it is. */
interface Home {
  readonly workspace: string;
  readonly enterprise?: string;
}

/** A person as the port has them; undefined where it is nobody's description. */
export function readProfile(user: unknown, home: Home): ChatProfile | undefined {
  const { data } = schema.safeParse(user);
  if (data === undefined) return undefined;
  const kind = kindOf(data, home);
  const email = data.profile?.email;
  return {
    user: data.id,
    name: data.profile?.real_name ?? data.real_name ?? data.profile?.display_name ?? data.name ?? data.id,
    ...(data.name !== undefined && { handle: data.name }),
    ...(email !== undefined && { email }),
    ...(data.tz !== undefined && { timeZone: data.tz }),
    ...(data.locale !== undefined && { locale: localeOf(data.locale) }),
    active: data.deleted !== true,
    ...(kind !== undefined && { kind }),
  };
}

/** Somebody of the same enterprise is a member, whichever of its workspaces they belong to. */
function kindOf(user: User, { workspace, enterprise }: Home): StrangerKind | undefined {
  if (user.is_bot === true || user.is_workflow_bot === true || user.id === 'USLACKBOT') return 'bot';
  const isColleague = enterprise !== undefined && user.enterprise_user?.enterprise_id === enterprise;
  if (user.is_stranger === true || (user.team_id !== undefined && user.team_id !== workspace && user.team_id !== enterprise && !isColleague)) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : undefined;
}

/** Slack's Latin American Spanish is called `es-LA`, which no other system knows: it is `es-419` there. */
function localeOf(locale: string): string {
  return locale === 'es-LA' ? 'es-419' : locale;
}
