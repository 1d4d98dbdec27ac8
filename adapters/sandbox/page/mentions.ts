import type { ConversationView, PersonView } from '../api.js';

/** Someone or somewhere one can name in a text. */
export interface Nameable {
  /** As it is typed and shown: `@Rosa Medina`, `#leaders`. */
  readonly label: string;
  /** As it is sent: `<@u-rosa>`, `<#c-leaders>`. */
  readonly token: string;
  /** What tells it from others, for the list of suggestions. */
  readonly detail: string;
}

/** Everyone and every channel one can name. Those who share a name are told apart by their handle. */
export function nameables(
  bot: { readonly user: string; readonly name: string },
  people: readonly PersonView[],
  conversations: readonly ConversationView[],
): readonly Nameable[] {
  const active = people.filter((person) => person.active);
  const taken = (name: string) => active.filter((person) => person.name === name).length > 1 || name === bot.name;
  return [
    ...active.map((person) => ({
      label: taken(person.name) ? `@${person.name} (${person.handle})` : `@${person.name}`,
      token: `<@${person.user}>`,
      detail: person.title,
    })),
    { label: `@${bot.name}`, token: `<@${bot.user}>`, detail: '' },
    ...conversations
      .filter((one) => one.kind === 'channel')
      .map((channel) => ({ label: `#${channel.name}`, token: `<#${channel.id}>`, detail: '' })),
  ];
}

/** A text as typed, with every name in it as a token. A name counts where no letter or digit touches it. */
export function toTokens(text: string, all: readonly Nameable[]): string {
  const longestFirst = [...all].sort((a, b) => b.label.length - a.label.length);
  let sent = '';
  for (let at = 0; at < text.length; ) {
    const found = longestFirst.find((one) => startsHere(text, at, one.label));
    sent += found?.token ?? text[at];
    at += found?.label.length ?? 1;
  }
  return sent;
}

/** A text as sent, with every known token as the name one would type. */
export function fromTokens(text: string, all: readonly Nameable[]): string {
  return text.replace(/<[@#][^<>\s]+>/gu, (token) => all.find((one) => one.token === token)?.label ?? token);
}

function startsHere(text: string, at: number, label: string): boolean {
  if (text.slice(at, at + label.length).toLowerCase() !== label.toLowerCase()) return false;
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
  return !isLetter(text[at - 1]) && !isLetter(text[at + label.length]);
}
