import { languageOfLocale } from '../../../src/domain/locale-language.js';
import type { Language } from '../../../src/domain/types.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Store } from '../../../src/ports/store.js';
import { inTime } from '../inbound/in-time.js';
import type { LanguageOf } from '../inbound/language.js';

/** A store that hangs is not waited for where Slack knows as well. Milliseconds. */
const STORE_MS = 150;

export interface PersonLanguageParts {
  readonly store: Pick<Store, 'workspaces' | 'people'>;
  readonly chatFor: (workspace: string) => Pick<Chat, 'profile'>;
  /** An organization's own, by its id. */
  readonly languageOf: (organizationId: string) => Promise<Language | undefined>;
}

/** The language of a Slack user who is matched to a person: the one they chose, else what `Member` says. Undefined for anybody else. */
export function memberLanguage({ workspaces, people }: PersonLanguageParts['store']): LanguageOf {
  return async (workspace, user) => {
    const place = { platform: 'slack', workspace } as const;
    const row = await workspaces.find(place);
    return row && (await people.byIdentity(row.organizationId, place, user))?.language;
  };
}

/** The language to answer any Slack user in: their own, else that of their Slack, else the organization's; also, without the first, while the store fails. */
export function personLanguage({ store, chatFor, languageOf }: PersonLanguageParts): LanguageOf {
  const ofMember = memberLanguage(store);
  const known = <T>(asked: Promise<T>): Promise<T | undefined> => inTime(STORE_MS, asked).catch(() => undefined);
  const ofOrganization = async (workspace: string): Promise<Language | undefined> => {
    const row = await store.workspaces.find({ platform: 'slack', workspace });
    return row && languageOf(row.organizationId);
  };
  return async (workspace, user) => {
    const own = await known(ofMember(workspace, user));
    if (own !== undefined) return own;
    const profile = await chatFor(workspace).profile(user).catch(() => undefined);
    return languageOfLocale(profile?.locale) ?? known(ofOrganization(workspace));
  };
}
