import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openIdKeys } from '../../../../adapters/teams/connect/openid.js';
import { createVerifyToken } from '../../../../adapters/teams/connect/verify-token.js';
import type { TokenFault, Verification } from '../../../../adapters/teams/connect/verify-token.js';
import { systemClock } from '../../../../src/clock.js';
import { BAY } from '../../../support/bay.js';
import { ISSUER, startTeamsKeys } from '../../../support/teams-keys.js';
import type { TeamsKeys, TokenWishes } from '../../../support/teams-keys.js';

const SERVICE = 'https://smba.trafficmanager.net/amer/';
const HOUR = 3_600_000;
let keys: TeamsKeys;
beforeAll(async () => {
  keys = await startTeamsKeys();
});
afterAll(() => keys.stop());

let verify: (authorization: string | undefined) => Promise<Verification>;
/** How far the clock is moved, in milliseconds. */
let moved: number;
beforeEach(() => {
  moved = 0;
  keys.down(false);
  const clock = { now: () => systemClock.now().add({ milliseconds: moved }) };
  verify = createVerifyToken({ keys: openIdKeys({ url: keys.openId, clock }), issuer: ISSUER, clock });
});
const bearer = async (wishes?: TokenWishes): Promise<string> => `Bearer ${await keys.token(SERVICE, wishes)}`;
const refused = (reason: TokenFault): Verification => ({ kind: 'refused', reason });

describe('a token of the Bot Connector', () => {
  test('says which app it is for and where the conversation is served', async () => {
    expect(await verify(await bearer())).toEqual({ kind: 'verified', token: { appId: BAY.app, serviceUrl: SERVICE } });
  });

  test('names its app in capitals or not', async () => {
    expect(await verify(await bearer({ claims: { aud: BAY.app.toUpperCase() } }))).toMatchObject({ token: { appId: BAY.app } });
  });

  test.each<readonly [string, TokenWishes, TokenFault]>([
    ['a key that nobody published, under the name of one that is', { signer: 'stranger' }, 'wrong-key'],
    ['a key under a name that is not published', { kid: 'another' }, 'unknown-key'],
    ['a key that is published for other channels', { signer: 'webchat' }, 'not-endorsed'],
    ['another issuer', { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } }, 'wrong-issuer'],
    ['no issuer', { claims: { iss: undefined } }, 'wrong-issuer'],
    ['an end that has passed', { expiresIn: -301 }, 'expired'],
    ['a beginning that is to come', { notBefore: 301 }, 'not-yet-valid'],
    ['no end', { claims: { exp: undefined } }, 'incomplete'],
    ['no app', { claims: { aud: undefined } }, 'incomplete'],
    ['several apps', { claims: { aud: [BAY.app, BAY.tenant] } }, 'incomplete'],
    ['no service address', { claims: { serviceurl: undefined } }, 'incomplete'],
    ['an empty service address', { claims: { serviceurl: '' } }, 'incomplete'],
  ])('with %s is refused', async (_what, wishes, reason) => {
    expect(await verify(await bearer(wishes))).toEqual(refused(reason));
  });

  test('is given five minutes for clocks that differ', async () => {
    expect(await verify(await bearer({ expiresIn: -290 }))).toMatchObject({ kind: 'verified' });
    expect(await verify(await bearer({ notBefore: 290 }))).toMatchObject({ kind: 'verified' });
  });

  test('is looked at by the clock of the deployment', async () => {
    const token = await bearer({ expiresIn: 60 });
    moved = HOUR;
    expect(await verify(token)).toEqual(refused('expired'));
  });
});

describe('what is no token', () => {
  test.each<readonly [string, string | undefined, TokenFault]>([
    ['nothing', undefined, 'no-token'],
    ['an empty header', '', 'unreadable'],
    ['another scheme', 'Basic dGVzdDp0ZXN0', 'unreadable'],
    ['words', 'Bearer not.a.token', 'unreadable'],
    ['a page of it', `Bearer ${'a'.repeat(20_000)}.b.c`, 'unreadable'],
  ])('%s is refused', async (_what, header, reason) => {
    expect(await verify(header)).toEqual(refused(reason));
  });

  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: ISSUER, aud: BAY.app, serviceurl: SERVICE, exp: 4_000_000_000 };
  test('a token that nobody signed is refused', async () => {
    expect(await verify(`Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`)).toEqual(refused('wrong-algorithm'));
  });

  test('a token signed with what everybody knows is refused', async () => {
    expect(await verify(`Bearer ${part({ alg: 'HS256', kid: 'key-1' })}.${part(claims)}.${part('x')}`)).toEqual(refused('wrong-algorithm'));
  });

  test('a token that was changed is refused', async () => {
    const [head = '', , signature = ''] = (await keys.token(SERVICE)).split('.');
    expect(await verify(`Bearer ${head}.${part(claims)}.${signature}`)).toEqual(refused('wrong-key'));
  });
});

describe('the keys', () => {
  test('are read once for all who ask at once, and not again within a day', async () => {
    const before = keys.reads.length;
    const token = await bearer();
    await Promise.all([verify(token), verify(token), verify(token)]);
    await verify(token);
    expect(keys.reads.slice(before).sort()).toEqual(['/keys', '/openid']);
  });

  test('that cannot be read are nobody’s fault', async () => {
    keys.down(true);
    expect(await verify(await bearer())).toEqual({ kind: 'unavailable' });
    keys.down(false);
    expect(await verify(await bearer())).toMatchObject({ kind: 'verified' });
  });

  test('serve on while the document that names them cannot be read again', async () => {
    await verify(await bearer());
    keys.down(true);
    moved = 25 * HOUR;
    const before = keys.reads.length;
    expect(await verify(await bearer({ expiresIn: 26 * 3_600 }))).toMatchObject({ kind: 'verified' });
    expect(await verify(await bearer({ expiresIn: 26 * 3_600 }))).toMatchObject({ kind: 'verified' });
    // Whoever comes next does not wait for it again.
    expect(keys.reads.slice(before)).toEqual(['/openid']);
    keys.down(false);
    moved += 6 * 60_000;
    expect(await verify(await bearer({ expiresIn: 26 * 3_600 }))).toMatchObject({ kind: 'verified' });
    expect(keys.reads.slice(before)).toEqual(['/openid', '/openid', '/keys']);
  });

  test('that are new serve whoever starts after them; the old ones no longer', async () => {
    const old = await bearer();
    await keys.rotate();
    expect(await verify(await bearer())).toMatchObject({ kind: 'verified' });
    expect(await verify(old)).toEqual(refused('unknown-key'));
  });
});
