import type { Chat, Receive } from '../../src/ports/chat.js';
import type { Logger } from '../../src/ports/system.js';
import { createActs } from './acts.js';
import type { PageEvent } from './api.js';
import { createChat } from './chat.js';
import { createClockBar } from './clock-bar.js';
import type { ClockControls } from './clock-bar.js';
import type { SandboxDirectory } from './directory.js';
import { fileRoutes } from './files.js';
import { createHub } from './hub.js';
import { createInbound } from './inbound.js';
import { createMembers } from './members.js';
import type { PageAssets } from './page-assets.js';
import { showChanges, tellPeople } from './live-updates.js';
import { apiRoutes } from './routes.js';
import type { SandboxStore } from './sandbox-store.js';
import { createServer, listenOnLoopback } from './server.js';
import type { Listening } from './server.js';
import { createTriggers } from './triggers.js';
import { openWorkspace } from './workspace.js';

export interface SandboxOptions {
  /** The workspace's name, as identities are kept under. */
  readonly workspace: string;
  readonly store: SandboxStore;
  readonly directory: SandboxDirectory;
  readonly receive: Receive;
  readonly clock: ClockControls;
  readonly assets: PageAssets;
  readonly log: Logger;
  /** How long `receive` may take, in milliseconds, before the page says "not saved". */
  readonly patienceMs?: number;
}

/** A chat workspace of its own, in the browser. */
export interface Sandbox {
  readonly chat: Chat;
  /** Replaces the people and channels; the bot is told who joined, changed or left. */
  setDirectory(directory: SandboxDirectory): Promise<void>;
  /** Serves the page on loopback, and tells the bot what a crash left untold. */
  listen(port: number): Promise<Listening>;
}

/** What is not stored by then is answered "not saved, please try again": as long as a chat platform waits, in milliseconds. */
const PATIENCE_MS = 2_000;
/** How often open pages hear the time, in milliseconds; it keeps their streams open too. */
const HEARTBEAT_MS = 15_000;

/** Reads the workspace from its store and puts its parts together. Throws `AppError` where the history cannot be read. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { workspace: name, store, receive, log, assets } = options;
  const now = () => options.clock.now();
  const workspace = await openWorkspace(store, (error) => log.warn('sandbox.not-compacted', { reason: error instanceof Error ? error.name : 'unknown' }));
  const members = createMembers(options.directory, workspace.state);
  const hub = createHub();
  const triggers = createTriggers();
  const tellAll = (event: PageEvent) => hub.tell(() => event);
  const clock = createClockBar(options.clock, (view) => tellAll({ type: 'clock', clock: view }), log);
  const acts = createActs({ workspace, receive, log, patienceMs: options.patienceMs ?? PATIENCE_MS });
  let address = '';
  const inbounds = createInbound({ name, workspace, members, triggers, now, fileUrl: (id) => `${address}/files/${id}` });
  showChanges({ workspace, members, hub });

  return {
    chat: createChat({ store, name, workspace, members, triggers, hub, now }),

    async setDirectory(directory) {
      const differences = members.replace(directory);
      tellPeople({ workspace, members, hub });
      for (const difference of differences) await acts.perform(inbounds.member(difference));
    },

    async listen(port) {
      const api = apiRoutes({ name, workspace, members, hub, acts, inbounds, clock });
      const app = createServer({ assets, api, files: fileRoutes({ workspace, members, store }), log });
      const listening = await listenOnLoopback(app, port);
      address = listening.url;
      void acts.repeatUnfinished();
      const heartbeat = setInterval(() => tellAll({ type: 'clock', clock: clock.view() }), HEARTBEAT_MS);
      return {
        url: listening.url,
        async close() {
          clearInterval(heartbeat);
          await listening.close();
        },
      };
    },
  };
}
