import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { ALL_SCOPES, bodyOf, readCall, send } from '../support/slack-front.js';
import type { SlackCall } from '../support/slack-front.js';
import { createWorkspace } from './workspace.js';
import type { PlatformUser, Post, StubWorkspace } from './workspace.js';

export type { PlatformUser, Post } from './workspace.js';

/** As much of Slack's Web API as the bot calls, on loopback, for one workspace. */
export interface Platform extends Omit<StubWorkspace, 'answer'> {
  /** With a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What is answered to a call: with status 200 unless said. */
export interface PlatformAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

export async function startPlatform(users: readonly PlatformUser[]): Promise<Platform> {
  const { answer, ...workspace } = createWorkspace(users);
  return { ...workspace, ...(await serveCalls(async (call) => ({ body: await answer(call) }))) };
}

/** Serves Slack's Web API on loopback. */
export async function serveCalls(answer: (call: SlackCall) => Promise<PlatformAnswer>): Promise<Pick<Platform, 'url' | 'stop'>> {
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status = 200, headers = {}, body } = await answer(readCall(request, await bodyOf(request)));
    send(response, status, body, { 'x-oauth-scopes': ALL_SCOPES.join(','), ...headers });
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  // A connection that rests is closed by whoever opened it: whoever uses one that the other side is just closing gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const mark = z.looseObject({ event_type: z.literal('throughline_delivery'), event_payload: z.looseObject({ key: z.string() }) });

/** How many posts carry a mark that an earlier one in the same kind of place carries: direct messages have ids that begin with D. */
export function doubledPosts(posts: readonly Post[]): { readonly direct: number; readonly channel: number } {
  const seen = new Set<string>();
  const doubled = { direct: 0, channel: 0 };
  for (const { channel, metadata } of posts) {
    const { data } = mark.safeParse(metadata);
    if (data === undefined) continue;
    const id = `${channel}/${data.event_payload.key}`;
    if (seen.has(id)) doubled[channel.startsWith('D') ? 'direct' : 'channel'] += 1;
    seen.add(id);
  }
  return doubled;
}
