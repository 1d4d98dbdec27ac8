import { createConnector } from '../../adapters/teams/connect/create-connector.js';
import { sealAddress } from '../../adapters/teams/connect/sealed-address.js';
import { createTeamsChat } from '../../adapters/teams/outbound/chat.js';
import type { TeamsChat } from '../../adapters/teams/outbound/chat.js';
import type { OutboundDeps } from '../../adapters/teams/outbound/outbound-deps.js';
import { systemClock } from '../../src/clock.js';
import type { ConversationReference } from '../../src/ports/reference-store.js';
import { createSealer, readTokenKeys } from '../../src/seal.js';
import { BAY, memberIdOf } from './bay.js';
import { silentLog } from './silent-log.js';

/** A sealer whose key is of the tests. */
export const teamsSealer = createSealer(readTokenKeys(`one:${Buffer.alloc(32, 9).toString('base64')}`));
/** What the app of the tests shows at the Bot Connector. */
export const BAY_TOKEN = `out-${BAY.app}`;

const isLoopback = (address: string | URL): boolean => new URL(address).hostname === '127.0.0.1';

/** The bot in the tests' tenant, whose Bot Connector is at `url`. */
export function teamsChatAt(url: string, given: Pick<OutboundDeps, 'organizationId' | 'references'>, change: Partial<OutboundDeps> = {}): TeamsChat {
  return createTeamsChat({
    connector: createConnector({ appId: BAY.app, tenant: BAY.tenant, tokens: { get: () => Promise.resolve(BAY_TOKEN) }, isServiceUrl: isLoopback }),
    workspace: BAY.tenant,
    serviceUrl: url,
    language: 'en',
    languageOfMember: () => Promise.resolve(undefined),
    sealer: teamsSealer,
    log: silentLog,
    wallClock: systemClock,
    isPictureHost: (address) => isLoopback(address) && address.pathname.includes('picture'),
    isFileHost: isLoopback,
    wait: () => Promise.resolve(),
    ...given,
    ...change,
  });
}

/** References as installations and rosters leave them: the team with its channels, a group chat, and people who have the app. */
export function bayReferences(url: string, people: readonly string[] = [BAY.ana, BAY.ben]): readonly ConversationReference[] {
  const seenAt = systemClock.now();
  const seal = (address: Parameters<typeof sealAddress>[0]): string => sealAddress(address, teamsSealer, BAY.tenant);
  return [
    { kind: 'team', externalId: BAY.team, name: 'District', state: 'installed', sealed: seal({ serviceUrl: url }), seenAt },
    { kind: 'channel', externalId: BAY.channel, team: BAY.team, name: 'leaders', state: 'installed', sealed: seal({ serviceUrl: url }), seenAt },
    { kind: 'group', externalId: BAY.group, name: 'Planning', state: 'installed', sealed: seal({ serviceUrl: url }), seenAt },
    ...people.map((user): ConversationReference => ({ kind: 'direct', externalId: user, state: 'installed', sealed: seal({ serviceUrl: url, member: memberIdOf(user) }), seenAt })),
  ];
}
