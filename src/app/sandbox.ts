import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFileStore } from '../../adapters/sandbox/file-store.js';
import { loadPageAssets } from '../../adapters/sandbox/page-assets.js';
import { createSandbox } from '../../adapters/sandbox/sandbox.js';
import type { Sandbox } from '../../adapters/sandbox/sandbox.js';
import type { SandboxStore } from '../../adapters/sandbox/sandbox-store.js';
import { lockFolder } from '../../prisma/engine/folder-lock.js';
import type { Config } from '../config.js';
import { AppError, errorFields } from '../errors.js';
import { sweep } from '../usecases/sweep.js';
import type { ChatAdapter, ChatParts, OpenChat } from './chats.js';
import type { Opened } from './opened.js';
import { clockMover } from './sandbox-clock.js';
import type { ClockMover } from './sandbox-clock.js';
import { SANDBOX, sandboxDirectory } from './sandbox-directory.js';
import { bindOrganization } from './sandbox-organization.js';
import { settled } from './settle.js';

/** The sandbox's folder, this process's alone: its conversations, its clock, whose it is. */
export interface SandboxPlace {
  readonly folder: string;
  readonly store: SandboxStore;
}

/** Takes the folder for this process and opens what is kept in it. Throws AppError `data-folder-in-use`, `sandbox-journal-damaged`. */
export async function openSandboxPlace({ dataFolder }: Pick<Config, 'dataFolder'>, opened: Opened): Promise<SandboxPlace> {
  const folder = join(dataFolder, 'sandbox');
  const lock = await lockFolder(folder);
  opened.add('sandbox lock', lock.release);
  const store = await openFileStore(folder);
  opened.add('sandbox journal', () => store.close());
  return { folder, store };
}

/** Told where a clock that moves has come, an ISO instant; undefined once it goes on by itself. */
export type OnTime = (now: string | undefined) => void;

/** The chat workspace in the browser, on this process's store and clock. */
export function sandboxAdapter(place: SandboxPlace, onTime: OnTime = () => undefined): ChatAdapter {
  return { name: 'sandbox', open: (parts) => openSandbox(place, parts, onTime) };
}

async function openSandbox({ folder, store: files }: SandboxPlace, parts: ChatParts, onTime: OnTime): Promise<OpenChat> {
  const { core, config, receive, log } = parts;
  const { store, clock } = core;
  const organization = bindOrganization({ store, folder, asked: config.sandbox.organization });
  const directory = async () => sandboxDirectory(store, (await organization())?.id);
  const mover = moverOf(parts, async () => (await organization())?.timeZone ?? 'UTC');
  const sandbox = await createSandbox({
    workspace: SANDBOX.workspace,
    store: files,
    directory: await directory(),
    receive,
    clock: {
      now: () => clock.now().toString(),
      advance: (step, progress) =>
        mover
          .advance(step, (now) => {
            progress(now);
            onTime(now);
          })
          .finally(() => onTime(undefined)),
    },
    assets: await loadPageAssets(pageFolder()),
    log,
  });
  /** Brings its people and channels in line with the database, and the identities with the sandbox. */
  const sync = async (): Promise<void> => {
    await sandbox.setDirectory(await directory());
    const bound = await organization();
    if (bound) await store.people.saveProfiles(bound.id, SANDBOX, await sandbox.chat.profiles());
  };
  await sync();
  return {
    platform: SANDBOX.platform,
    chatFor: (workspace) => (workspace === SANDBOX.workspace ? sandbox.chat : undefined),
    organizationOf: async (workspace) => (workspace === SANDBOX.workspace ? (await organization())?.id : undefined),
    home: async () => SANDBOX.workspace,
    refresh: () => sync().catch((error: unknown) => log.warn('sandbox.not-refreshed', { code: errorFields(error).code })),
    start: async () => {
      const page = await listenSandbox(sandbox, config.sandbox);
      return {
        url: page.url,
        stop: async () => {
          await mover.stop();
          await page.close();
        },
      };
    },
    close: () => Promise.resolve(),
  };
}

function moverOf({ core, queue, sweep: sweepDeps }: ChatParts, timeZone: () => Promise<string>): ClockMover {
  const { store, sandboxClock: clock, wallClock } = core;
  if (!clock) throw new TypeError('the sandbox needs a clock that can be moved');
  return clockMover({
    store,
    clock,
    timeZone,
    settle: async (now, signal) => {
      await sweep(sweepDeps, now);
      await settled({ store, queue, clock, wallClock }, signal);
    },
  });
}

/** Listens on the port asked for; one that nobody asked for is swapped for a free one where it is taken. */
async function listenSandbox(sandbox: Sandbox, { port, anyPort }: Config['sandbox']): Promise<Awaited<ReturnType<Sandbox['listen']>>> {
  try {
    return await sandbox.listen(port);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'sandbox-port-taken')) throw error;
    if (anyPort) return sandbox.listen(0);
    throw new AppError('sandbox-port-taken', `Port ${port} is taken. Stop what listens there, or set SANDBOX_PORT to another one.`, { cause: error });
  }
}

/** Where the built page lies, from the sources as from the compiled files. */
function pageFolder(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = join(root, 'adapters/sandbox');
  return existsSync(join(built, 'page.js')) ? built : join(root, 'dist/adapters/sandbox');
}
