import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { openFileStore } from '../../adapters/sandbox/file-store.js';
import { loadPageAssets } from '../../adapters/sandbox/page-assets.js';
import { createSandbox } from '../../adapters/sandbox/sandbox.js';
import type { Sandbox } from '../../adapters/sandbox/sandbox.js';
import type { MovableClock } from '../clock.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { Logger, Queue, Receive, Store } from '../ports.js';
import { sweep } from '../usecases/sweep.js';
import type { SweepDeps } from '../usecases/sweep.js';
import type { Core } from './core.js';
import { advanceClock } from './sandbox-clock.js';
import { SANDBOX, sandboxDirectory } from './sandbox-directory.js';
import { settled } from './settle.js';

export interface SandboxParts {
  readonly core: Core;
  readonly clock: MovableClock;
  readonly config: Config;
  readonly queue: Queue;
  readonly receive: Receive;
  readonly sweep: SweepDeps;
  readonly log: Logger;
}

/** The chat workspace in the browser, on this process's store and clock. */
export async function openSandbox({ core, clock, config, queue, receive, sweep: sweepDeps, log }: SandboxParts): Promise<Sandbox> {
  const { store, wallClock } = core;
  const settle = async (now: ReturnType<MovableClock['now']>): Promise<void> => {
    await sweep(sweepDeps, now);
    await settled({ store, queue, clock, wallClock });
  };
  return createSandbox({
    workspace: SANDBOX.workspace,
    store: await openFileStore(sandboxFolder(config)),
    directory: await sandboxDirectory(store, await onlyOrganization(store)),
    receive,
    clock: {
      now: () => clock.now().toString(),
      advance: (step, progress) => advanceClock({ store, clock, timeZone: () => zoneOf(store), settle }, step, progress),
    },
    assets: await loadPageAssets(pageFolder()),
    log,
  });
}

/** Where the sandbox keeps its conversations and its clock: one process at a time. */
export function sandboxFolder(config: Config): string {
  return join(config.dataFolder, 'sandbox');
}

/** Brings people and channels of the sandbox in line with the database, and the identities with the sandbox. */
export async function syncSandbox(store: Store, sandbox: Sandbox): Promise<void> {
  const organizationId = await onlyOrganization(store);
  await sandbox.setDirectory(await sandboxDirectory(store, organizationId));
  if (organizationId !== undefined) await store.people.saveProfiles(organizationId, SANDBOX, await sandbox.chat.profiles());
}

/** Listens on the port asked for; one that nobody asked for is swapped for a free one where it is taken. */
export async function listenSandbox(sandbox: Sandbox, { port, anyPort }: Config['sandbox']): Promise<Awaited<ReturnType<Sandbox['listen']>>> {
  try {
    return await sandbox.listen(port);
  } catch (error) {
    if (anyPort && error instanceof AppError && error.code === 'sandbox-port-taken') return sandbox.listen(0);
    throw error;
  }
}

async function onlyOrganization(store: Store): Promise<string | undefined> {
  return (await store.people.organizations())[0]?.id;
}

async function zoneOf(store: Store): Promise<string> {
  return (await store.people.organizations())[0]?.timeZone ?? 'UTC';
}

/** Where the built page lies, from the sources as from the compiled files. */
function pageFolder(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = join(root, 'adapters/sandbox');
  return existsSync(join(built, 'page.js')) ? built : join(root, 'dist/adapters/sandbox');
}
