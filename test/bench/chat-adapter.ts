import type { ChatAdapter } from '../../src/app/chats.js';
import type { Chat } from '../../src/ports.js';

export const WORKSPACE = { platform: 'slack', workspace: 'bench' } as const;

/** The workspace of an organization: what is sent goes to `post`, which gives the message's id. It sets no pace. */
export function benchChat(organizationId: string, post: (body: string) => Promise<string>): ChatAdapter {
  const chat: Chat = {
    ...WORKSPACE,
    send: async (to, message) => ({ conversation: to.kind === 'direct' ? to.user : to.channel, message: await post(JSON.stringify({ to, message })) }),
    update: async () => undefined,
    respond: async () => undefined,
    openForm: async () => undefined,
    profile: async () => undefined,
    profiles: async () => [],
    channel: async () => undefined,
  };
  const nothing = async (): Promise<void> => undefined;
  return {
    name: 'bench',
    open: async () => ({
      platform: WORKSPACE.platform,
      chatFor: () => chat,
      organizationOf: async () => organizationId,
      home: async () => WORKSPACE.workspace,
      refresh: nothing,
      start: async () => ({ stop: nothing }),
      close: nothing,
    }),
  };
}
