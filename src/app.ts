import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { Hono } from 'hono';
import { startCron } from '../jobs/cron.js';
import { sweepJob } from '../jobs/definitions.js';
import { lockFolder } from '../prisma/engine/folder-lock.js';
import { removeServerFile, writeServerFile } from '../prisma/engine/server-file.js';
import { openCore } from './app/core.js';
import type { Core } from './app/core.js';
import { listen } from './app/http-server.js';
import { openQueueFor } from './app/open-queue.js';
import { SANDBOX } from './app/sandbox-directory.js';
import { listenSandbox, openSandbox, sandboxFolder, syncSandbox } from './app/sandbox.js';
import { createServices } from './app/services.js';
import type { Config } from './config.js';
import { errorFields } from './errors.js';
import type { Chat, Logger, Workspace } from './ports.js';
import { controlRoutes } from './web/control.js';
import type { ControlAnswer, ControlRequest } from './web/control.js';
import { healthRoutes } from './web/health.js';

export { openCore } from './app/core.js';
export type { Core } from './app/core.js';

/** A running Throughline. */
export interface App {
  readonly core: Core;
  /** Where health is answered. */
  readonly url: string;
  /** The sandbox's page, where it is on. */
  readonly sandboxUrl?: string;
  /** To be called after people or plans were changed from outside of chat. */
  refresh(): Promise<void>;
  /** Finishes work in hand within the deadline, then closes everything. Says whether all of it finished. Safe to call twice. */
  stop(): Promise<boolean>;
}

export interface AppOptions {
  readonly log: Logger;
  /** Runs a command line for somebody at this machine's terminal. */
  readonly runCommand: (app: Pick<App, 'core' | 'refresh'>, request: ControlRequest) => Promise<ControlAnswer>;
}

/** Starts everything: database, queue, workers, heartbeat, sandbox, health. Throws AppError when a part cannot start. */
export async function startApp(config: Config, { log, runCommand }: AppOptions): Promise<App> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const core = await openCore(config, log);
    closers.unshift(() => core.close());
    if (config.sandbox.on) {
      const lock = await lockFolder(sandboxFolder(config));
      closers.unshift(lock.release);
    }
    return await startOn(core, config, { log, runCommand }, closers);
  } catch (error) {
    for (const close of closers) await close().catch(() => undefined);
    throw error;
  }
}

async function startOn(core: Core, config: Config, { log, runCommand }: AppOptions, closers: (() => Promise<unknown>)[]): Promise<App> {
  const queue = await openQueueFor(config, core.database, log);
  closers.unshift(() => queue.close());
  const chats = new Map<string, Chat>();
  const services = createServices(core, queue, (workspace) => chats.get(keyOf(workspace)), log);

  const sandbox = core.sandboxClock && (await openSandbox({ core, clock: core.sandboxClock, config, queue, receive: services.receive, sweep: services.sweep, log }));
  if (sandbox) {
    chats.set(keyOf(SANDBOX), sandbox.chat);
    await syncSandbox(core.store, sandbox);
  }
  const worker = await queue.work(services.handlers, { concurrency: config.concurrency });
  const page = sandbox && (await listenSandbox(sandbox, config.sandbox));
  if (page) closers.unshift(() => page.close());

  let stopping: Promise<boolean> | undefined;
  const refresh = async (): Promise<void> => {
    if (sandbox) await syncSandbox(core.store, sandbox);
    await queue.add(sweepJob, { at: core.clock.now().toString() }, { dedupeKey: 'sweep' });
  };
  const token = randomBytes(32).toString('hex');
  const http = await listen(
    new Hono()
      .route('/', healthRoutes({ ready: { database: core.database.ping, queue: () => queue.ping(), migrations: () => migrated(core) }, stopping: () => stopping !== undefined }))
      .route('/', controlRoutes({ token, run: (request) => runCommand({ core, refresh }, request) })),
    config.http.host,
    config.http.port,
  );
  closers.unshift(() => http.close());
  const cron = startCron({ clock: core.clock, log, onTick: (at) => queue.add(sweepJob, { at: at.toString() }, { dedupeKey: 'sweep' }) });
  closers.unshift(() => cron.stop());
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  await writeServerFile(config.dataFolder, { pid: process.pid, url: http.url, token });
  log.info('app.started', { engine: core.database.engine, sandbox: sandbox !== undefined });

  const stop = async (): Promise<boolean> => {
    log.info('app.stopping');
    await removeServerFile(config.dataFolder);
    await cron.stop();
    await page?.close();
    const finished = await worker.drain(config.shutdownMs);
    await http.close();
    await queue.close();
    await core.close();
    log.info('app.stopped', { finished });
    return finished;
  };
  return {
    core,
    url: http.url,
    ...(page && { sandboxUrl: page.url }),
    refresh,
    stop: () => {
      stopping ??= stop().catch((error: unknown) => {
        log.error('app.stop-failed', { code: errorFields(error).code });
        return false;
      });
      return stopping;
    },
  };
}

async function migrated(core: Core): Promise<void> {
  const state = await core.database.migrationState();
  if (state.pending.length > 0 || state.failed.length > 0) throw Object.assign(new Error('migrations are not applied'), { code: 'migrations-pending' });
}

function keyOf({ platform, workspace }: Workspace): string {
  return `${platform}:${workspace}`;
}
