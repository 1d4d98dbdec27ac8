import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { systemClock } from '../../src/clock.js';
import { BAY } from './bay.js';

/** Which key signs: one that is published and endorsed for Teams, one that is published for other channels, one that nobody published. */
export type Signer = 'teams' | 'webchat' | 'stranger';

export interface TokenWishes {
  readonly signer?: Signer;
  /** The name of the key in the token's header; the signer's own unless said. */
  readonly kid?: string;
  /** Claims in place of a good token's; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly notBefore?: number;
}

/** The keys of the Bot Connector with its OpenID document, on loopback. */
export interface TeamsKeys {
  /** Of the OpenID document. */
  readonly openId: string;
  /** How often each address was read: `/openid`, `/keys`. */
  readonly reads: readonly string[];
  /** A token for the tests' app as the Bot Connector signs one. */
  token(serviceUrl: string, wishes?: TokenWishes): Promise<string>;
  /** From now on the signer's key goes by another name, and that one alone is published. */
  rotate(): Promise<void>;
  /** From now on nothing can be read here, until told otherwise. */
  down(isDown: boolean): void;
  stop(): Promise<void>;
}

export const ISSUER = 'https://api.botframework.com';

export async function startTeamsKeys(): Promise<TeamsKeys> {
  const pair = async (): Promise<{ readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }> => generateKeyPair('RS256', { extractable: true });
  const pairs = { teams: await pair(), webchat: await pair(), stranger: await pair() };
  const names = { teams: 'key-1', webchat: 'key-webchat', stranger: 'key-1' };
  const reads: string[] = [];
  let isDown = false;

  async function published(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const one = async (signer: 'teams' | 'webchat', endorsements: readonly string[]) => ({ ...(await exportJWK(pairs[signer].publicKey)), kid: names[signer], use: 'sig', endorsements });
    return [await one('teams', ['msteams', 'webchat']), await one('webchat', ['webchat'])];
  }

  const server = createServer((request, response) => {
    reads.push(request.url ?? '');
    const give = (body: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (isDown) response.writeHead(503).end();
    else if (request.url === '/openid') give({ issuer: ISSUER, jwks_uri: `${url}/keys` });
    else void published().then((keys) => give({ keys }));
  });
  const url = await listening(server);

  return {
    openId: `${url}/openid`,
    reads,
    token: (serviceUrl, { signer = 'teams', kid = names[signer], claims = {}, expiresIn = 3_600, notBefore = -5 } = {}) => {
      const now = Math.floor(systemClock.now().epochMilliseconds / 1_000);
      const whole = { iss: ISSUER, aud: BAY.app, serviceurl: serviceUrl, nbf: now + notBefore, exp: now + expiresIn, ...claims };
      return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(pairs[signer].privateKey);
    },
    rotate: async () => {
      names.teams = `${names.teams}+`;
      pairs.teams = await pair();
    },
    down: (wanted) => {
      isDown = wanted;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}
