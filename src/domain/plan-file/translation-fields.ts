import { z } from 'zod';
import type { Translations } from '../overview.js';
import { LANGUAGES } from '../types.js';
import type { Language } from '../types.js';
import { line, text } from './leaf-types.js';

/** What can be said in further languages: the file's key, and the document's field. A list is kept as one line an entry. */
export const TRANSLATED = {
  plan: { title: 'title', motto: 'motto', mission: 'mission', vision: 'vision' },
  section: { title: 'title', text: 'body' },
  competency: { title: 'title', indicators: 'indicators' },
  titled: { title: 'title' },
  question: { question: 'question' },
  scheme: { title: 'title', categories: 'categories', criteria: 'criteria' },
  entry: { what: 'what', with: 'others' },
  need: { what: 'what', where: 'whereToGet', whom: 'whomToAsk' },
  item: {
    title: 'title',
    description: 'description',
    aim: 'aim',
    why: 'why',
    because: 'because',
    'we-will': 'weWill',
    'anticipated-impact': 'anticipatedImpact',
  },
  criterion: { text: 'text' },
  measure: { name: 'name', source: 'source', unit: 'unit', 'student-group': 'studentGroup' },
  milestone: { text: 'text' },
  cadence: { evidence: 'evidence' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
type Fields = Readonly<Record<string, string>>;

const LISTS: ReadonlySet<string> = new Set(['we-will', 'indicators', 'categories', 'criteria']);

type TranslationMap = Readonly<Record<string, string | readonly string[] | undefined>>;
/** The `en` and `es` keys of an entry, as read. */
export type WithTranslations = { readonly [L in Language]?: TranslationMap | undefined };

/** The keys `en` and `es` of an entry: its texts in that language. */
export function translations(fields: Fields) {
  const inOne = (name: string) =>
    z
      .strictObject(
        Object.fromEntries(
          Object.keys(fields).map((fileKey) => {
            const description = `The same as \`${fileKey}\`, in ${name}.`;
            const value: z.ZodType<string | string[], string | string[]> = LISTS.has(fileKey)
              ? z.array(line(description)).meta({ description: `${description} One entry for each, in the same order.` })
              : text(description);
            return [fileKey, value.optional()];
          }),
        ),
      )
      .optional()
      .meta({ description: `The texts of this entry in ${name}.` });
  return { en: inOne('English'), es: inOne('Spanish') };
}

/** Turns `en` and `es` as read into a document's translations. */
export function readTranslations(fields: Fields, entry: WithTranslations): Translations {
  const found = LANGUAGES.flatMap((language): [Language, Record<string, string>][] => {
    const values = Object.entries(entry[language] ?? {}).flatMap(([fileKey, value]): [string, string][] => {
      const field = fields[fileKey];
      const joined = typeof value === 'string' ? value : value?.join('\n');
      return field === undefined || joined === undefined || joined === '' ? [] : [[field, joined]];
    });
    return values.length === 0 ? [] : [[language, Object.fromEntries(values)]];
  });
  return Object.fromEntries(found);
}

/** The reverse of `readTranslations`. */
export function writeTranslations(fields: Fields, translated: Translations): Record<string, unknown> {
  const languages = LANGUAGES.flatMap((language): [string, object][] => {
    const values = Object.entries(fields).flatMap(([fileKey, field]): [string, unknown][] => {
      const value = translated[language]?.[field];
      return value === undefined ? [] : [[fileKey, LISTS.has(fileKey) ? value.split('\n') : value]];
    });
    return values.length === 0 ? [] : [[language, Object.fromEntries(values)]];
  });
  return Object.fromEntries(languages);
}
