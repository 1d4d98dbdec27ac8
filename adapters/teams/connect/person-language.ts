import { languageOfLocale } from '../../../src/domain/locale-language.js';
import type { Language } from '../../../src/domain/types.js';
import type { Store } from '../../../src/ports/store.js';
import { inTime } from '../inbound/in-time.js';
import type { LanguageOf } from '../inbound/language.js';

/** A store that hangs is not waited for. Milliseconds. */
const STORE_MS = 150;

export interface PersonLanguageParts {
  readonly store: Pick<Store, 'workspaces' | 'people' | 'references'>;
  /** An organization's own, by its id. */
  readonly languageOf: (organizationId: string) => Promise<Language | undefined>;
}

/** The language of a user who is matched to a person: the one they chose, else what `Member` says. Undefined for anybody else. */
export function memberLanguage({ workspaces, people }: Pick<PersonLanguageParts['store'], 'workspaces' | 'people'>): LanguageOf {
  return async (workspace, user) => {
    const place = { platform: 'teams', workspace } as const;
    const row = await workspaces.find(place);
    return row && (await people.byIdentity(row.organizationId, place, user))?.language;
  };
}

/** The language to answer anybody in: their own, else that of their Teams as it last told, else the organization's; without what a failing store knows. */
export function personLanguage({ store, languageOf }: PersonLanguageParts): LanguageOf {
  const ofMember = memberLanguage(store);
  const known = <T>(asked: Promise<T>): Promise<T | undefined> => inTime(STORE_MS, asked).catch(() => undefined);
  const ofPlace = async (workspace: string, user: string): Promise<Language | undefined> => {
    const place = { platform: 'teams', workspace } as const;
    const row = await store.workspaces.find(place);
    if (!row) return undefined;
    const reference = await store.references.find(row.organizationId, place, 'direct', user);
    return languageOfLocale(reference?.locale) ?? languageOf(row.organizationId);
  };
  return async (workspace, user) => (await known(ofMember(workspace, user))) ?? known(ofPlace(workspace, user));
}
