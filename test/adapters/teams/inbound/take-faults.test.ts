import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAddress } from '../../../../adapters/teams/connect/sealed-address.js';
import { AppError } from '../../../../src/errors.js';
import { BAY } from '../../../support/bay.js';
import { teamsSealer } from '../../../support/teams-chat.js';
import { activity, openTakeLab } from './take-lab.js';

const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
let lab: Awaited<ReturnType<typeof openTakeLab>>;
beforeAll(async () => {
  lab = await openTakeLab({ save: 400, lookUp: 100, ask: 400, language: 50 });
});
afterAll(() => lab.close());
beforeEach(() => {
  lab.got.length = 0;
  lab.log.lines.length = 0;
  delete lab.script.store;
  delete lab.script.lookUp;
});

const hanging = (): Promise<never> => new Promise<never>(() => undefined);
const broken = (): Promise<never> => Promise.reject(new Error('no database'));
const TOLD = ['message', 'message-command', 'channel-mention', 'message-submit', 'edit', 'delete', 'install', 'install-team', 'members-added', 'channel-renamed'];

describe.each([['fails', broken], ['hangs', hanging]] as const)('while the store %s', (_how, store) => {
  test.each(TOLD)('%s is asked for again', async (name) => {
    lab.script.store = store;
    expect(await lab.take(activity(name))).toEqual({ status: 503 });
    expect(lab.log.lines.map(({ event }) => event)).toContain('teams.not-saved');
  });
});

test('what would be refused again is not asked for again', async () => {
  for (const code of ['inbound-invalid', 'workspace-unknown']) {
    lab.script.store = () => Promise.reject(new AppError(code, 'No.'));
    expect(await lab.take(activity('message'))).toEqual({ status: 200 });
  }
});

describe('while nobody can be looked up', () => {
  test.each([['fails', broken], ['hangs', hanging]] as const)('and looking up %s, words are taken with mentions as they came', async (_how, lookUp) => {
    lab.script.lookUp = lookUp;
    await lab.take({ ...activity('message-with-mention'), from: { id: '29:1z', aadObjectId: BAY.sue, name: 'Sue' } });
    expect(lab.got.find(({ type }) => type === 'message')).toMatchObject({ text: '<@29:1ben|Ben Hill> and <@29:1zoe|Zoe & Co> ran them' });
  });

  test('whoever joined is asked for again', async () => {
    lab.script.lookUp = broken;
    expect(await lab.take(activity('members-added'))).toEqual({ status: 503 });
    lab.script.lookUp = hanging;
    expect(await lab.take(activity('members-added'))).toEqual({ status: 503 });
  });
});

