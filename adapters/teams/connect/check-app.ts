import { ChatError } from '../../../src/errors.js';
import type { Clock } from '../../../src/ports/system.js';
import type { INetworkModule } from '../sdk.js';
import { appTokens, TokenRefused } from './app-credentials.js';
import { readCertificate } from './certificate.js';
import { placesOf } from './clouds.js';
import type { Cloud } from './clouds.js';
import type { TeamsApp } from './credentials.js';
import { openIdKeys } from './openid.js';

/** What Microsoft says of an app. */
export type AppCheck =
  | { readonly answers: true; /** When its certificate ends, milliseconds since 1970, where it proves itself by one. */ readonly certificateUntil?: number }
  | { readonly answers: false; /** The number of Microsoft's error (AADSTS…), or a short name. */ readonly code: string; /** Microsoft answered, and refuses. */ readonly isRefused: boolean };

export interface CheckAppParts {
  readonly cloud: Cloud;
  readonly network?: INetworkModule | undefined;
}

/** Asks Microsoft for a token, whatever is known. Throws AppError `teams-certificate` where the certificate cannot be used. */
export async function checkApp(app: TeamsApp, { cloud, network }: CheckAppParts): Promise<AppCheck> {
  const { credentials } = app;
  const until = credentials.type !== 'managed-identity' && credentials.proof.kind === 'certificate' ? readCertificate(credentials.proof.pem).validUntil : undefined;
  try {
    await appTokens(app, { places: placesOf(cloud), network }).get({ fresh: true });
    return { answers: true, ...(until !== undefined && { certificateUntil: until }) };
  } catch (error) {
    if (!(error instanceof ChatError) || !(error.cause instanceof TokenRefused)) throw error;
    return { answers: false, code: error.cause.code, isRefused: error.cause.isFinal };
  }
}

/** Whether the keys can be read that Teams signs with. */
export async function checkKeys(cloud: Cloud, clock: Clock, openId: string = placesOf(cloud).openId): Promise<boolean> {
  try {
    const { keyOf } = await openIdKeys({ url: openId, clock })();
    await keyOf.reload();
    return true;
  } catch {
    return false;
  }
}
