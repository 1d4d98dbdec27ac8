import { serve } from '@hono/node-server';
import type { ConnectedApp } from '../../../../adapters/teams/connect/credentials.js';
import { openIdKeys } from '../../../../adapters/teams/connect/openid.js';
import { createVerifyToken } from '../../../../adapters/teams/connect/verify-token.js';
import { createMessagesEndpoint } from '../../../../adapters/teams/inbound/http.js';
import type { HttpPatience } from '../../../../adapters/teams/inbound/http.js';
import { createRefusalCounter } from '../../../../adapters/teams/inbound/refusals.js';
import type { RefusalCounts } from '../../../../adapters/teams/inbound/refusals.js';
import type { TakeActivity, VerifiedSender } from '../../../../adapters/teams/inbound/take-activity.js';
import { createRunTurn } from '../../../../adapters/teams/inbound/verified-adapter.js';
import { MESSAGES_PATH, teamsRoutes } from '../../../../adapters/teams/teams-routes.js';
import { systemClock } from '../../../../src/clock.js';
import { BAY } from '../../../support/bay.js';
import { recordingLog } from '../../../support/recording-log.js';
import { ISSUER, startTeamsKeys } from '../../../support/teams-keys.js';
import type { TeamsKeys, TokenWishes } from '../../../support/teams-keys.js';

export const SERVICE = 'https://smba.trafficmanager.net/amer/';

/** `/api/messages` on loopback, with keys of its own; what passes is taken as `desk.take` says. */
export interface Desk {
  readonly url: string;
  readonly keys: TeamsKeys;
  readonly log: ReturnType<typeof recordingLog>;
  readonly refused: () => RefusalCounts;
  /** What was taken, from whom. */
  readonly taken: (readonly [activity: unknown, sender: VerifiedSender])[];
  take: TakeActivity;
  /** Which app is connected. */
  find: (appId: string) => Promise<ConnectedApp | undefined>;
  /** Posts an activity under a good token, unless wished otherwise. */
  post(activity: unknown, wishes?: TokenWishes & { readonly authorization?: string | undefined }): Promise<Response>;
  stop(): Promise<void>;
}

/** A message in a person's own chat, as Teams sends it. */
export function message(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: '1757858400001',
    channelId: 'msteams',
    serviceUrl: SERVICE,
    from: { id: '29:1ana', name: 'Ana Lark', aadObjectId: BAY.ana },
    recipient: { id: BAY.bot, name: BAY.botName },
    conversation: { id: 'a:1ana', conversationType: 'personal', tenantId: BAY.tenant },
    channelData: { tenant: { id: BAY.tenant } },
    text: 'Attendance is now 93.4 %',
    ...changes,
  };
}

export async function startDesk(patience?: HttpPatience): Promise<Desk> {
  const keys = await startTeamsKeys();
  const log = recordingLog();
  const refusals = createRefusalCounter();
  const connected: ConnectedApp = { appId: BAY.app, tenant: BAY.tenant, organizationId: 'organization-1', credentials: { type: 'managed-identity' } };
  const handle = createMessagesEndpoint({
    verify: createVerifyToken({ keys: openIdKeys({ url: keys.openId, clock: systemClock }), issuer: ISSUER, clock: systemClock }),
    organizations: { byApp: (appId) => desk.find(appId) },
    isServiceUrl: (url) => url === SERVICE,
    run: createRunTurn('public'),
    take: (activity, sender) => {
      desk.taken.push([activity, sender]);
      return desk.take(activity, sender);
    },
    count: refusals.count,
    log,
    ...(patience && { patience }),
  });
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const started = serve({ fetch: teamsRoutes(handle).fetch, hostname: '127.0.0.1', port: 0 }, (info) => resolve({ server: started, port: info.port }));
  });
  const url = `http://127.0.0.1:${port}${MESSAGES_PATH}`;

  const desk: Desk = {
    url,
    keys,
    log,
    refused: refusals.counts,
    taken: [],
    take: async () => ({ status: 200 }),
    find: async (appId) => (appId === BAY.app ? connected : undefined),
    post: async (activity, wishes = {}) => {
      const authorization = 'authorization' in wishes ? wishes.authorization : `Bearer ${await keys.token(SERVICE, wishes)}`;
      const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
      return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }, body });
    },
    stop: async () => {
      await new Promise<void>((done) => void server.close(() => done()));
      await keys.stop();
    },
  };
  return desk;
}