describe('where the bot is', () => {
  const state = async (kind: 'direct' | 'team' | 'channel' | 'group', id: string) => (await lab.references.find(lab.organizationId, PLACE, kind, id))?.state;

  test('is kept from installations and words, and let go when the app is removed', async () => {
    await lab.take(activity('install-team'));
    await lab.take(activity('channel-words'));
    await lab.take(activity('install-group'));
    await lab.take(activity('install'));
    expect([await state('team', BAY.team), await state('channel', BAY.channel), await state('group', BAY.group), await state('direct', BAY.ana)]).toEqual(['installed', 'installed', 'installed', 'installed']);
    await lab.take(activity('uninstall-team'));
    await lab.take(activity('uninstall'));
    expect([await state('team', BAY.team), await state('channel', BAY.channel), await state('group', BAY.group), await state('direct', BAY.ana)]).toEqual(['removed', 'removed', 'installed', 'removed']);
    // And once more, though everything was told before.
    await lab.take(activity('install-team'));
    await lab.take(activity('channel-words'));
    await lab.take(activity('install'));
    expect([await state('team', BAY.team), await state('channel', BAY.channel), await state('direct', BAY.ana)]).toEqual(['installed', 'installed', 'installed']);
  });

  test('is known again once a channel or a team is restored, however soon', async () => {
    await lab.take(activity('install-team'));
    await lab.take(activity('channel-words'));
    await lab.take(activity('channel-deleted'));
    expect(await state('channel', BAY.channel)).toBe('removed');
    await lab.take(activity('channel-restored'));
    expect(await state('channel', BAY.channel)).toBe('installed');
    const ofTeam = (eventType: string): object => ({ ...activity('team-archived'), id: eventType, channelData: { ...(activity('team-archived')['channelData'] as object), eventType } });
    await lab.take(ofTeam('teamDeleted'));
    expect([await state('team', BAY.team), await state('channel', BAY.channel)]).toEqual(['removed', 'removed']);
    await lab.take(ofTeam('teamRestored'));
    expect([await state('team', BAY.team), await state('channel', BAY.channel)]).toEqual(['installed', 'installed']);
  });

  test('people are matched where it is new', async () => {
    const before = lab.script.placesAdded;
    await lab.take(activity('install-team'));
    await lab.take(activity('install-group'));
    await lab.take(activity('uninstall-team'));
    expect(lab.script.placesAdded).toBe(before + 2);
  });

  test('is not learnt from the message extension, which works where the bot is not', async () => {
    await lab.take({ ...activity('invoke-search'), conversation: { id: '19:elsewhere@thread.v2', conversationType: 'groupChat' } });
    expect(await state('group', '19:elsewhere@thread.v2')).toBeUndefined();
  });

  test('nor is where somebody is reached: a chat of two people looks like their own with the bot', async () => {
    const user = '0a9a6f10-8888-4c1e-8b1d-2f3a4b5c6d08';
    const from = { id: '29:1tess', aadObjectId: user, name: 'Tess Reed' };
    const known = async () => {
      const { state: is, sealed = '', locale } = (await lab.references.find(lab.organizationId, PLACE, 'direct', user)) ?? {};
      return { is, locale, conversation: openAddress(sealed, teamsSealer, BAY.tenant)?.conversation };
    };
    const uses = async (locale: string): Promise<void> => {
      for (const name of ['invoke-search', 'invoke-save', 'invoke-save-sent']) await lab.take({ ...activity(name), from, locale, conversation: { id: 'a:1tess-and-ben', conversationType: 'personal' }, channelData: {} });
    };
    await uses('en-GB');
    await expect.poll(known).toEqual({ is: 'met', locale: 'en-GB', conversation: undefined });
    await lab.take({ ...activity('message'), from, conversation: { id: 'a:1tess', conversationType: 'personal' } });
    await uses('en-IE');
    await expect.poll(known).toEqual({ is: 'installed', locale: 'en-IE', conversation: 'a:1tess' });
    expect(lab.handed().at(-1)).toMatchObject({ type: 'form', reply: { user } });
    expect(lab.handed().at(-1)).not.toHaveProperty('reply.conversation');
  });

  test('a chat that began is not forgotten when its person writes elsewhere', async () => {
    await lab.take(activity('message'));
    await lab.take(activity('channel-mention'));
    expect(await state('direct', BAY.ana)).toBe('installed');
  });

  test('a newcomer met in a channel is known by where, and their own chat once it begins', async () => {
    const from = { id: '29:1gil', aadObjectId: BAY.gil, name: 'Gil Guest' };
    await lab.take({ ...activity('channel-words'), from });
    expect(await state('direct', BAY.gil)).toBe('met');
    await lab.take({ ...activity('message'), from, conversation: { id: 'a:1gil', conversationType: 'personal' } });
    expect(await state('direct', BAY.gil)).toBe('installed');
  });
});

test('many newcomers at once are matched with the roster, not one by one', async () => {
  const before = lab.script.placesAdded;
  const membersAdded = Array.from({ length: 30 }, (_, index) => ({ id: `29:${index}`, aadObjectId: `0a9a6f10-1111-4c1e-8b1d-0000000000${String(index).padStart(2, '0')}` }));
  expect(await lab.take({ ...activity('members-added'), membersAdded })).toEqual({ status: 200 });
  expect([lab.got, lab.script.placesAdded - before]).toEqual([[], 1]);
});

test('somebody who left one team and is in another stays', async () => {
  await lab.take({ ...activity('members-removed'), membersRemoved: [{ id: '29:1ben', aadObjectId: BAY.ben }] });
  expect(lab.got).toMatchObject([{ type: 'member', change: 'updated', user: BAY.ben, profile: { active: true } }]);
});
