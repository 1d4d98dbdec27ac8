import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { startCron } from '../jobs/cron.js';
import { sweepJob } from '../jobs/definitions.js';
import { takePlace } from '../prisma/engine/process-place.js';
import { noChats } from './app/chats.js';
import type { ChatAdapter, Chats, Refused } from './app/chats.js';
import { openControlDoor } from './app/control-door.js';
import { openCore } from './app/core.js';
import type { Core, CoreOptions } from './app/core.js';
import { watchEmbedded } from './app/embedded-watch.js';
import { openEvidence } from './app/evidence.js';
import { listen } from './app/http-server.js';
import { openAdmin, openObserver } from './app/observe/open-observer.js';
import { openPaceFor } from './app/open-pace.js';
import { openQueueFor } from './app/open-queue.js';
import { openedParts } from './app/opened.js';
import type { Opened } from './app/opened.js';
import { SANDBOX } from './app/sandbox-directory.js';
import { openSandboxPlace, sandboxAdapter } from './app/sandbox.js';
import type { OnTime } from './app/sandbox.js';
import { createServices } from './app/services.js';
import type { Config } from './config.js';
import { AppError } from './errors.js';
import type { Logger } from './ports.js';
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
  /** Where metrics and the board of the queue are, on loopback, where they are on. */
  readonly adminUrl?: string;
  /** To be called after people or plans were changed from outside of chat. */
  refresh(): Promise<void>;
  /** By the name of each chat platform that counts it: what was turned away since the start, by why. */
  refused(): Readonly<Record<string, Refused>>;
  /** Resolves where the embedded database came to an end from which only a new start brings it back; never otherwise. */
  readonly gone: Promise<void>;
  /** Finishes work in hand and closes everything within the deadline of the settings. Says whether all of it finished. Safe to call twice. */
  stop(): Promise<boolean>;
}

export interface AppOptions extends Omit<CoreOptions, 'log'> {
  readonly log: Logger;
  /** Runs a command line for somebody at this machine's terminal. */
  readonly runCommand: (app: Pick<App, 'core' | 'refresh' | 'refused'>, request: ControlRequest) => Promise<ControlAnswer>;
  /** The chat platforms to open beside the sandbox. */
  readonly chats?: readonly ChatAdapter[];
  /** Told of the sandbox's clock while it is moved. */
  readonly onTime?: OnTime;
}

/** What has begun: running parts, and whether they are to be stopped. */
interface Started extends Omit<App, 'stop'> {
  /** From now on the process is not ready. */
  readonly beginStop: () => void;
}

