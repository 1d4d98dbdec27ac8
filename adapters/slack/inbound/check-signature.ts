import type { IncomingHttpHeaders } from 'node:http';
import { verifySlackRequest } from '@slack/bolt';
import type { Temporal } from 'temporal-polyfill';

/** Why a request is not taken for Slack's own. */
export type SignatureFault = 'missing' | 'stale' | 'mismatch';

/** Slack's rule: a request signed more than five minutes ago may be a recording. docs.slack.dev, authentication/verifying-requests-from-slack. */
const STALE_AFTER_S = 300;

/** What is wrong with the signature of a request; undefined where it is Slack's. `body` is what was signed, to the byte. */
export function signatureFault(body: Buffer, headers: IncomingHttpHeaders, signingSecret: string, now: Temporal.Instant): SignatureFault | undefined {
  const signature = headers['x-slack-signature'];
  const signedAt = Number(headers['x-slack-request-timestamp']);
  if (typeof signature !== 'string' || !Number.isInteger(signedAt)) return 'missing';
  const ageS = Math.floor(now.epochMilliseconds / 1_000) - signedAt;
  if (ageS > STALE_AFTER_S) return 'stale';
  try {
    verifySlackRequest({
      signingSecret,
      body: body.toString(),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': signedAt },
      nowMilliseconds: now.epochMilliseconds,
    });
    return undefined;
  } catch {
    return 'mismatch';
  }
}
