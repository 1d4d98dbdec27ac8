import { languageOfLocale } from '../../../src/domain/locale-language.js';
import type { Language } from '../../../src/domain/types.js';
import { inTime } from './in-time.js';

/** The language of a user of a tenant, where it is known without much ado. */
export type LanguageOf = (tenant: string, user: string) => Promise<Language | undefined>;

/** The person's language, or that of their client where finding it out fails or takes longer than `ms` milliseconds. */
export async function languageInTime(languageOf: LanguageOf, ms: number, { tenant, user, locale }: { readonly tenant: string; readonly user: string; readonly locale: string | undefined }): Promise<Language> {
  const own = await inTime(ms, languageOf(tenant, user)).catch(() => undefined);
  return own ?? languageOfLocale(locale) ?? 'en';
}
