import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAddress } from '../../../../adapters/teams/connect/sealed-address.js';
import { text } from '../../../contracts/chat-messages.js';
import { BAY, chatOf, memberIdOf } from '../../../support/bay.js';
import { teamsSealer } from '../../../support/teams-chat.js';
import { openOutboundLab, PLACE } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';

let lab: OutboundLab;
beforeAll(async () => {
  lab = await openOutboundLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.reset());
const referenceOf = (user: string) => lab.references.find(lab.organizationId, PLACE, 'direct', user);

describe('who is there', () => {
  test('everyone of every roster once, page by page; guests and people of other organizations are told apart', async () => {
    lab.stub.service.rosters.set(BAY.group, [BAY.ana, BAY.eve, BAY.sue]);
    const profiles = await lab.chat().profiles();
    expect(new Map(profiles.map(({ user, kind }) => [user, kind]))).toEqual(new Map([[BAY.ana, undefined], [BAY.ben, undefined], [BAY.gil, 'guest'], [BAY.eve, 'external'], [BAY.sue, undefined]]));
    expect(profiles.find(({ user }) => user === BAY.ana)).toEqual({ user: BAY.ana, name: 'Ana Lark', email: 'ana@bay.example', handle: 'ana@bay.example', active: true });
  });

  test('whoever is met keeps a way to be written to; who has the app keeps theirs', async () => {
    const chat = lab.chat();
    await chat.send({ kind: 'direct', user: BAY.ana }, text('x'), { key: 'k1' });
    await chat.profiles();
    const sue = await referenceOf(BAY.sue);
    expect(sue).toMatchObject({ state: 'met' });
    expect(openAddress(sue?.sealed ?? '', teamsSealer, BAY.tenant)).toEqual({ serviceUrl: lab.stub.url, member: memberIdOf(BAY.sue) });
    const ana = await referenceOf(BAY.ana);
    expect(ana).toMatchObject({ state: 'installed' });
    expect(openAddress(ana?.sealed ?? '', teamsSealer, BAY.tenant)).toMatchObject({ conversation: chatOf(BAY.ana) });
  });

  test('a chat that was begun with who was only met is not forgotten', async () => {
    const chat = lab.chat();
    await chat.profiles();
    await chat.send({ kind: 'direct', user: BAY.sue }, text('x'), { key: 'k1' });
    await chat.profiles();
    expect(openAddress((await referenceOf(BAY.sue))?.sealed ?? '', teamsSealer, BAY.tenant)).toMatchObject({ conversation: chatOf(BAY.sue), member: memberIdOf(BAY.sue) });
  });

  test('who has the app and is in no roster is asked for alone', async () => {
    lab.stub.service.rosters.set(BAY.team, [BAY.ben]).set(BAY.group, [BAY.ben]);
    await lab.chat().send({ kind: 'direct', user: BAY.ana }, text('x'), { key: 'k1' });
    expect((await lab.chat().profiles()).map(({ user }) => user).sort()).toEqual([BAY.ana, BAY.ben].sort());
  });

  test('a roster that is interrupted is read to its end after the wait; one of a team that is gone is left out', async () => {
    const waited: number[] = [];
    lab.stub.next(({ path }) => path.endsWith('/pagedmembers'), { status: 429, headers: { 'retry-after': '2' }, body: { error: { code: 'Throttled', message: 'x' } } });
    const chat = lab.chat({ wait: async (ms) => void waited.push(ms) });
    expect(await chat.profiles()).toHaveLength(4);
    expect(waited).toEqual([2_000]);
    lab.stub.service.gone.add(BAY.group);
    expect((await chat.profiles()).map(({ user }) => user)).not.toContain(BAY.sue);
  });

  test('zone and locale are those that their own client told', async () => {
    const [ana] = (await lab.references.all(lab.organizationId, PLACE, ['direct'])).filter(({ externalId }) => externalId === BAY.ana);
    if (!ana) throw new Error('no reference');
    await lab.references.save(lab.organizationId, PLACE, [{ ...ana, timeZone: 'Europe/Madrid', locale: 'es-ES' }]);
    expect(await lab.chat().profile(BAY.ana)).toMatchObject({ timeZone: 'Europe/Madrid', locale: 'es-ES' });
    expect((await lab.chat().profiles()).find(({ user }) => user === BAY.ana)).toMatchObject({ locale: 'es-ES' });
  });

  test('one person is found in any roster; nobody is found nowhere', async () => {
    expect(await lab.chat().profile(BAY.gil)).toMatchObject({ kind: 'guest' });
    expect((await lab.chat().profile(BAY.gil))?.handle).toBeUndefined();
    expect(await lab.chat().profile(BAY.eve)).toBeUndefined();
  });
});

describe('channels', () => {
  test('by their names, the first of a team too; a private one and one that is gone', async () => {
    const chat = lab.chat();
    expect(await chat.channel(BAY.channel)).toEqual({ channel: BAY.channel, name: 'leaders', isPrivate: false });
    expect(await chat.channel(BAY.team)).toEqual({ channel: BAY.team, name: 'General', isPrivate: false });
    lab.stub.service.gone.add(BAY.channel);
    expect(await chat.channel(BAY.channel)).toBeUndefined();
  });

  test('of a team that the bot was taken out of: it is not in them', async () => {
    await lab.references.remove(lab.organizationId, PLACE, 'team', BAY.team, lab.clock.now());
    expect(await lab.chat().channel(BAY.channel)).toMatchObject({ name: 'leaders', state: 'not-in' });
  });

  test('a shared channel counts as read by others as long as somebody of another organization is in it, or nobody can tell', async () => {
    const chat = lab.chat();
    expect(await chat.channel(BAY.shared)).toMatchObject({ isShared: true });
    lab.stub.service.rosters.set(BAY.shared, [BAY.ana, BAY.ben]);
    expect((await chat.channel(BAY.shared))?.isShared).toBeUndefined();
    lab.stub.next(({ path }) => path.endsWith('/pagedmembers'), { status: 403, body: { error: { code: 'NotEnoughPermissions', message: 'x' } } });
    expect(await chat.channel(BAY.shared)).toMatchObject({ isShared: true });
  });

  test('a group chat is private, and shared once somebody of another organization is in it', async () => {
    expect(await lab.chat().channel(BAY.group)).toEqual({ channel: BAY.group, name: 'Planning', isPrivate: true });
    lab.stub.service.rosters.set(BAY.group, [BAY.ana, BAY.eve]);
    expect(await lab.chat().channel(BAY.group)).toMatchObject({ isShared: true });
  });

  test('a service that does not answer is no channel that is gone', async () => {
    lab.stub.always(() => ({ status: 503, body: '' }));
    await expect(lab.chat().channel(BAY.channel)).rejects.toMatchObject({ code: 'temporary' });
  });
});
