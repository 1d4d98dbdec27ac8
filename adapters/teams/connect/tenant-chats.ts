import type { Language } from '../../../src/domain/types.js';
import type { Chat } from '../../../src/ports/chat.js';
import { createTeamsChat } from '../outbound/chat.js';
import type { TeamsChat } from '../outbound/chat.js';
import { TEAMS_LIMITS } from '../outbound/limits.js';
import type { OutboundDeps } from '../outbound/outbound-deps.js';
import type { Connector } from './connector.js';
import type { ConnectedApp } from './credentials.js';
import type { Organizations } from './organizations.js';

export interface TenantChatsParts extends Pick<OutboundDeps, 'references' | 'serviceUrl' | 'sealer' | 'log' | 'wallClock' | 'pace' | 'isPictureHost' | 'isFileHost' | 'wait'> {
  readonly organizations: Pick<Organizations, 'byTenant'>;
  readonly connectorOf: (app: ConnectedApp) => Connector;
  readonly languageOf: (organizationId: string) => Promise<Language | undefined>;
  /** Of a user who is matched to a person. */
  readonly languageOfMember: (tenant: string, user: string) => Promise<Language | undefined>;
}

/**
 * The chat of any tenant. It finds out anew at each call which app serves it and by which credentials, so that what another
 * process connected holds here too. What a tenant's chat remembers lasts as long as those.
 */
export function tenantChats(parts: TenantChatsParts): (tenant: string) => Chat {
  const { organizations, connectorOf, languageOf, languageOfMember } = parts;
  const open = new Map<string, { readonly by: string; readonly chat: Promise<TeamsChat> }>();
  const faces = new Map<string, Chat>();

  async function create(app: ConnectedApp): Promise<TeamsChat> {
    return createTeamsChat({
      ...parts,
      connector: connectorOf(app),
      organizationId: app.organizationId,
      workspace: app.tenant,
      language: (await languageOf(app.organizationId)) ?? 'en',
      languageOfMember: (user) => languageOfMember(app.tenant, user),
    });
  }

  async function chatOf(tenant: string): Promise<TeamsChat> {
    const app = await organizations.byTenant(tenant);
    const by = JSON.stringify([app.appId, app.organizationId, app.credentials]);
    const known = open.get(tenant);
    if (known?.by === by) return known.chat;
    const chat = create(app);
    open.set(tenant, { by, chat });
    chat.catch(() => open.delete(tenant));
    return chat;
  }

  function face(tenant: string): Chat {
    const on = <A extends readonly unknown[], R>(call: (chat: TeamsChat, ...given: A) => Promise<R>) => async (...given: A): Promise<R> => call(await chatOf(tenant), ...given);
    return {
      platform: 'teams',
      workspace: tenant,
      limits: TEAMS_LIMITS,
      send: on((chat, ...given: Parameters<TeamsChat['send']>) => chat.send(...given)),
      update: on((chat, ...given: Parameters<TeamsChat['update']>) => chat.update(...given)),
      respond: on((chat, ...given: Parameters<TeamsChat['respond']>) => chat.respond(...given)),
      openForm: on((chat, ...given: Parameters<TeamsChat['openForm']>) => chat.openForm(...given)),
      profile: on((chat, ...given: Parameters<TeamsChat['profile']>) => chat.profile(...given)),
      profiles: on((chat) => chat.profiles()),
      channel: on((chat, ...given: Parameters<TeamsChat['channel']>) => chat.channel(...given)),
      readFile: on((chat, ...given: Parameters<TeamsChat['readFile']>) => chat.readFile(...given)),
    };
  }

  return (tenant) => {
    const found = faces.get(tenant) ?? face(tenant);
    faces.set(tenant, found);
    return found;
  };
}
