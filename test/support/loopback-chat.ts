import type { ChatAdapter, ChatParts } from '../../src/app/chats.js';
import type { Message } from '../../src/domain/message.js';
import type { Chat, ChatProfile, Destination } from '../../src/ports.js';

/** A chat workspace in memory: what was sent can be read, and whoever has an email is in it. */
export interface LoopbackChat extends ChatAdapter {
  readonly sent: { readonly to: Destination; readonly message: Message; readonly key: string }[];
  /** What the app opened it with. */
  parts(): ChatParts;
  /** What was done to it, in order. */
  readonly life: string[];
}

export const LOOPBACK = { platform: 'slack', workspace: 'loopback' } as const;

/** Everyone of these emails is in the workspace; `organization` is whose it is. */
export function loopbackChat(emails: readonly string[], { organization, onSend = async () => undefined }: { readonly organization: string; readonly onSend?: () => Promise<void> }): LoopbackChat {
  const sent: LoopbackChat['sent'] = [];
  const life: string[] = [];
  let opened: ChatParts | undefined;
  const profiles = emails.map((email): ChatProfile => ({ user: `U-${email}`, name: email, email, active: true }));
  const chat: Chat = {
    ...LOOPBACK,
    send: async (to, message, { key }) => {
      await onSend();
      sent.push({ to, message, key });
      return { conversation: to.kind === 'direct' ? to.user : to.channel, message: String(sent.length) };
    },
    update: async () => undefined,
    respond: async () => undefined,
    openForm: async () => undefined,
    profile: async (user) => profiles.find((one) => one.user === user),
    profiles: async () => profiles,
    channel: async () => undefined,
  };
  return {
    name: 'loopback',
    sent,
    life,
    parts: () => {
      if (!opened) throw new Error('The chat is not open.');
      return opened;
    },
    open: async (parts) => {
      opened = parts;
      life.push('open');
      const refresh = async (): Promise<void> => void (await parts.core.store.people.saveProfiles(organization, LOOPBACK, profiles));
      await refresh();
      return {
        platform: LOOPBACK.platform,
        chatFor: (workspace) => (workspace === LOOPBACK.workspace ? chat : undefined),
        organizationOf: async (workspace) => (workspace === LOOPBACK.workspace ? organization : undefined),
        home: async () => LOOPBACK.workspace,
        refresh,
        start: async () => {
          life.push('start');
          return { stop: async () => void life.push('stop') };
        },
        close: async () => void life.push('close'),
      };
    },
  };
}
