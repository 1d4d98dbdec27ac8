import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { Fault } from './fault.js';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const NONE = ["'none'"];
const SELF = ["'self'"];

/**
 * Only the page this server served may speak to it. A `Host` that is not loopback is a name made to point here
 * (DNS rebinding); another `Origin` is another site's page (CSRF). What changes something must say its origin
 * and send JSON or a file, which no plain HTML form of another site can do unseen.
 */
export const onlyThisPage: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!URL.canParse(`http://${host}`) || !LOOPBACK.has(new URL(`http://${host}`).hostname)) throw new Fault('not-here');
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  const origin = c.req.header('origin');
  if (origin !== undefined ? origin !== `http://${host}` : !reads) throw new Fault('not-here');
  const site = c.req.header('sec-fetch-site');
  const isNavigation = reads && c.req.header('sec-fetch-mode') === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) throw new Fault('not-here');
  if (!reads && !/^(application\/json|multipart\/form-data)\b/iu.test(c.req.header('content-type') ?? '')) throw new Fault('bad-request');
  await next();
};

/** No script, style or picture but our own; nothing may frame the page; types are what we say. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NONE,
    scriptSrc: SELF,
    styleSrc: SELF,
    imgSrc: SELF,
    connectSrc: SELF,
    baseUri: NONE,
    formAction: NONE,
    frameAncestors: NONE,
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
});
