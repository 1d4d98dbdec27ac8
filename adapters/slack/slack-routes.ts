import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { PATHS } from './connect/manifest.js';
import type { OAuthRoutes } from './connect/oauth-routes.js';
import type { HttpInbound } from './inbound/slack-inbound.js';

export type SlackRoutes = Hono<{ Bindings: HttpBindings }>;

/** Where Slack and whoever installs the app come to. Slack's libraries answer on Node's own response. */
export function slackRoutes({ events, oauth }: { readonly events?: HttpInbound; readonly oauth?: OAuthRoutes }): SlackRoutes {
  const routes: SlackRoutes = new Hono();
  const answeredBy = (path: string, methods: readonly string[], handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void => {
    routes.on([...methods], path, ({ env }) => {
      if (!isHttp1(env)) return new Response(null, { status: 505 });
      void handle(env.incoming, env.outgoing);
      return RESPONSE_ALREADY_SENT;
    });
  };
  if (events) answeredBy(PATHS.events, ['POST'], events.handle);
  if (oauth) {
    answeredBy(PATHS.install, ['GET'], oauth.install);
    answeredBy(PATHS.redirect, ['GET'], oauth.redirect);
  }
  return routes;
}

/** We never listen for HTTP/2; the types allow it. */
function isHttp1(env: HttpBindings | { readonly incoming: unknown; readonly outgoing: unknown }): env is { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse } {
  return env.outgoing !== undefined;
}
