import type { Block, Inline, Message } from '../../../src/domain/message.js';
import { languageOfLocale } from '../../../src/domain/locale-language.js';
import type { Language } from '../../../src/domain/types.js';
import type { OutgoingActivity } from '../cards/outgoing-activity.js';
import { renderActivities } from '../cards/render-card.js';
import { withTypedCommands } from '../cards/typed-commands.js';
import type { OutboundDeps } from './outbound-deps.js';
import type { People } from './people.js';

/** How many people a card is shown anew for (learn.microsoft.com: user specific views, `userIds`). */
const MOST_REFRESHED = 60;

export interface DrawOptions {
  /** How large each part may be, in UTF-16 units. */
  readonly most?: number | undefined;
  /** Whether the message can be asked for again as it reads later; unless said, it can. */
  readonly isKept?: boolean;
}

/** Draws a message for who reads it: in their language, with the names of those it mentions. */
export type Draw = (message: Message, reader: string | undefined, options?: DrawOptions) => Promise<readonly [OutgoingActivity, ...OutgoingActivity[]]>;

/** @param parts `languageOfMember`: the language that a person chose; `language`: the organization's */
export function createDraw({ people, languageOfMember, language }: Pick<OutboundDeps, 'language' | 'languageOfMember'> & { readonly people: People }): Draw {
  async function languageOf(reader: string | undefined): Promise<Language> {
    if (reader === undefined) return language;
    // A few words beside a message are no reason not to send it.
    const chosen = await languageOfMember(reader).catch(() => undefined);
    return chosen ?? languageOfLocale(await people.localeOf(reader).catch(() => undefined)) ?? language;
  }

  /** Whoever may press a button sees the card as it is now. */
  async function refreshedFor(message: Message, users: readonly string[]): Promise<readonly string[]> {
    if (!message.blocks.some(({ type }) => type === 'buttons')) return [];
    const ids = await Promise.all(users.slice(0, MOST_REFRESHED).map((user) => people.memberId(user).catch(() => undefined)));
    return ids.filter((id) => id !== undefined);
  }

  return async (message, reader, { most, isKept = true } = {}) => {
    const mentioned = [...new Set(inlinesOf(message).flatMap(mentionsIn))];
    const names = new Map(await Promise.all(mentioned.map(async (user) => [user, people.nameOf(user) ?? (await people.profile(user).catch(() => undefined))?.name] as const)));
    const refresh = isKept ? await refreshedFor(message, reader === undefined ? mentioned : [reader]) : [];
    const named = renamed(message, (user) => names.get(user));
    return renderActivities(withTypedCommands(named, reader === undefined ? 'before-others' : 'alone'), {
      language: await languageOf(reader),
      mention: (user) => (names.get(user) === undefined ? undefined : user),
      ...(refresh.length > 0 && { refresh }),
      ...(most !== undefined && { most }),
    });
  };
}

function inlinesOf({ blocks, more = [] }: Message): readonly Inline[] {
  return [...blocks, ...more].flatMap((block) => {
    if (block.type === 'list') return block.items;
    if (block.type === 'facts') return block.facts.map(({ value }) => value);
    return block.type === 'text' || block.type === 'context' || block.type === 'status' ? [block.text] : [];
  });
}

function mentionsIn(inline: Inline): readonly string[] {
  return typeof inline === 'string' ? [] : inline.flatMap((span) => (typeof span === 'object' && 'mention' in span ? [span.mention.user] : []));
}

/** The message with the names by which Teams knows those it mentions: a mention is drawn only under its own name. */
function renamed(message: Message, nameOf: (user: string) => string | undefined): Message {
  const inline = (text: Inline): Inline =>
    typeof text === 'string' ? text : text.map((span) => (typeof span === 'object' && 'mention' in span ? { mention: { ...span.mention, name: nameOf(span.mention.user) ?? span.mention.name } } : span));
  const block = (one: Block): Block => {
    if (one.type === 'list') return { ...one, items: one.items.map(inline) };
    if (one.type === 'facts') return { ...one, facts: one.facts.map((fact) => ({ ...fact, value: inline(fact.value) })) };
    return one.type === 'text' || one.type === 'context' || one.type === 'status' ? { ...one, text: inline(one.text) } : one;
  };
  return { ...message, blocks: message.blocks.map(block), ...(message.more && { more: message.more.map(block) }) };
}
