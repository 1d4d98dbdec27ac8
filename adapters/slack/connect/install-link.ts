import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { AppError } from '../../../src/errors.js';

/** Long enough to be handed to whoever may install apps, short enough to be forgotten safely. */
const LIFE_HOURS = 72;
const PARAMETER = 'link';

const claims = z.strictObject({ organization: z.string().min(1).max(100), id: z.string().min(8).max(64), until: z.string() });

/** What a link says, once its signature is known to be ours. */
export interface InstallLink {
  /** The id of the organization whose workspace it connects. */
  readonly organizationId: string;
  /** What is remembered of it once it was used. */
  readonly id: string;
}

/** A page's address that connects one workspace to one organization, once, within three days. `installPage` is the public address of that page. */
export function makeInstallLink(organizationId: string, { installPage, secret, now }: { readonly installPage: string; readonly secret: string; readonly now: Temporal.Instant }): { readonly url: string; readonly until: Temporal.Instant } {
  const until = now.add({ hours: LIFE_HOURS }).round('second');
  const body = Buffer.from(JSON.stringify(claims.parse({ organization: organizationId, id: randomBytes(16).toString('hex'), until: until.toString() }))).toString('base64url');
  const url = new URL(installPage);
  url.searchParams.set(PARAMETER, `${body}.${signatureOf(body, secret)}`);
  return { url: url.toString(), until };
}

/** The link's own text in the query of a request, as `readInstallLink` takes it. */
export function linkInQuery(query: URLSearchParams): string {
  return query.get(PARAMETER) ?? '';
}

/** Throws AppError `install-link-bad` for a link that was not made here, and `install-link-expired`. */
export function readInstallLink(text: string, { secret, now }: { readonly secret: string; readonly now: Temporal.Instant }): InstallLink {
  const [body = '', signature = '', ...more] = text.split('.');
  const expected = Buffer.from(signatureOf(body, secret));
  const given = Buffer.from(signature);
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) throw new AppError('install-link-bad', 'This install link was not made here.');
  const { organization, id, until } = claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (Temporal.Instant.compare(now, Temporal.Instant.from(until)) > 0) throw new AppError('install-link-expired', `This install link expired at ${until}.`);
  return { organizationId: organization, id };
}

/** The purpose is signed too: nothing else that is signed with the same secret passes for a link. */
function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(`throughline-install-link.${body}`).digest('base64url');
}
