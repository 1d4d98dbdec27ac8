import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appTokens } from '../../../../adapters/teams/connect/app-credentials.js';
import { placesOf } from '../../../../adapters/teams/connect/clouds.js';
import { createConnector } from '../../../../adapters/teams/connect/create-connector.js';
import { sealCredentials, workspaceOf } from '../../../../adapters/teams/connect/credentials.js';
import { connectedOrganizations } from '../../../../adapters/teams/connect/organizations.js';
import { tenantChats } from '../../../../adapters/teams/connect/tenant-chats.js';
import { systemClock } from '../../../../src/clock.js';
import type { Chat } from '../../../../src/ports.js';
import { createSealer, readTokenKeys } from '../../../../src/seal.js';
import { BAY, chatOf } from '../../../support/bay.js';
import { openTestPglite } from '../../../support/database.js';
import { microsoftLogin } from '../../../support/microsoft-login.js';
import { silentLog } from '../../../support/silent-log.js';
import { storeWorld } from '../../../support/store-world.js';
import { startTeamsStub } from '../../../support/teams-stub.js';
import type { TeamsStub } from '../../../support/teams-stub.js';

const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const sealer = createSealer(readTokenKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`));
const login = microsoftLogin('a-token');
const world = storeWorld(openTestPglite);
let stub: TeamsStub;
let chat: Chat;
beforeAll(async () => {
  stub = await startTeamsStub('a-token');
});
afterAll(() => stub.stop());
beforeEach(() => {
  login.asked.length = 0;
  const { store } = world;
  const chatFor = tenantChats({
    isPictureHost: () => false,
    organizations: connectedOrganizations({ store: store.workspaces, sealer }),
    connectorOf: (app) => createConnector({ ...app, tokens: appTokens(app, { places: placesOf('public'), network: login.network }), isServiceUrl: (address) => new URL(address).origin === stub.url }),
    references: store.references,
    serviceUrl: stub.url,
    languageOf: async () => 'en',
    languageOfMember: async () => undefined,
    sealer,
    log: silentLog,
    wallClock: systemClock,
  });
  chat = chatFor(BAY.tenant);
});

const connect = (secret: string): Promise<void> => {
  const credentials = { type: 'single-tenant', proof: { kind: 'secret', secret } } as const;
  return world.store.workspaces.save(workspaceOf({ appId: BAY.app, tenant: BAY.tenant, organizationId: world.fixture.organizationId }, sealCredentials(credentials, sealer, BAY.tenant)), systemClock.now());
};
const send = (key: string) => chat.send({ kind: 'direct', user: BAY.ana }, { summary: 'Hello', blocks: [{ type: 'text', text: 'Hello' }] }, { key });

test('a tenant that nobody connected is refused; from the moment it is, it is written to', async () => {
  await expect(send('one')).rejects.toMatchObject({ code: 'workspace-gone' });
  await connect('first');
  expect(await send('two')).toMatchObject({ conversation: chatOf(BAY.ana) });
});

test('credentials serve until there are others, and those from then on', async () => {
  await connect('first');
  await send('one');
  await send('two');
  await connect('second');
  await send('three');
  expect(login.asked.map(({ form }) => form.get('client_secret'))).toEqual(['first', 'second']);
});

test('a tenant that is let go is refused at once', async () => {
  await connect('first');
  await send('one');
  await world.store.workspaces.remove(world.fixture.organizationId, PLACE, 'disconnected', systemClock.now());
  await expect(send('two')).rejects.toMatchObject({ code: 'workspace-gone' });
});
