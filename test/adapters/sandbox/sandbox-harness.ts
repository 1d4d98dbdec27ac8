import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildPage } from '../../../scripts/build-page.mjs';
import type { ClockControls, ClockMove } from '../../../adapters/sandbox/clock-bar.js';
import type { SandboxDirectory } from '../../../adapters/sandbox/directory.js';
import { openFileStore } from '../../../adapters/sandbox/file-store.js';
import { loadPageAssets } from '../../../adapters/sandbox/page-assets.js';
import type { PageAssets } from '../../../adapters/sandbox/page-assets.js';
import { createSandbox } from '../../../adapters/sandbox/sandbox.js';
import type { Sandbox } from '../../../adapters/sandbox/sandbox.js';
import type { SandboxStore } from '../../../adapters/sandbox/sandbox-store.js';
import type { Inbound, Receive } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';

export const silentLog: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export const district: SandboxDirectory = {
  people: [
    { user: 'u-rosa', name: 'Rosa Medina', email: 'rosa@example.org', timeZone: 'America/Denver', locale: 'es-MX', title: 'Principal, Mesa School' },
    { user: 'u-dana', name: 'Dana Whitfield', email: 'dana@example.org', timeZone: 'America/Chicago', locale: 'en-US', title: 'Superintendent' },
    { user: 'u-omar', name: 'Omar Haddad', email: 'omar@example.org', timeZone: 'America/New_York', locale: 'en-US', title: 'Teacher leader' },
  ],
  channels: [
    { channel: 'c-leaders', name: 'leaders', members: ['u-rosa', 'u-dana'], isPrivate: true },
    { channel: 'c-general', name: 'general', members: ['u-rosa', 'u-dana', 'u-omar'], isPrivate: false },
  ],
};

/** A clock that stands still until it is moved. `hold` keeps a move from ending. */
export interface TestClock extends ClockControls {
  readonly moves: string[];
  hold: () => Promise<void>;
}

const HOURS = { hour: 1, day: 24, week: 168, 'next-prompt': 0 } as const;

export function testClock(start = '2026-09-14T14:00:00Z'): TestClock {
  let now = Date.parse(start);
  const iso = () => new Date(now).toISOString();
  const clock: TestClock = {
    moves: [],
    hold: () => Promise.resolve(),
    now: iso,
    async advance(to, progress): Promise<ClockMove> {
      clock.moves.push(to);
      const from = iso();
      now += HOURS[to] * 3_600_000;
      progress(iso());
      await clock.hold();
      return { from, to: iso() };
    },
  };
  return clock;
}

/** Matches a text with `part` in it, whatever its type is said to be. */
export const containing = (part: string): unknown => expect.stringContaining(part);

/** What the bot was told, and how to make its store fail. */
export interface TestBot {
  readonly received: Inbound[];
  /** Also what it refused. */
  readonly offered: Inbound[];
  readonly receive: Receive;
  /** The next so many inbounds are refused, as by a store that is down. */
  failNext(count: number): void;
  /** Does something with every inbound once it is stored. */
  onInbound(react: (inbound: Inbound) => Promise<void>): void;
}

export function testBot(): TestBot {
  let failures = 0;
  let react: ((inbound: Inbound) => Promise<void>) | undefined;
  const received: Inbound[] = [];
  const offered: Inbound[] = [];
  return {
    received,
    offered,
    async receive(inbound) {
      offered.push(inbound);
      if (failures > 0) {
        failures -= 1;
        throw new Error('The store is down.');
      }
      received.push(inbound);
      await react?.(inbound);
    },
    failNext(count) {
      failures = count;
    },
    onInbound(next) {
      react = next;
    },
  };
}

export interface Running {
  readonly sandbox: Sandbox;
  readonly store: SandboxStore;
  readonly url: string;
  readonly folder: string;
  /** Stops serving and lets go of the folder, which stays. */
  stop(): Promise<void>;
}

let built: Promise<PageAssets> | undefined;

/** The page, built once for a test file. */
export function pageAssets(): Promise<PageAssets> {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
    await buildPage(folder);
    const assets = await loadPageAssets(folder);
    await rm(folder, { recursive: true });
    return assets;
  })();
  return built;
}

/** A sandbox on a folder of its own (or the one given), listening on any free port (or the one given). */
export async function startSandbox(options: {
  receive: Receive;
  folder?: string;
  directory?: SandboxDirectory;
  clock?: ClockControls;
  port?: number;
  patienceMs?: number;
}): Promise<Running> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'sandbox-')));
  const store = await openFileStore(folder);
  const sandbox = await createSandbox({
    workspace: 'sandbox',
    store,
    directory: options.directory ?? district,
    receive: options.receive,
    clock: options.clock ?? testClock(),
    assets: await pageAssets(),
    log: silentLog,
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  });
  const listening = await sandbox.listen(options.port ?? 0);
  return {
    sandbox,
    store,
    url: listening.url,
    folder,
    async stop() {
      await listening.close();
      await store.close();
    },
  };
}

/** For a file: one sandbox with its bot for all its tests. */
export function sharedSandbox(): { readonly running: Running; readonly bot: TestBot } {
  const bot = testBot();
  let running: Running;
  beforeAll(async () => {
    running = await startSandbox({ receive: bot.receive });
  });
  afterAll(async () => {
    await running.stop();
    await rm(running.folder, { recursive: true });
  });
  return {
    bot,
    get running() {
      return running;
    },
  };
}

let count = 0;
/** A name for an act, new each time. */
export function nonce(): string {
  count += 1;
  return `test-nonce-${count}`;
}

/** Sends what the page would send, as the page. */
export async function post(url: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
