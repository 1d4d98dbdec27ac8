import { BAY, memberIdOf } from './bay.js';
import type { TenantPerson } from './bay.js';

/** What a person's own client says of where they are. */
export interface ClientFacts {
  readonly locale: string;
  readonly timeZone: string;
}

export interface ActivityFacts {
  readonly serviceUrl: string;
  readonly person: Pick<TenantPerson, 'user' | 'name'>;
  readonly client: ClientFacts;
  /** As Teams names it: in a channel with `;messageid=ROOT`. */
  readonly conversation: string;
}

/** What every activity of Teams' holds, as it sends them (learn.microsoft.com: Bot Framework, "Activity schema"). */
export function activityOf(type: string, { serviceUrl, person, client, conversation }: ActivityFacts, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const now = new Date().toISOString();
  return {
    type,
    timestamp: now,
    localTimestamp: now,
    localTimezone: client.timeZone,
    locale: client.locale,
    channelId: 'msteams',
    serviceUrl,
    from: { id: memberIdOf(person.user), name: person.name, aadObjectId: person.user },
    recipient: { id: BAY.bot, name: BAY.botName },
    entities: [{ type: 'clientInfo', locale: client.locale, country: 'US', platform: 'Web', timezone: client.timeZone }],
    ...placeOf(conversation),
    ...more,
  };
}

function placeOf(conversation: string): Readonly<Record<string, unknown>> {
  const tenant = { tenant: { id: BAY.tenant } };
  const [whole = ''] = conversation.split(';');
  if (whole.startsWith('a:')) return { conversation: { id: conversation, conversationType: 'personal', tenantId: BAY.tenant }, channelData: tenant };
  if (whole.endsWith('@thread.v2')) return { conversation: { id: conversation, conversationType: 'groupChat', isGroup: true, tenantId: BAY.tenant, name: 'Planning' }, channelData: tenant };
  return {
    conversation: { id: conversation, conversationType: 'channel', isGroup: true, tenantId: BAY.tenant, name: 'leaders' },
    channelData: { ...tenant, team: { id: BAY.team, name: 'District', aadGroupId: '0d15741c-0000-4000-8000-000000000001' }, channel: { id: whole, name: 'leaders' }, teamsTeamId: BAY.team, teamsChannelId: whole },
  };
}

/** Words as a client writes them: as plain text, and as HTML beside it. */
export function written(words: string, quotes?: { readonly id: string; readonly words: string; readonly by: string }): Readonly<Record<string, unknown>> {
  const paragraph = `<p>${words.split('\n').map(html).join('<br>')}</p>`;
  if (quotes === undefined) return { text: words, textFormat: 'plain', attachments: [{ contentType: 'text/html', content: paragraph }] };
  const quoted = `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${quotes.id}"><strong itemprop="mri" itemid="${quotes.by}">Throughline</strong><span itemprop="time" itemid="${quotes.id}"></span><p itemprop="preview">${html(quotes.words)}</p></blockquote>`;
  return { text: `${quotes.words}\r\n\r\n${words}`, textFormat: 'plain', attachments: [{ contentType: 'text/html', content: `${quoted}${paragraph}` }] };
}

/** A text in which people are named: `{ID}` stands for whoever has that Entra object id. */
export function naming(text: string, nameOf: (user: string) => string): { readonly text: string; readonly entities: readonly unknown[] } {
  const users = [...text.matchAll(/\{([\da-f-]{36})\}/gu)].map(([, user = '']) => user);
  const entities = users.map((user) => ({ type: 'mention', mentioned: { id: memberIdOf(user), name: nameOf(user) }, text: `<at>${nameOf(user)}</at>` }));
  return { text: text.replace(/\{([\da-f-]{36})\}/gu, (_whole, user: string) => `<at>${nameOf(user)}</at>`), entities };
}

/** The bot named before what is asked of it. */
export const BOT_MENTION = { type: 'mention', mentioned: { id: BAY.bot, name: BAY.botName }, text: `<at>${BAY.botName}</at>` } as const;

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
