import { setTimeout as pause } from 'node:timers/promises';
import { LAKE } from '../support/local-slack.js';
import { eventBody, signed } from '../support/slack-control.js';
import type { FaultWorld } from './world.js';

/** Words that an owner wrote. */
export interface Said {
  readonly user: string;
  /** The item that they are about. */
  readonly code: string;
  readonly ts: string;
}

/** How often a message is handed over, where nobody takes it: more than Slack does, for here a minute stands for days. */
const TRIES = 40;
const BETWEEN_TRIES_MS = 500;

export function saysOf({ platform }: Pick<FaultWorld, 'platform'>, user: string, code: string): Said {
  return { user, code, ts: platform.nextTs() };
}

/** Hands a message over once, under an event id of its own; whether it was taken. */
export async function handOver({ topology, platform }: Pick<FaultWorld, 'topology' | 'platform'>, { user, code, ts }: Said): Promise<boolean> {
  const text = `${code} is on track, everyone has done their part`;
  const body = JSON.stringify(eventBody({ type: 'message', channel: platform.directOf(user), channel_type: 'im', user, team: LAKE.workspace, text, ts, event_ts: ts }));
  const response = await fetch(`${topology.url}/slack/events`, { method: 'POST', headers: signed(body, 'application/json'), body, signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status === 200;
}

/** Hands a message over until it is taken, as a platform does; whether it was. */
export async function write(world: Pick<FaultWorld, 'topology' | 'platform'>, said: Said): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await handOver(world, said)) return true;
    await pause(BETWEEN_TRIES_MS);
  }
  return false;
}
