import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import type { SlackInboundOptions } from '../../../../adapters/slack/inbound/slack-inbound.js';
import { createHttpInbound } from '../../../../adapters/slack/inbound/slack-inbound.js';
import type { Inbound } from '../../../../src/ports.js';
import { recordingLog } from '../../../support/recording-log.js';
import { startFakeSlack } from './fake-slack.js';
import type { FakeSlack } from './fake-slack.js';
import { signed } from './sign.js';

export const SECRET = 'a-signing-secret-of-nobody';
/** When every test happens. */
export const NOW = Temporal.Instant.from('2025-11-21T09:00:00Z');

/** A payload of `payloads/`: shapes from Slack's public documentation, values invented. */
export function payload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../payloads/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;
}

/** What an inbound of a test needs: everything it is given is kept, until `store` says otherwise. */
export function inboundParts(slack: FakeSlack) {
  const got: Inbound[] = [];
  const log = recordingLog();
  const faults: { store?: () => Promise<void>; authorize?: () => Promise<void>; language: 'en' | 'es' | undefined } = { language: 'en' };
  const options: SlackInboundOptions = {
    receive: async (inbound) => {
      await faults.store?.();
      got.push(inbound);
    },
    authorize: async ({ teamId, enterpriseId }) => {
      await faults.authorize?.();
      return { botToken: 'xoxb-of-nobody', botUserId: 'U0PLAN', botId: 'B0PLAN', appId: 'A0PLAN', ...(teamId !== undefined && { teamId }), ...(enterpriseId !== undefined && { enterpriseId }) };
    },
    clientOptions: { slackApiUrl: slack.apiUrl },
    clock: { now: () => NOW },
    log,
    makeReply: (address) => JSON.stringify(address),
    languageOf: async () => faults.language,
  };
  return { got, log, faults, options };
}

export interface Sent {
  readonly secret?: string;
  /** Seconds before now that it was signed. */
  readonly age?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isUnsigned?: boolean;
}

/** A server that takes Slack's requests, and somebody who sends them. */
export async function openDesk() {
  const slack = await startFakeSlack();
  const parts = inboundParts(slack);
  const refusals: string[] = [];
  const inbound = createHttpInbound({ ...parts.options, signingSecret: SECRET, count: (reason) => void refusals.push(reason) });
  const server = createServer((request, response) => void inbound.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;

  async function post(body: string, contentType: string, { secret = SECRET, age = 0, headers = {}, isUnsigned = false }: Sent = {}) {
    const at = Math.floor(NOW.epochMilliseconds / 1_000) - age;
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': contentType, ...(isUnsigned ? {} : signed(body, secret, at)), ...headers } });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  /** Sends a body the way Slack does: events as JSON, the rest as forms. */
  function send(body: Record<string, unknown>, sent?: Sent) {
    if ('command' in body) return post(new URLSearchParams(body as Record<string, string>).toString(), 'application/x-www-form-urlencoded', sent);
    const isInteraction = 'user' in body;
    return isInteraction ? post(new URLSearchParams({ payload: JSON.stringify(body) }).toString(), 'application/x-www-form-urlencoded', sent) : post(JSON.stringify(body), 'application/json', sent);
  }

  return {
    ...parts,
    slack,
    refusals,
    url,
    post,
    send,
    async close() {
      await slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
