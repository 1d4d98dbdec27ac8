import { useState } from 'preact/hooks';
import { languageOf } from '../../../src/text/sandbox/index.js';
import type { ConversationView, PersonView } from '../api.js';
import { Avatar } from './avatar.js';
import { usePage } from './context.js';
import { EditIcon, LockIcon } from './icons.js';
import { ProfileDialog } from './profile-dialog.js';

interface SidebarProps {
  readonly current: string;
  readonly onConversation: (id: string) => void;
  readonly onPerson: (user: string) => void;
}

/** Whom one is, one's conversations, and whom one could be instead. */
export function Sidebar({ current, onConversation, onPerson }: SidebarProps) {
  const { state, text } = usePage();
  const direct = state.conversations.filter((one) => one.kind === 'direct');
  const channels = state.conversations.filter((one) => one.kind === 'channel');
  const others = state.people.filter((person) => person.user !== state.me);
  return (
    <>
      <YouAre />
      <nav class="conversations" aria-label={text.conversations}>
        <ConversationList title={text.directMessages} conversations={direct} current={current} onConversation={onConversation} />
        <ConversationList title={text.channels} conversations={channels} current={current} onConversation={onConversation} />
      </nav>
      {others.length > 0 && (
        <section class="people" aria-label={text.choosePerson}>
          <h2>{text.choosePerson}</h2>
          <ul role="list" tabIndex={0} aria-label={text.choosePerson}>
            {others.map((person) => (
              <li key={person.user}><PersonButton person={person} onPerson={onPerson} /></li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function YouAre() {
  const { me, text } = usePage();
  const [isEditing, setEditing] = useState(false);
  return (
    <section class="you" aria-label={text.youAre}>
      <h2>{text.youAre}</h2>
      <div class="you-card">
        <Avatar user={me.user} name={me.name} />
        <div class="you-words">
          <p class="you-name"><bdi>{me.name}</bdi></p>
          {me.title !== '' && <p class="small"><bdi>{me.title}</bdi></p>}
          <p class="small">{text.languages[languageOf(me.locale)]} · {placeOf(me.timeZone)}</p>
        </div>
        <button type="button" class="icon-button" aria-label={text.editProfile} title={text.editProfile} onClick={() => setEditing(true)}><EditIcon /></button>
      </div>
      {isEditing && <ProfileDialog onClose={() => setEditing(false)} />}
    </section>
  );
}

interface ConversationListProps {
  readonly title: string;
  readonly conversations: readonly ConversationView[];
  readonly current: string;
  readonly onConversation: (id: string) => void;
}

function ConversationList({ title, conversations, current, onConversation }: ConversationListProps) {
  const { state, text } = usePage();
  if (conversations.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul role="list">
        {conversations.map((one) => {
          const unread = state.unread[state.me]?.[one.id] ?? 0;
          return (
            <li key={one.id}>
              <button type="button" class={`row ${unread > 0 ? 'has-unread' : ''}`} aria-current={one.id === current ? 'page' : undefined} onClick={() => onConversation(one.id)}>
                {one.kind === 'direct' ? <Avatar user={state.bot.user} name={one.name} isBot small /> : <ChannelSign isPrivate={one.isPrivate} />}
                <span class="row-name"><bdi>{one.name}</bdi></span>
                {one.kind === 'channel' && <span class="unseen"> {one.isPrivate ? text.privateChannel : text.publicChannel}</span>}
                <Badge count={unread} />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function ChannelSign({ isPrivate }: { isPrivate: boolean }) {
  return <span class="channel-sign" aria-hidden="true">{isPrivate ? <LockIcon /> : '#'}</span>;
}

function PersonButton({ person, onPerson }: { person: PersonView; onPerson: (user: string) => void }) {
  const { state, text } = usePage();
  const unread = Object.values(state.unread[person.user] ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <button type="button" class={`row person ${unread > 0 ? 'has-unread' : ''}`} data-person={person.user} onClick={() => onPerson(person.user)}>
      <Avatar user={person.user} name={person.name} small />
      <span class="row-name">
        <bdi title={person.name}>{person.name}</bdi>
        <span class="row-detail">{person.active ? <bdi>{person.title}</bdi> : text.left}</span>
      </span>
      <Badge count={unread} />
    </button>
  );
}

function Badge({ count }: { count: number }) {
  const { text } = usePage();
  if (count === 0) return null;
  return (
    <>
      <span class="badge" aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="unseen">, {text.unread(count)}</span>
    </>
  );
}

/** The place a zone is named after. */
function placeOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
