import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'hdr-histogram-js';
import { SLACK } from './slack-stand-in.js';

/** Where commands go, with Slack's signature. */
export interface Typing {
  /** Such as `http://127.0.0.1:4180`. */
  readonly to: string;
  readonly user: string;
  readonly text: string;
  readonly responseUrl?: string;
}

/** Types `/plan …` once, and waits until that is acknowledged. @throws Error where it is not */
export async function typeCommand({ to, user, text, responseUrl }: Typing): Promise<void> {
  const fields = { token: 'verification', team_id: SLACK.workspace, api_app_id: SLACK.app, channel_id: SLACK.channel, channel_name: 'directmessage', user_id: user, command: '/plan', text, trigger_id: randomUUID(), ...(responseUrl !== undefined && { response_url: responseUrl }) };
  const body = new URLSearchParams(fields).toString();
  const at = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', SLACK.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
  const response = await fetch(`${to}/slack/events`, { method: 'POST', headers, body });
  await response.text();
  if (!response.ok) throw new Error(`A command was answered with ${response.status}.`);
}

/** Microseconds; more than a minute counts as a minute. */
const LONGEST = 60_000_000;

/**
 * Calls so many times, so many a second, whether or not earlier calls have ended.
 * @returns the 99th percentile, in milliseconds
 */
export async function p99At(aSecond: number, count: number, call: (n: number) => Promise<unknown>): Promise<number> {
  const took = build({ lowestDiscernibleValue: 1, highestTrackableValue: LONGEST, numberOfSignificantValueDigits: 3 });
  const began = performance.now();
  const calls: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const early = began + (n * 1_000) / aSecond - performance.now();
    if (early > 0) await wait(early);
    const at = performance.now();
    calls.push(call(n).then(() => took.recordValue(microseconds(performance.now() - at))));
  }
  await Promise.all(calls);
  return took.getValueAtPercentile(99) / 1_000;
}

/** As `p99At`, one call after the other; `call` gives the moment that it had its effect, by `performance.now()`. */
export async function p99InTurn(count: number, call: (n: number) => Promise<number>): Promise<number> {
  const took = build({ lowestDiscernibleValue: 1, highestTrackableValue: LONGEST, numberOfSignificantValueDigits: 3 });
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    took.recordValue(microseconds((await call(n)) - began));
  }
  return took.getValueAtPercentile(99) / 1_000;
}

function microseconds(ms: number): number {
  return Math.min(Math.max(1, Math.round(ms * 1_000)), LONGEST);
}
