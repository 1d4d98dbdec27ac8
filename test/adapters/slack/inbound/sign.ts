import { createHmac } from 'node:crypto';

/** The headers of a request as Slack signs it: docs.slack.dev, authentication/verifying-requests-from-slack. `at`: seconds since 1970. */
export function signed(body: string, secret: string, at: number): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}
