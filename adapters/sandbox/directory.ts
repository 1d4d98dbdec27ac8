import type { ChatProfile } from '../../src/ports/chat.js';

/** A person of the workspace. */
export interface SandboxPerson {
  /** Stable id, such as `u-rosa`. */
  readonly user: string;
  readonly name: string;
  readonly email?: string;
  /** IANA zone. */
  readonly timeZone?: string;
  /** BCP 47, such as `es-MX`. */
  readonly locale?: string;
  /** What they do, shown in the chooser. */
  readonly title?: string;
  /** False for someone who has left: kept by name, cannot be written to. */
  readonly active?: boolean;
}

export interface SandboxChannel {
  /** Stable id, such as `c-leaders`. */
  readonly channel: string;
  /** Without the `#`. */
  readonly name: string;
  /** User ids. */
  readonly members: readonly string[];
  readonly isPrivate: boolean;
}

/** Who and what is in the workspace. Handed in; it can be replaced while the page is open. */
export interface SandboxDirectory {
  readonly people: readonly SandboxPerson[];
  readonly channels: readonly SandboxChannel[];
}

/** The bot as the workspace knows it: its id in mentions, its name on the page. */
export const BOT = { user: 'throughline', name: 'Throughline' } as const;

const DIRECT_PREFIX = 'direct:';

/** The conversation id of a person's direct messages with the bot. */
export function directConversation(user: string): string {
  return `${DIRECT_PREFIX}${user}`;
}

/** Whose direct messages a conversation is; nothing for a channel. */
export function directUser(conversation: string): string | undefined {
  return conversation.startsWith(DIRECT_PREFIX) ? conversation.slice(DIRECT_PREFIX.length) : undefined;
}

/** Whether a person may see a channel: every public one, and the private ones they are in. */
export function canSeeChannel(channel: SandboxChannel, user: string): boolean {
  return !channel.isPrivate || channel.members.includes(user);
}

/** The conversations a person has, by id: their direct messages first, then channels by name. */
export function conversationsOf(directory: SandboxDirectory, user: string): readonly string[] {
  const channels = directory.channels.filter((channel) => canSeeChannel(channel, user));
  const named = [...channels].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [directConversation(user), ...named.map((channel) => channel.channel)];
}

/** A person as the Chat port hands them over. */
export function toProfile(person: SandboxPerson): ChatProfile {
  return {
    user: person.user,
    name: person.name,
    handle: person.user,
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(person.timeZone === undefined ? {} : { timeZone: person.timeZone }),
    ...(person.locale === undefined ? {} : { locale: person.locale }),
    active: person.active ?? true,
  };
}

/**
 * Refuses a directory that cannot be addressed.
 * Throws `TypeError` naming the first id used twice or reserved: a fault of the caller, not of a person.
 */
export function checkDirectory(directory: SandboxDirectory): SandboxDirectory {
  const ids = [...directory.people.map((person) => person.user), ...directory.channels.map((channel) => channel.channel)];
  const seen = new Set<string>([BOT.user]);
  for (const id of ids) {
    if (id === '' || id.startsWith(DIRECT_PREFIX) || /[<>@#\s]/u.test(id)) throw new TypeError(`"${id}" cannot be a sandbox id.`);
    if (seen.has(id)) throw new TypeError(`The sandbox id "${id}" is used twice.`);
    seen.add(id);
  }
  return directory;
}
