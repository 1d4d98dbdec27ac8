import type { Hono } from 'hono';
import type { Config } from '../config.js';
import type { Platform } from '../domain/types.js';
import type { Chat, Logger, Queue, Receive, Workspace } from '../ports.js';
import type { SweepDeps } from '../usecases/sweep.js';
import type { Core } from './core.js';

/** What an adapter may work with. */
export interface ChatParts {
  readonly core: Core;
  readonly config: Config;
  readonly queue: Queue;
  readonly receive: Receive;
  readonly sweep: SweepDeps;
  readonly log: Logger;
}

/** One chat workspace that the app is told to open. */
export interface ChatAdapter {
  /** For the log: `sandbox`, `slack`. */
  readonly name: string;
  open(parts: ChatParts): Promise<OpenChat>;
}

/** An open chat workspace: messages can be sent, nothing is taken yet. */
export interface OpenChat {
  readonly chat: Chat;
  /** The id of the organization whose workspace this is; undefined while it is nobody's: what people say there is refused then. */
  organization(): Promise<string | undefined>;
  /** Answered on HOST and PORT, for a platform that calls. */
  readonly routes?: Hono;
  /** Begins to take what people do; called once everything behind it works. */
  start(): Promise<StartedChat>;
  /** To be called after people or plans were changed from outside of chat. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface StartedChat {
  /** Where people open it, for one that this process serves. */
  readonly url?: string;
  /** Takes nothing more; messages can still be sent. */
  stop(): Promise<void>;
}

/** Every open chat, by its workspace. */
export interface Chats {
  add(chat: OpenChat): void;
  readonly all: readonly OpenChat[];
  chatFor(workspace: Workspace): Chat | undefined;
  organizationOf(platform: Platform, workspace: string): Promise<string | undefined>;
  /** Where messages wait for people who are not matched to anybody in chat yet: the first workspace. */
  home(): Workspace;
}

/** No chat yet. `nowhere` stands in for `home` while there is none. */
export function noChats(nowhere: Workspace): Chats {
  const all: OpenChat[] = [];
  const find = ({ platform, workspace }: Workspace): OpenChat | undefined => all.find(({ chat }) => chat.platform === platform && chat.workspace === workspace);
  return {
    all,
    add: (chat) => void all.push(chat),
    chatFor: (workspace) => find(workspace)?.chat,
    organizationOf: async (platform, workspace) => find({ platform, workspace })?.organization(),
    home: () => {
      const first = all[0]?.chat;
      return first ? { platform: first.platform, workspace: first.workspace } : nowhere;
    },
  };
}
