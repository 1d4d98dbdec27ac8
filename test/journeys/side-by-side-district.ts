import { teamsAdapter } from '../../src/app/teams.js';
import { BAY } from '../support/bay.js';
import { LAKE } from '../support/local-slack.js';
import { microsoftLogin } from '../support/microsoft-login.js';
import { startSlackApp } from '../support/slack-app.js';
import type { SlackApp } from '../support/slack-app.js';
import { activityOf } from '../support/teams-activity.js';
import { startTeamsKeys } from '../support/teams-keys.js';
import { startTeamsStub } from '../support/teams-stub.js';
import { teamsUser } from '../support/teams-user.js';
import type { WireAnswer } from '../support/teams-user.js';
import type { ChatUser, Place } from '../contracts/chat-driver.js';
import { twoOwnersPlan } from './two-owners-plan.js';

/** Where the digest goes in Slack, and in Teams. */
export const LEADERS = { slack: 'C0LEADERS', teams: BAY.channel } as const;
const APP_TOKEN = 'token-of-the-app';

/** Somebody who is in both, with what the bot says to them in each. */
export interface PersonInBoth {
  readonly slack: ChatUser;
  readonly teams: ChatUser;
}

export interface SideBySide {
  readonly app: SlackApp;
  readonly ana: PersonInBoth;
  readonly ben: PersonInBoth;
  /** What the bot says there, each message as one text. */
  readonly heard: (user: ChatUser, place?: Place) => Promise<readonly string[]>;
  /** Teams lets the bot into the district's team. */
  readonly joinTeam: () => Promise<void>;
  /** Somebody is in no team any more that has the app, and has it no longer themselves. */
  readonly loseTeams: (user: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Each owner has the same email in Slack and in Teams. */
export const PLAN = twoOwnersPlan({ key: 'lakeside', district: 'Lakeside Schools', code: 'LAKE-26' });

/** The district in an emulated Slack workspace and in Teams' tenant of the tests, before its plan comes in. */
export async function startSideBySide(): Promise<SideBySide> {
  const keys = await startTeamsKeys();
  const stub = await startTeamsStub(APP_TOKEN);
  const users = [
    { id: LAKE.ana, name: 'ana', real_name: 'Ana Lark', email: 'ana@bay.example', tz: 'America/Chicago', is_bot: false },
    { id: LAKE.ben, name: 'ben', real_name: 'Ben Hill', email: 'ben@bay.example', tz: 'America/Chicago', is_bot: false },
  ];
  const app = await startSlackApp({
    transport: 'http',
    seed: { users, channels: [{ id: LEADERS.slack, name: 'leaders', members: [LAKE.botUser, LAKE.ana, LAKE.ben], is_private: false }] },
    begins: '2026-09-11T20:00:00Z',
    timeZone: 'America/Chicago',
    beside: {
      settings: { MICROSOFT_APP_ID: BAY.app, MICROSOFT_TENANT_ID: BAY.tenant, MICROSOFT_APP_SECRET: 'secret', TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` },
      adapter: ({ teams }) => {
        if (!teams) throw new Error('Teams is not set up.');
        return teamsAdapter(teams, { openId: keys.openId, serviceUrl: stub.url, isServiceUrl: (address) => new URL(address).origin === stub.url, network: microsoftLogin(APP_TOKEN).network });
      },
    },
  });

  async function hand(activity: Readonly<Record<string, unknown>>): Promise<WireAnswer> {
    const authorization = `Bearer ${await keys.token(stub.url)}`;
    const response = await fetch(`${app.app.url}/api/messages`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(activity) });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body };
  }

  const inBoth = (slack: string, teams: string): PersonInBoth => ({ slack: app.user(slack), teams: teamsUser(teams, { surface: stub.surface, hand }) });
  return {
    app,
    ana: inBoth(LAKE.ana, BAY.ana),
    ben: inBoth(LAKE.ben, BAY.ben),
    heard: async (user, place = 'direct') => (await user.see(place)).filter(({ byBot }) => byBot).map(({ text }) => text),
    async joinTeam() {
      const facts = { serviceUrl: stub.url, person: { user: BAY.ana, name: 'Ana Lark' }, client: { locale: 'en-US', timeZone: 'America/Chicago' }, conversation: BAY.channel };
      const { status } = await hand(activityOf('installationUpdate', facts, { id: stub.service.nextId(), action: 'add' }));
      if (status !== 200) throw new Error(`The installation was answered with HTTP status ${status}.`);
      await app.settled();
      await app.app.refresh();
    },
    async loseTeams(user) {
      const { people, rosters } = stub.service;
      people.splice(0, people.length, ...people.map((one) => (one.user === user ? { ...one, hasApp: false } : one)));
      for (const [conversation, users] of rosters) rosters.set(conversation, users.filter((one) => one !== user));
    },
    async stop() {
      await app.stop();
      await stub.stop();
      await keys.stop();
    },
  };
}
