import { foldText } from '../../../domain/fold-text.js';
import { findPerson } from '../../../domain/find-person.js';
import { plainMessage } from '../../../domain/message.js';
import { mayBeLetIn } from '../../../domain/outsiders.js';
import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import type { ChatProfile, Member, Store, Workspace } from '../../../ports.js';
import type { CommandDeps, CommandRequest } from '../command-request.js';
import { buttonRow, runButton } from '../queries/buttons.js';
import { shownName } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';

/** Somebody of chat, and who of the plan that is, where the command says so: `<@ID> = Ana Lark`. */
export interface MentionedUser {
  readonly user: string;
  readonly is?: string;
}

export type MatchedUser = { readonly person: Member; /** What changed on the way, in words. */ readonly told: readonly string[] } | { readonly answer: Message };

const MENTIONED = /^<@([^<>|\s]{1,200})(?:\|[^<>\n]{0,200})?>(?:\s*=\s*(\S.{0,199}))?$/u;
/** People offered to choose from. */
const MOST_OFFERED = 5;

/** Reads `<@ID>` and `<@ID> = who it is`; undefined for anything else. */
export function readMentionedUser(words: string): MentionedUser | undefined {
  const [, user, is] = MENTIONED.exec(words.trim()) ?? [];
  return user === undefined ? undefined : { user, ...(is !== undefined && { is: is.trim() }) };
}

/**
 * Who of the plan somebody of chat is. One whose email address the plan does not have is matched by a steward, once and
 * for good: by a name that both have, or by saying who it is. Nobody else may: whoever is matched may do what that person may.
 * A stranger who may be let in is matched only by saying who it is: neither their name nor their email proves anything.
 */
export async function matchUser(q: Question, item: ItemOverview, { user, is }: MentionedUser, request: CommandRequest, deps: CommandDeps): Promise<MatchedUser> {
  const { store } = deps;
  const { organizationId, workspace, member } = request;
  const { find } = q.text;
  const known = await store.people.byIdentity(organizationId, workspace, user);
  if (known) return { person: known, told: [] };
  const profile = member.roles.includes('steward') ? await deps.profileOf(workspace, user) : undefined;
  if (!profile?.active) return { answer: plainMessage(find.noUser) };
  const isOutside = profile.kind !== undefined;
  if (isOutside && !mayBeLetIn(workspace.platform, profile.kind)) return { answer: plainMessage(find.outsider(shownName(profile.name))) };
  if (!isOutside) {
    // Word of a newcomer may have been missed: the email address goes before anything else.
    await store.people.saveProfiles(organizationId, workspace, [profile]);
    const byEmail = await store.people.byIdentity(organizationId, workspace, user);
    if (byEmail) return { person: byEmail, told: [] };
  }

  const unmatched = await peopleWithout(store, organizationId, workspace);
  const named = is !== undefined ? peopleCalled(unmatched, is) : isOutside ? [] : unmatched.filter((person) => foldText(person.name) === foldText(profile.name));
  const [person, ...others] = named;
  if (person && others.length === 0) return { person, told: [await match(person, profile, request, deps, q)] };
  const offered = (others.length > 0 ? named : [...unmatched].sort((one, other) => Number(other.id === item.ownerId) - Number(one.id === item.ownerId))).slice(0, MOST_OFFERED);
  if (offered.length === 0) return { answer: plainMessage(find.noUser) };
  const summary = isOutside ? find.whoIsOutsider(shownName(profile.name)) : find.whoIsUser(shownName(profile.name));
  const buttons = offered.map((one) => runButton(q, { name: 'owner', rest: `${item.code}: <@${user}> = ${one.email}` }, shownName(one.name), one.email));
  return { answer: { summary, blocks: [{ type: 'text', text: summary }, ...buttonRow(...buttons)] } };
}

function peopleCalled(people: readonly Member[], name: string): readonly Member[] {
  const found = findPerson(people, name);
  return found.kind === 'person' ? [found.person] : found.kind === 'unclear' ? found.people : [];
}

/** Active people whom nobody in this workspace is matched to. */
async function peopleWithout(store: Store, organizationId: string, { platform, workspace }: Workspace): Promise<readonly Member[]> {
  const people = (await store.people.all(organizationId)).filter((person) => person.active);
  const identities = await store.people.identities(organizationId, people.map((person) => person.id));
  const matched = new Set(identities.filter((one) => one.platform === platform && one.workspace === workspace).map((one) => one.personId));
  return people.filter((person) => !matched.has(person.id));
}

/** Ties the two together; what waited for the person goes out. */
async function match(person: Member, profile: ChatProfile, { organizationId, workspace, member }: CommandRequest, { store, work }: CommandDeps, q: Question): Promise<string> {
  const letIn = profile.kind !== undefined;
  const waiting = await store.transaction(async (tx) => {
    await tx.people.linkIdentity(organizationId, workspace, profile, person.id, { letIn });
    await tx.people.audit({ organizationId, actorId: member.id, action: letIn ? 'person.let-in' : 'person.matched', subjectKind: 'person', subjectId: person.id, details: { platform: workspace.platform, workspace: workspace.workspace, user: profile.user }, at: q.now });
    return tx.deliveries.unpark(organizationId, person.id);
  });
  if (waiting.length > 0) await work.deliver(organizationId, waiting);
  return q.text.changes.owner.matched(shownName(profile.name), shownName(person.name));
}
