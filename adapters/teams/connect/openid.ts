import { createRemoteJWKSet } from 'jose';
import type { RemoteJWKSet } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../../src/ports/system.js';

/** The keys that Teams signs with, as the OpenID document of its cloud tells; learnt when first needed. */
export interface SigningKeys {
  /** Resolves a token's key. Rejects with jose's errors where there is no such key, and with any other where the keys cannot be read. */
  readonly keyOf: RemoteJWKSet;
  /** The channels that a key signs for, where it says; undefined where it says nothing. */
  readonly endorsementsOf: (kid: string | undefined) => readonly string[] | undefined;
}

export interface OpenIdParts {
  /** Of the OpenID document. */
  readonly url: string;
  readonly clock: Clock;
}

/** Keys and document are read again after so long, as Microsoft asks (Bot Framework, "Authenticate requests"). Hours and milliseconds. */
const KEPT_HOURS = 24;
const KEPT_MS = KEPT_HOURS * 3_600_000;
/** A document that cannot be read again is asked for so much later: nobody waits for it meanwhile. Milliseconds. */
const AGAIN_MS = 5 * 60_000;
/** Whoever sends waits meanwhile. Milliseconds. */
const TIMEOUT_MS = 1_500;
/** A key that is not known is asked for again, so often at most. Milliseconds. */
const COOLDOWN_MS = 30_000;

const documentSchema = z.looseObject({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const endorsedKey = z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).optional() });

/** Reads the OpenID document once for all who wait, and again a day later. Rejects where it cannot be read. */
export function openIdKeys({ url, clock }: OpenIdParts): () => Promise<SigningKeys> {
  let known: { readonly keys: SigningKeys; readonly until: number } | undefined;
  let reading: Promise<SigningKeys> | undefined;

  async function read(): Promise<SigningKeys> {
    const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`The OpenID document answered with HTTP status ${response.status}.`);
    const { jwks_uri } = documentSchema.parse(await response.json());
    const keys = signingKeys(new URL(jwks_uri));
    known = { keys, until: clock.now().epochMilliseconds + KEPT_MS };
    return keys;
  }

  return async () => {
    if (known && clock.now().epochMilliseconds < known.until) return known.keys;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    const before = known;
    if (!before) return reading;
    // What it said a day ago is better than nothing: the keys themselves are looked at by whoever has a token.
    return reading.catch(() => {
      known = { keys: before.keys, until: clock.now().epochMilliseconds + AGAIN_MS };
      return before.keys;
    });
  };
}

function signingKeys(url: URL): SigningKeys {
  const keyOf = createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS, cooldownDuration: COOLDOWN_MS, cacheMaxAge: KEPT_MS });
  return {
    keyOf,
    endorsementsOf: (kid) => keyOf.jwks()?.keys.flatMap((key) => endorsedKey.safeParse(key).data ?? []).find((key) => key.kid === kid)?.endorsements,
  };
}
