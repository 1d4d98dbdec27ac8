import { createServer } from 'node:http';
import { createVerifyToken } from '../../adapters/teams/connect/verify-token.js';
import { openIdKeys } from '../../adapters/teams/connect/openid.js';
import { createTakeActivity } from '../../adapters/teams/inbound/create-take-activity.js';
import { createMessagesEndpoint } from '../../adapters/teams/inbound/http.js';
import { createRunTurn } from '../../adapters/teams/inbound/verified-adapter.js';
import type { TeamsChat } from '../../adapters/teams/outbound/chat.js';
import { referenceStore } from '../../prisma/store/reference-store.js';
import { systemClock } from '../../src/clock.js';
import type { Form } from '../../src/domain/message.js';
import { testBot } from '../adapters/sandbox/sandbox-harness.js';
import type { TestBot } from '../adapters/sandbox/sandbox-harness.js';
import { BAY, bayPeople } from '../support/bay.js';
import { openTestPglite } from '../support/database.js';
import { readAll } from '../support/read-all.js';
import { silentLog } from '../support/silent-log.js';
import { BAY_TOKEN, bayReferences, teamsChatAt, teamsSealer } from '../support/teams-chat.js';
import { ISSUER, startTeamsKeys } from '../support/teams-keys.js';
import { PLAYGROUND_PEOPLE, startPlayground } from '../support/playground.js';
import { actInPlayground } from '../support/playground-acts.js';
import { startTeamsFront } from '../support/teams-front.js';
import { startTeamsStub } from '../support/teams-stub.js';
import { teamsUser } from '../support/teams-user.js';
import type { TeamsUserParts, WireAnswer } from '../support/teams-user.js';
import type { ChatDriver } from './chat-driver.js';

/** The bot of the tests' tenant, with an endpoint for what Teams sends; `serviceUrl` is where it sends. */
export interface TeamsBot {
  readonly bot: TestBot;
  readonly chat: TeamsChat;
  /** `/api/messages`. */
  readonly endpoint: string;
  /** The service's token. */
  readonly token: () => Promise<string>;
  /** Hands over an activity under the service's token. */
  readonly hand: (activity: Readonly<Record<string, unknown>>) => Promise<WireAnswer>;
  /** What questions for a form are answered with. */
  readonly answerForms: (form: Form) => void;
  stop(): Promise<void>;
}

export async function startTeamsBot(serviceUrl: string): Promise<TeamsBot> {
  const bot = testBot();
  const database = await openTestPglite();
  const references = referenceStore(database.prisma);
  const { id: organizationId } = await database.prisma.organization.create({ data: { key: 'bay', name: 'Bay District', timeZone: 'America/Chicago', language: 'en' } });
  await references.save(organizationId, { platform: 'teams', workspace: BAY.tenant }, bayReferences(serviceUrl));
  const chat = teamsChatAt(serviceUrl, { organizationId, references });
  const keys = await startTeamsKeys();
  let form: Form | undefined;

  const handle = createMessagesEndpoint({
    verify: createVerifyToken({ keys: openIdKeys({ url: keys.openId, clock: systemClock }), issuer: ISSUER, clock: systemClock }),
    organizations: { byApp: async (appId) => (appId === BAY.app ? { appId, tenant: BAY.tenant, organizationId, credentials: { type: 'managed-identity' } } : undefined) },
    isServiceUrl: (url) => url === serviceUrl,
    run: createRunTurn('public'),
    take: createTakeActivity({
      receive: bot.receive,
      ask: async ({ type }) => (type === 'form' && form !== undefined ? { kind: 'form', form } : { kind: 'nothing' }),
      references,
      chatFor: () => chat,
      sealer: teamsSealer,
      clock: systemClock,
      log: silentLog,
      languageOf: () => Promise.resolve('en'),
    }),
    count: () => undefined,
    log: silentLog,
  });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/messages`;

  return {
    bot,
    chat,
    endpoint,
    token: () => keys.token(serviceUrl),
    answerForms: (given) => void (form = given),
    hand: async (activity) => {
      const response = await fetch(endpoint, { method: 'POST', headers: { authorization: `Bearer ${await keys.token(serviceUrl)}`, 'content-type': 'application/json' }, body: JSON.stringify(activity) });
      const body = await response.text();
      return { status: response.status, body: body === '' ? undefined : JSON.parse(body) };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await keys.stop();
      await database.close();
    },
  };
}

const WAYS = { isPrivateDirect: true, isAnsweredInThread: true, hasNoFormFiles: true, hasNoFileSizes: true } as const;

function driverOf(teams: TeamsBot, parts: TeamsUserParts, stop: () => Promise<void>): ChatDriver {
  return {
    chat: teams.chat,
    ana: teamsUser(BAY.ana, parts),
    ben: teamsUser(BAY.ben, parts),
    channel: BAY.channel,
    ways: { ...WAYS, answerForms: teams.answerForms },
    received: teams.bot.received,
    offered: teams.bot.offered,
    failNext: (count) => teams.bot.failNext(count),
    readFile: async (url) => readAll(await teams.chat.readFile({ id: 'F1', name: 'a file', mimeType: 'application/octet-stream', url }, { maxBytes: 1_000_000 })),
    stop,
  };
}

/** A Bot Connector on loopback. `isOldClient`: of people whose clients do not know `Action.Execute`. */
export async function teamsOverStub({ isOldClient = false }: { readonly isOldClient?: boolean } = {}): Promise<ChatDriver> {
  const stub = await startTeamsStub(BAY_TOKEN);
  const teams = await startTeamsBot(stub.url);
  return driverOf(teams, { surface: stub.surface, hand: teams.hand, isOldClient }, async () => {
    await teams.stop();
    await stub.stop();
  });
}

/** Microsoft's own Playground. */
export async function teamsOverPlayground(): Promise<ChatDriver> {
  const bound: { teams?: TeamsBot } = {};
  const front = await startTeamsFront({ token: BAY_TOKEN, tokenFor: async () => (await bound.teams?.token()) ?? '', people: bayPeople() });
  const teams = await startTeamsBot(front.url);
  bound.teams = teams;
  const playground = await startPlayground({ endpoint: front.endpoint, serviceUrl: front.url, people: PLAYGROUND_PEOPLE });
  front.connect({ bot: teams.endpoint, playground: playground.url });
  return driverOf(teams, { surface: front, hand: (activity) => actInPlayground(playground.url, front, activity) }, async () => {
    await playground.stop();
    await teams.stop();
    await front.stop();
  });
}
