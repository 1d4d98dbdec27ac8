import type { WebClient } from '@slack/web-api';
import type { Language } from '../../../src/domain/types.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import type { WorkspaceStore } from '../../../src/ports/workspace-store.js';
import { createSlackChat } from '../outbound/chat.js';
import type { SlackChat } from '../outbound/chat.js';
import { SLACK_LIMITS } from '../outbound/limits.js';
import type { OutboundDeps } from '../outbound/outbound-deps.js';
import type { LanguageOf } from '../inbound/language.js';
import type { Credentials, CredentialsSource } from './installations.js';

export interface WorkspaceChatsParts extends Pick<OutboundDeps, 'isFileHost' | 'wait'> {
  readonly source: CredentialsSource;
  readonly store: WorkspaceStore;
  readonly createClient: (token: string, workspace: string) => WebClient;
  readonly languageOf: (organizationId: string) => Promise<Language | undefined>;
  /** Of a Slack user who is matched to a person. */
  readonly languageOfMember: LanguageOf;
  readonly sealer: Sealer;
  readonly wallClock: Clock;
  readonly log: Logger;
}

/**
 * The chat of any workspace. It finds out anew at each call whether the bot is still let in there and with which token,
 * so that what another process installed, or lost, holds here too. What a workspace's chat remembers lasts as long as its token.
 */
export function workspaceChats(parts: WorkspaceChatsParts): (workspace: string) => Chat {
  const { source, store, createClient, languageOf, languageOfMember, log } = parts;
  const open = new Map<string, { readonly credentials: Credentials; readonly chat: Promise<SlackChat> }>();
  const faces = new Map<string, Chat>();

  async function create({ workspace, token, enterprise, botUser }: Credentials): Promise<SlackChat> {
    const row = await store.find({ platform: 'slack', workspace });
    const refused = new Set(row?.refusedBlocks);
    return createSlackChat({
      ...parts,
      client: createClient(token, workspace),
      workspace,
      enterprise,
      botUser,
      language: (row && (await languageOf(row.organizationId))) ?? 'en',
      languageOfMember: (user) => languageOfMember(workspace, user),
      refused: () => refused,
      noteRefused: async (type) => {
        refused.add(type);
        log.info('slack.block-refused', { workspace, type });
        if (row) await store.noteRefusedBlock(row.organizationId, { platform: 'slack', workspace }, type);
      },
    });
  }

  async function chatOf(workspace: string): Promise<SlackChat> {
    const credentials = await source.find(workspace);
    const known = open.get(workspace);
    if (known?.credentials.token === credentials.token) return known.chat;
    const chat = create(credentials);
    open.set(workspace, { credentials, chat });
    chat.catch(() => open.delete(workspace));
    return chat;
  }

  function face(workspace: string): Chat {
    const on = <A extends readonly unknown[], R>(call: (chat: SlackChat, ...given: A) => Promise<R>) => async (...given: A): Promise<R> => call(await chatOf(workspace), ...given);
    return {
      platform: 'slack',
      workspace,
      limits: SLACK_LIMITS,
      findsSent: true,
      send: on((chat, ...given: Parameters<SlackChat['send']>) => chat.send(...given)),
      update: on((chat, ...given: Parameters<SlackChat['update']>) => chat.update(...given)),
      respond: on((chat, ...given: Parameters<SlackChat['respond']>) => chat.respond(...given)),
      openForm: on((chat, ...given: Parameters<SlackChat['openForm']>) => chat.openForm(...given)),
      profile: on((chat, ...given: Parameters<SlackChat['profile']>) => chat.profile(...given)),
      profiles: on((chat) => chat.profiles()),
      channel: on((chat, ...given: Parameters<SlackChat['channel']>) => chat.channel(...given)),
      showHome: on((chat, ...given: Parameters<SlackChat['showHome']>) => chat.showHome(...given)),
      endWaiting: on((chat, ...given: Parameters<SlackChat['endWaiting']>) => chat.endWaiting(...given)),
      readFile: on((chat, ...given: Parameters<SlackChat['readFile']>) => chat.readFile(...given)),
    };
  }

  return (workspace) => {
    const found = faces.get(workspace) ?? face(workspace);
    faces.set(workspace, found);
    return found;
  };
}
