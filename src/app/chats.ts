import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from '../config.js';
import type { Platform } from '../domain/types.js';
import type { Ask, Chat, Logger, Pace, Queue, Receive, WorkRequests, Workspace } from '../ports.js';
import type { SweepDeps } from '../usecases/sweep.js';
import type { Core } from './core.js';

/** What an adapter may work with. */
export interface ChatParts {
  readonly core: Core;
  readonly config: Config;
  readonly queue: Queue;
  readonly pace: Pace;
  readonly receive: Receive;
  readonly ask: Ask;
  readonly sweep: SweepDeps;
  readonly work: WorkRequests;
  readonly log: Logger;
}

/** One chat platform that the app is told to open. */
export interface ChatAdapter {
  /** For the log and for readiness: `sandbox`, `slack`. */
  readonly name: string;
  open(parts: ChatParts): Promise<OpenChat>;
}

/** Pages and addresses that an adapter answers on HOST and PORT; its SDK may want Node's own request and response. */
export type ChatRoutes = Hono<{ Bindings: HttpBindings }>;

/** An open chat platform with its workspaces: messages can be sent, nothing is taken yet. */
export interface OpenChat {
  readonly platform: Platform;
  /** Undefined for a workspace that it does not serve. One that is gone may still have its chat: that refuses then, with the reason. */
  chatFor(workspace: string): Chat | undefined;
  /** The id of the organization whose workspace this is; undefined while it is nobody's: what people say there is refused then. */
  organizationOf(workspace: string): Promise<string | undefined>;
  /** The workspace where messages wait for people of this organization who are not matched yet; undefined where it has none here. */
  home(organizationId: string): Promise<string | undefined>;
  /** Answered on HOST and PORT, for a platform that calls. */
  readonly routes?: ChatRoutes;
  /** Throws, with a code, while the platform cannot be worked with. */
  readonly ready?: () => Promise<void>;
  /** Connects; called once everything behind it works. `takes`: also begins to take what people do, else it only sends. */
  start(takes: boolean): Promise<StartedChat>;
  /** To be called after people or plans were changed from outside of chat. */
  refresh(): Promise<void>;
  /** How often something that pretended to come from the platform was turned away since the start, by why. */
  readonly refused?: () => Refused;
  close(): Promise<void>;
}

/** Counts by a short code. */
export type Refused = Readonly<Record<string, number>>;

export interface StartedChat {
  /** Where people open it, for one that this process serves. */
  readonly url?: string;
  /** Takes nothing more; messages can still be sent. */
  stop(): Promise<void>;
}

/** Every open chat platform. */
export interface Chats {
  add(name: string, chat: OpenChat): void;
  readonly all: readonly (OpenChat & { readonly name: string })[];
  chatFor(workspace: Workspace): Chat | undefined;
  organizationOf(platform: Platform, workspace: string): Promise<string | undefined>;
  /** Where messages wait for people of an organization who are not matched to anybody in chat yet: its first workspace, a real one before the sandbox. */
  home(organizationId: string): Promise<Workspace>;
}

/** No chat yet. `nowhere` stands in for `home` of an organization that has no workspace. */
export function noChats(nowhere: Workspace): Chats {
  const all: (OpenChat & { readonly name: string })[] = [];
  const find = (platform: Platform): OpenChat | undefined => all.find((chat) => chat.platform === platform);
  return {
    all,
    add: (name, chat) => void all.push({ ...chat, name }),
    chatFor: ({ platform, workspace }) => find(platform)?.chatFor(workspace),
    organizationOf: async (platform, workspace) => find(platform)?.organizationOf(workspace),
    home: async (organizationId) => {
      const realFirst = [...all].sort((one, other) => Number(one.platform === 'sandbox') - Number(other.platform === 'sandbox'));
      for (const chat of realFirst) {
        const workspace = await chat.home(organizationId);
        if (workspace !== undefined) return { platform: chat.platform, workspace };
      }
      return nowhere;
    },
  };
}
