import { setTimeout as pause } from 'node:timers/promises';
import type { SlackCall } from '../support/slack-front.js';
import { serveCalls } from './platform.js';
import type { Platform, PlatformAnswer } from './platform.js';
import { createWorkspace } from './workspace.js';
import type { PlatformUser, StubWorkspace } from './workspace.js';

/**
 * How a workspace answers: as it should; with HTTP 429 and a time to wait; or with HTTP 500 or not at all, in turn, whether
 * or not it did what it was asked.
 */
export type Mood = 'well' | 'limited' | 'broken';

/** A workspace of several behind one address; the token of a call tells which is meant. */
export interface MoodyWorkspace extends StubWorkspace {
  readonly token: string;
  mood(mood: Mood): void;
  /** What it did in its moods. */
  readonly faults: { limited: number; failed: number; hung: number };
}

export interface MoodyPlatform extends Pick<Platform, 'url' | 'stop'> {
  readonly workspaces: readonly MoodyWorkspace[];
}

/** What a workspace says to wait for, seconds. */
const RETRY_AFTER = 3;
/** Longer than anybody waits for an answer. Milliseconds. */
const HANG_MS = 30_000;
/** What a call to a workspace that is well takes, as to one far away. Milliseconds. */
const ANSWER_MS = 100;

/** @param ids Slack's ids of the workspaces; the same people are in each of them */
export async function startMoodyPlatform(ids: readonly string[], users: readonly PlatformUser[], next: () => number): Promise<MoodyPlatform> {
  const answers = ids.map((id) => moody(id, users, next));
  const served = await serveCalls(async (call) => {
    const found = answers.find(({ workspace }) => workspace.token === call.token);
    return found ? found.answer(call) : { body: { ok: false, error: 'invalid_auth' } };
  });
  return { ...served, workspaces: answers.map(({ workspace }) => workspace) };
}

function moody(id: string, users: readonly PlatformUser[], next: () => number): { readonly workspace: MoodyWorkspace; answer(call: SlackCall): Promise<PlatformAnswer> } {
  const inner = createWorkspace(users, id);
  const faults = { limited: 0, failed: 0, hung: 0 };
  let mood: Mood = 'well';

  async function broken(call: SlackCall): Promise<PlatformAnswer> {
    if (next() < 0.5) await inner.answer(call);
    if (next() < 0.5) {
      faults.failed += 1;
      return { status: 500, body: { ok: false } };
    }
    faults.hung += 1;
    await pause(HANG_MS, undefined, { ref: false });
    return { status: 504, body: { ok: false } };
  }

  async function answer(call: SlackCall): Promise<PlatformAnswer> {
    if (mood === 'limited') {
      faults.limited += 1;
      return { status: 429, headers: { 'retry-after': String(RETRY_AFTER) }, body: { ok: false, error: 'ratelimited' } };
    }
    await pause(ANSWER_MS);
    return mood === 'broken' ? broken(call) : { body: await inner.answer(call) };
  }
  return { workspace: { ...inner, token: tokenOf(id), faults, mood: (now) => void (mood = now) }, answer };
}

/** The bot's token in a workspace. */
export function tokenOf(id: string): string {
  return `xoxb-${id.toLowerCase()}`;
}
