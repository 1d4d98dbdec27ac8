import type { Language } from '../../../src/domain/types.js';
import { inTime } from './in-time.js';

/** The language of a Slack user, where it is known without much ado. */
export type LanguageOf = (workspace: string, user: string) => Promise<Language | undefined>;

/** The language, or undefined where finding it out fails or takes longer than `ms` milliseconds. */
export async function languageInTime(languageOf: LanguageOf, ms: number, { workspace, user }: { readonly workspace: string | undefined; readonly user: string }): Promise<Language | undefined> {
  if (workspace === undefined) return undefined;
  return inTime(ms, languageOf(workspace, user)).catch(() => undefined);
}
