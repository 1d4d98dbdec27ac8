import { ChatError } from '../../../src/errors.js';
import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication } from '../sdk.js';
import type { INetworkModule } from '../sdk.js';
import { readCertificate } from './certificate.js';
import type { CloudPlaces } from './clouds.js';
import type { AppProof, TeamsApp } from './credentials.js';
import { tokenNetwork } from './token-network.js';

/** Tokens of one app for the Bot Connector. */
export interface AppTokens {
  /**
   * One that still holds a while; asked for once, however many wait for it.
   * @param options `fresh`: asks Microsoft also where one is known
   * @throws ChatError `workspace-gone` where Microsoft refuses the app, `temporary` where it does not answer; its cause is `TokenRefused`
   */
  get(options?: { readonly fresh?: boolean }): Promise<string>;
}

/** Microsoft gives no token. */
export class TokenRefused extends Error {
  constructor(
    /** The number of its error (AADSTS…), such as `7000215`; else a short name. */
    readonly code: string,
    /** It was understood and refused: asking again does not help. */
    readonly isFinal: boolean,
    options?: { cause?: unknown },
  ) {
    super('Microsoft gives no token.', options);
    this.name = 'TokenRefused';
  }
}

export interface AppTokensParts {
  readonly places: Pick<CloudPlaces, 'login' | 'sharedTenant' | 'resource'>;
  /** How Microsoft is asked, where it is in another way than over the network. */
  readonly network?: INetworkModule | undefined;
}

/** Names of OAuth for "not this app, not with that" (RFC 6749, 5.2). */
const FINAL_NAMES: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);
/** The tenant is unknown, which Microsoft calls an invalid request. */
const FINAL_NUMBERS: ReadonlySet<string> = new Set(['90002', '900023']);

/** Throws AppError `teams-certificate` where the certificate cannot be used. */
export function appTokens(app: TeamsApp, parts: AppTokensParts): AppTokens {
  const ask = asker(app, parts);
  let asking: Promise<string> | undefined;
  return {
    get: ({ fresh = false } = {}) => {
      if (fresh) return ask(true).catch(refused);
      asking ??= ask(false)
        .catch(refused)
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
  };
}

/** Asks MSAL, which keeps tokens until shortly before they end. */
function asker({ appId, tenant, credentials }: TeamsApp, { places, network = tokenNetwork }: AppTokensParts): (fresh: boolean) => Promise<string> {
  if (credentials.type === 'managed-identity') {
    const identity = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: appId }, system: { networkClient: network } });
    return async (forceRefresh) => (await identity.acquireToken({ resource: places.resource, forceRefresh })).accessToken;
  }
  const authority = `${places.login}/${credentials.type === 'multi-tenant' ? places.sharedTenant : tenant}`;
  const client = new ConfidentialClientApplication({ auth: { clientId: appId, authority, ...provenBy(credentials.proof) }, system: { networkClient: network } });
  return async (skipCache) => {
    const result = await client.acquireTokenByClientCredential({ scopes: [`${places.resource}/.default`], skipCache });
    if (!result) throw new TokenRefused('no-token', false);
    return result.accessToken;
  };
}

function provenBy(given: AppProof): { clientSecret: string } | { clientCertificate: { thumbprintSha256: string; privateKey: string } } {
  if (given.kind === 'secret') return { clientSecret: given.secret };
  const { thumbprintSha256, privateKey } = readCertificate(given.pem);
  return { clientCertificate: { thumbprintSha256, privateKey } };
}

function refused(error: unknown): never {
  const refusal = readTokenRefusal(error);
  if (refusal.isFinal) throw new ChatError('workspace-gone', `Microsoft gives the app no token (${refusal.code}). \`throughline doctor\` says what to do.`, undefined, { cause: refusal });
  throw new ChatError('temporary', `Microsoft gave no token (${refusal.code}). It is tried again.`, undefined, { cause: refusal });
}

function readTokenRefusal(error: unknown): TokenRefused {
  if (error instanceof TokenRefused) return error;
  if (!(error instanceof AuthError)) return new TokenRefused('no-answer', false, { cause: error });
  // Typed as text, and a number at run time.
  const given = 'errorNo' in error ? String(error.errorNo) : '';
  const number = /^\d{1,10}$/u.test(given) ? given : undefined;
  return new TokenRefused(number ?? error.errorCode, FINAL_NAMES.has(error.errorCode) || (number !== undefined && FINAL_NUMBERS.has(number)), { cause: error });
}
