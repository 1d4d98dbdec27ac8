/**
 * How people and channels are mentioned in every text of an `Inbound` (messages, edits, commands, forms), whatever the
 * platform: a person is `<@ID>`, a channel `<#ID>`, each with or without the name that the platform shows, after a bar:
 * `<@ID|Ana Lark>`, `<#ID|leaders>`. IDs are the platform's. An adapter brings its platform's own markup into this form,
 * and any other markup (a call to everyone, a link with a label, bold) into the plain words a reader saw.
 * This form is for reading alone: before words are kept or shown, `withNames` puts names in its place.
 */
const MENTION = /<([@#])([^<>|\s]{1,200})(?:\|([^<>\n]{0,200}))?>/gu;

/** What is said for a mention of which nothing is known, in the reader's language: `@someone`. */
export interface Unnamed {
  readonly person: string;
  readonly channel: string;
}

/** Ids of the people mentioned, each once, in order. */
export function mentionedUsers(text: string): readonly string[] {
  const users = [...text.matchAll(MENTION)].flatMap(([, mark, id]) => (mark === '@' && id !== undefined ? [id] : []));
  return [...new Set(users)];
}

/** Words with names in place of mentions: that of `nameOf`, else the one that came along, else the unnamed one. */
export function withNames(text: string, nameOf: (user: string) => string | undefined, unnamed: Unnamed): string {
  return text.replace(MENTION, (_whole, mark: string, id: string, shown: string | undefined) => {
    const name = (mark === '@' ? nameOf(id) : undefined) ?? shown?.replace(/^[@#]/u, '').trim();
    if (name !== undefined && name !== '') return `${mark}${name}`;
    return mark === '@' ? unnamed.person : unnamed.channel;
  });
}

/** Words in which those who are mentioned without a name come with the one of `nameOf`, where it has one. */
export function showNames(text: string, nameOf: (user: string) => string | undefined): string {
  return text.replace(MENTION, (whole, mark: string, id: string, shown: string | undefined) => {
    const name = mark === '@' && (shown ?? '').trim() === '' ? nameOf(id)?.replace(/[<>|\s]+/gu, ' ').trim().slice(0, 200) : undefined;
    return name === undefined || name === '' ? whole : `<@${id}|${name}>`;
  });
}