/**
 * Starts everything, each part after those it needs: sandbox folder, database, queue, chats, workers, pages, health, the
 * command line's door, heartbeat. Stopping, and a start that fails, close them the other way round.
 * Throws AppError when a part cannot start.
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const { log } = options;
  const opened = openedParts(log);
  const { beginStop, ...app } = await start(config, options, opened).catch(async (error: unknown) => {
    await opened.close(config.shutdownMs);
    throw error;
  });
  log.info('app.started', { role: config.role, engine: app.core.database.engine, sandbox: app.sandboxUrl !== undefined });

  const stop = async (): Promise<boolean> => {
    log.info('app.stopping');
    beginStop();
    const open = await opened.close(config.shutdownMs);
    if (open.length > 0) log.error('app.stop-deadline', { open: open.join(', ') });
    log.info('app.stopped', { finished: open.length === 0 });
    return open.length === 0;
  };
  let stopping: Promise<boolean> | undefined;
  return { ...app, stop: () => (stopping ??= stop()) };
}

async function start(config: Config, options: AppOptions, opened: Opened): Promise<Started> {
  const { runCommand, chats: adapters = [], onTime } = options;
  const observing = await openObserver(config, options.log, opened);
  const { log } = observing;
  const place = config.sandbox.on ? await openSandboxPlace(config, opened) : undefined;
  const core = await openCore(config, { ...options, log });
  opened.add('database', () => core.close());
  if ('url' in config.database) {
    const place = await takePlace({ url: config.database.url, alone: config.sandbox.on, onTaken: () => log.error('processes.mixed') });
    opened.add('place among processes', () => place.leave());
  }
  // Its folder is locked: whoever had something in hand is gone, and people need not wait until that is noticed.
  if (core.database.engine === 'pglite') await core.store.upkeep.endLeases(core.wallClock.now());
  const queue = await openQueueFor(config, core.database, log);
  opened.add('queue', () => queue.close());

  const pace = openPaceFor(config, core.database, log);
  opened.add('pace', async () => pace.close());
  const chats = noChats(SANDBOX);
  const services = createServices({ core, queue, pace, chats, keep: config.keep, concurrency: config.concurrency, log, observer: observing.observer, evidence: openEvidence(config.evidence) });
  opened.add('requests', () => services.work.asked());
  for (const adapter of [...(place ? [sandboxAdapter(place, onTime)] : []), ...adapters]) {
    const chat = await adapter.open({ core, config, queue, pace, receive: services.receive, ask: services.ask, sweep: services.sweep, work: services.work, log });
    opened.add(adapter.name, () => chat.close());
    chats.add(adapter.name, chat);
  }

  const [takes, works] = [config.role !== 'worker', config.role !== 'web'];
  if (works) {
    const worker = await queue.work(services.handlers, { concurrency: config.concurrency });
    opened.add('worker', async (withinMs) => {
      if (!(await worker.drain(withinMs * 0.9))) throw new AppError('work-in-hand', 'Work in hand did not finish in time.');
    });
  }
  if (chats.all.length === 0) log.warn('chats.none');
  const sandboxUrl = await startChats(chats, opened, takes);

  let isStopping = false;
  const askForSweep = (): Promise<void> => queue.add(sweepJob, { at: core.clock.now().toString() }, { dedupeKey: 'sweep' });
  const refresh = async (): Promise<void> => {
    for (const chat of chats.all) await chat.refresh();
    await askForSweep();
  };
  const refused = (): Readonly<Record<string, Refused>> => Object.fromEntries(chats.all.flatMap((chat) => (chat.refused ? [[chat.name, chat.refused()]] : [])));
  const chatsReady = Object.fromEntries(chats.all.flatMap(({ name, ready }) => (ready ? [[name, ready]] : [])));
  const ready = { database: core.database.ping, [config.redisUrl === undefined ? 'queue' : 'redis']: () => queue.ping(), migrations: () => migrated(core), ...chatsReady };
  const routes = new Hono<{ Bindings: HttpBindings }>().route('/', healthRoutes({ ready, stopping: () => isStopping }));
  for (const chat of chats.all) if (takes && chat.routes) routes.route('/', chat.routes);
  const http = await listen(routes, config.http.host, config.http.port);
  opened.add('http', (withinMs) => http.close(withinMs));
  opened.add('command line', await openControlDoor({ dataFolder: config.dataFolder, health: http.url, run: (request) => runCommand({ core, refresh, refused }, request), log }));
  const adminUrl = await openAdmin(config, observing, core, queue, log, opened);
  const cron = startCron({ clock: core.clock, log, onTick: askForSweep });
  opened.add('heartbeat', () => cron.stop());
  const watch = watchEmbedded(core.database);
  opened.add('watch', async () => watch.stop());

  return { core, url: http.url, ...(sandboxUrl !== undefined && { sandboxUrl }), ...(adminUrl !== undefined && { adminUrl }), refresh, refused, gone: watch.gone, beginStop: () => void (isStopping = true) };
}

/** Connects every chat, and has it take what people do where this process `takes` that. Gives the page of the one that has one. */
async function startChats(chats: Chats, opened: Opened, takes: boolean): Promise<string | undefined> {
  let url: string | undefined;
  for (const chat of chats.all) {
    const started = await chat.start(takes);
    opened.add(`${chat.name} inbound`, () => started.stop());
    url ??= started.url;
  }
  return url;
}

async function migrated(core: Core): Promise<void> {
  const state = await core.database.migrationState();
  if (state.pending.length > 0 || state.failed.length > 0) throw Object.assign(new Error('migrations are not applied'), { code: 'migrations-pending' });
}
