import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';

export type TeamsRoutes = Hono<{ Bindings: HttpBindings }>;

/** Where the Bot Connector sends what people do, after the public address. */
export const MESSAGES_PATH = '/api/messages';

/** Posts alone are answered: what answers here writes on Node's own response, which Hono would write on again for HEAD. */
export function teamsRoutes(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): TeamsRoutes {
  const routes: TeamsRoutes = new Hono();
  routes.on(['POST'], MESSAGES_PATH, ({ env }) => {
    if (!isHttp1(env)) return new Response(null, { status: 505 });
    void handle(env.incoming, env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  return routes;
}

/** We never listen for HTTP/2; the types allow it. */
function isHttp1(env: HttpBindings | { readonly incoming: unknown; readonly outgoing: unknown }): env is { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse } {
  return env.outgoing !== undefined;
}
