import { z } from 'zod';
import { BAY, bayPeople, chatOf, memberIdOf } from './bay.js';
import type { TenantPerson } from './bay.js';

/** A message as the service keeps it. */
export interface KeptActivity {
  readonly id: string;
  /** Whose it is; left out: the bot's. */
  readonly by?: string;
  /** The message that it quotes. */
  readonly quotes?: string;
  /** As it was posted to, in a channel with `;messageid=ROOT`. */
  readonly conversation: string;
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceCall {
  /** GET, POST, PUT, DELETE. */
  readonly method: string;
  /** Decoded, such as `v3/conversations/a:1/activities`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** The Bot Connector of the tests' tenant, without its wire: what it keeps, and what it answers. */
export interface TeamsService {
  readonly people: TenantPerson[];
  /** Every message that stands, in the order posted; of everyone's. */
  readonly kept: KeptActivity[];
  /** Who is in a team or a group chat: object ids. */
  readonly rosters: Map<string, string[]>;
  /** Conversations that are no longer there. */
  readonly gone: Set<string>;
  answer(call: ServiceCall): ServiceAnswer;
  /** An id as the service gives one: a number of milliseconds. */
  readonly nextId: () => string;
}

const ROUTE = /^v3\/(conversations|teams)(?:\/([^/]+)(?:\/(activities|members|pagedmembers|conversations)(?:\/(.+))?)?)?$/u;
/** 100 KB as UTF-16 (learn.microsoft.com: Microsoft Teams, limits of messages). */
const MOST_UNITS = 51_200;
const activitySchema = z.looseObject({ type: z.string(), text: z.string().optional(), attachments: z.array(z.unknown()).optional() });
const beginSchema = z.looseObject({ members: z.array(z.looseObject({ id: z.string() })).min(1), tenantId: z.string(), bot: z.looseObject({ id: z.string() }) });

const refused = (status: number, code: string, message: string): ServiceAnswer => ({ status, body: { error: { code, message } } });
const NO_CONVERSATION = refused(404, 'ConversationNotFound', 'Conversation not found.');
const NOT_THERE = refused(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

export function createTeamsService(): TeamsService {
  const people = bayPeople();
  const kept: KeptActivity[] = [];
  const everyone = people.map(({ user }) => user);
  const rosters = new Map<string, string[]>([
    [BAY.team, [BAY.ana, BAY.ben, BAY.gil]],
    [BAY.channel, [BAY.ana, BAY.ben, BAY.gil]],
    [BAY.shared, everyone],
    [BAY.group, [BAY.ana, BAY.ben, BAY.sue]],
  ]);
  const gone = new Set<string>();
  let last = 1_757_858_400_000;
  const nextId = (): string => String((last += 1));

  const personOf = (id: string): TenantPerson | undefined => people.find(({ user }) => user === id.toLowerCase() || memberIdOf(user) === id);
  const memberOf = ({ user, name, email, userPrincipalName, tenantId, userRole }: TenantPerson): unknown => ({ id: memberIdOf(user), objectId: user, name, email, userPrincipalName, tenantId, userRole });
  const rosterOf = (conversation: string): readonly TenantPerson[] | undefined => {
    const own = people.find(({ user }) => chatOf(user) === conversation);
    if (own) return [own];
    const users = rosters.get(conversation);
    return users && people.filter(({ user }) => users.includes(user));
  };

  /** Whether the bot may write there; the refusal where not. */
  function closed(conversation: string): ServiceAnswer | undefined {
    const [whole = ''] = conversation.split(';');
    const roster = rosterOf(whole);
    if (!roster || gone.has(whole)) return NO_CONVERSATION;
    return whole.startsWith('a:') && roster[0]?.hasApp === false && !isMet(roster[0]) ? NOT_THERE : undefined;
  }

  function isMet({ user }: TenantPerson): boolean {
    return [...rosters].some(([conversation, users]) => !gone.has(conversation) && users.includes(user));
  }

  function begin(body: unknown): ServiceAnswer {
    const { members, tenantId, bot } = beginSchema.parse(body);
    if (tenantId !== BAY.tenant || bot.id !== BAY.bot) return refused(403, 'ForbiddenOperationException', 'The bot is not of this tenant.');
    const person = personOf(members[0]?.id ?? '');
    if (!person) return refused(404, 'UserNotFound', 'User not found.');
    if (!person.hasApp && !isMet(person)) return refused(403, 'ForbiddenOperationException', 'The app is not installed for this user.');
    gone.delete(chatOf(person.user));
    return { status: 201, body: { id: chatOf(person.user) } };
  }

  function post(conversation: string, body: unknown): ServiceAnswer {
    const activity = activitySchema.parse(body);
    const fault = closed(conversation) ?? tooLarge(body);
    if (fault) return fault;
    if (activity.type === 'typing') return { status: 202, body: {} };
    // Split in two, and nobody is told what they are called.
    if (activity.text !== undefined && (activity.attachments ?? []).length > 0) return { status: 202, body: {} };
    const id = nextId();
    kept.push({ id, conversation, activity });
    return { status: 201, body: { id } };
  }

  function change(conversation: string, id: string, method: string, body: unknown): ServiceAnswer {
    const [whole = ''] = conversation.split(';');
    const at = kept.findIndex((one) => one.id === id && one.conversation.split(';')[0] === whole);
    const fault = closed(conversation) ?? tooLarge(body);
    if (fault) return fault;
    if (at < 0) return refused(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    if (method === 'DELETE') kept.splice(at, 1);
    else kept[at] = { id, conversation: kept[at]?.conversation ?? conversation, activity: activitySchema.parse(body) };
    return { status: 200, body: method === 'DELETE' ? undefined : { id } };
  }

  function page(conversation: string, query: URLSearchParams): ServiceAnswer {
    const roster = rosterOf(conversation);
    if (!roster || gone.has(conversation)) return NO_CONVERSATION;
    const from = Number(query.get('continuationToken') ?? 0);
    // Two at a time, whatever was asked for: the service gives no more than it likes.
    const next = from + 2 < roster.length ? String(from + 2) : undefined;
    return { status: 200, body: { members: roster.slice(from, from + 2).map(memberOf), ...(next !== undefined && { continuationToken: next }) } };
  }

  function member(conversation: string, id: string): ServiceAnswer {
    const roster = rosterOf(conversation);
    if (!roster || gone.has(conversation)) return NO_CONVERSATION;
    const person = personOf(id);
    return person && roster.includes(person) ? { status: 200, body: memberOf(person) } : refused(404, 'MemberNotFoundInConversation', 'Member not found.');
  }

  function team(id: string, part: string | undefined): ServiceAnswer {
    if (id !== BAY.team || gone.has(id)) return refused(404, 'TeamNotFound', 'Team not found.');
    if (part === undefined) return { status: 200, body: { id, name: 'District', tenantId: BAY.tenant } };
    const conversations = [
      { id: BAY.team, name: null, type: 'standard' },
      { id: BAY.channel, name: 'leaders', type: 'standard' },
      { id: BAY.shared, name: 'partners', type: 'shared' },
    ];
    return { status: 200, body: { conversations: conversations.filter((one) => !gone.has(one.id)) } };
  }

  function answer({ method, path, query, body }: ServiceCall): ServiceAnswer {
    const [, kind, id, part, sub] = ROUTE.exec(path) ?? [];
    if (kind === 'teams' && id !== undefined) return team(id, part);
    if (kind !== 'conversations') return { status: 404 };
    if (id === undefined) return method === 'POST' ? begin(body) : { status: 405 };
    if (part === 'pagedmembers') return page(id, query);
    if (part === 'members' && sub !== undefined) return member(id, sub);
    if (part !== 'activities') return { status: 404 };
    if (method === 'POST') return post(id, body);
    return sub === undefined ? { status: 405 } : change(id, sub, method, body);
  }

  return { people, kept, rosters, gone, answer, nextId };
}

function tooLarge(body: unknown): ServiceAnswer | undefined {
  return JSON.stringify(body ?? null).length > MOST_UNITS ? refused(413, 'MessageSizeTooBig', 'Message size too large.') : undefined;
}
