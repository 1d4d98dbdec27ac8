import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../../src/ports/system.js';
import type { SigningKeys } from './openid.js';

/** What a token of the Bot Connector says. */
export interface VerifiedToken {
  /** The app it is for, lower case. */
  readonly appId: string;
  /** Where the conversation is served. */
  readonly serviceUrl: string;
}

/** Why a token was turned away. */
export type TokenFault = 'no-token' | 'unreadable' | 'wrong-key' | 'unknown-key' | 'not-endorsed' | 'wrong-algorithm' | 'wrong-issuer' | 'expired' | 'not-yet-valid' | 'incomplete';

/** `unavailable`: the keys cannot be read now. */
export type Verification = { readonly kind: 'verified'; readonly token: VerifiedToken } | { readonly kind: 'refused'; readonly reason: TokenFault } | { readonly kind: 'unavailable' };

export interface VerifyTokenParts {
  readonly keys: () => Promise<SigningKeys>;
  /** Whose token it must be. */
  readonly issuer: string;
  /** The real time. */
  readonly clock: Clock;
}

/** Asymmetric ones alone: the key that verifies is public. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** How far clocks may stand apart, as Microsoft's own library allows. Seconds. */
const CLOCK_TOLERANCE = 300;
const CHANNEL = 'msteams';
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/u;
/** Far above any token of theirs. Characters. */
const LONGEST = 16_000;

const claims = z.looseObject({ aud: z.string().min(1), serviceurl: z.url({ protocol: /^https?$/ }).max(2_000) });

/**
 * Verifies the `Authorization` header of a request before anything else of it is read: signed with a key of the Bot
 * Connector's that is endorsed for Teams, issued by it, in time (learn.microsoft.com: Bot Framework, "Authenticate
 * requests with the Bot Connector API"). Whether the app is one of ours is for the caller to find out. Never rejects.
 */
export function createVerifyToken({ keys, issuer, clock }: VerifyTokenParts): (authorization: string | undefined) => Promise<Verification> {
  async function verify(token: string): Promise<Verification> {
    const { keyOf, endorsementsOf } = await keys();
    const currentDate = new Date(clock.now().epochMilliseconds);
    const { payload, protectedHeader } = await jwtVerify(token, keyOf, { issuer, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE, requiredClaims: ['exp', 'aud', 'serviceurl'], currentDate });
    const endorsements = endorsementsOf(protectedHeader.kid);
    if (endorsements && !endorsements.includes(CHANNEL)) return refused('not-endorsed');
    const said = claims.safeParse(payload).data;
    if (!said) return refused('incomplete');
    return { kind: 'verified', token: { appId: said.aud.toLowerCase(), serviceUrl: said.serviceurl } };
  }

  return async (authorization) => {
    if (authorization === undefined) return refused('no-token');
    const token = authorization.length > LONGEST ? undefined : BEARER.exec(authorization)?.[1];
    if (token === undefined) return refused('unreadable');
    try {
      return await verify(token);
    } catch (error) {
      const reason = faultOf(error);
      return reason === undefined ? { kind: 'unavailable' } : refused(reason);
    }
  };
}

function refused(reason: TokenFault): Verification {
  return { kind: 'refused', reason };
}

/** Undefined where it is not the token's fault. */
function faultOf(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return FAULTS_BY_CLAIM[error.claim] ?? 'incomplete';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong-key';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return 'unknown-key';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'wrong-algorithm';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'unreadable';
  return undefined;
}

const FAULTS_BY_CLAIM: Readonly<Partial<Record<string, TokenFault>>> = { iss: 'wrong-issuer', nbf: 'not-yet-valid' };
