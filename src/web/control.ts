import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';

/** A command line to run inside the process that holds the database, with what the caller was asked for so far. */
export const controlRequest = z.object({
  argv: z.array(z.string().max(10_000)).max(100),
  /** Contents of files by the path the command line names. */
  files: z.record(z.string(), z.string()).default({}),
  /** The person has said yes to the question that was asked. */
  confirmed: z.boolean().default(false),
  language: z.enum(['en', 'es']).default('en'),
});
export type ControlRequest = z.output<typeof controlRequest>;

/** What the command printed; or what it needs first, after which the caller asks again. */
export const controlAnswer = z.object({
  exitCode: z.int(),
  output: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('out'), text: z.string() }),
      z.object({ kind: z.literal('err'), text: z.string() }),
      z.object({ kind: z.literal('file'), path: z.string(), text: z.string() }),
    ]),
  ),
  needs: z.discriminatedUnion('kind', [z.object({ kind: z.literal('file'), path: z.string() }), z.object({ kind: z.literal('yes'), question: z.string() })]).optional(),
});
export type ControlAnswer = z.output<typeof controlAnswer>;

/** A plan file may be large; nothing else is. */
const LARGEST_BODY = 20 * 1024 * 1024;

/** `POST /control`: for the command line on this machine, which knows the token from the data folder. */
export function controlRoutes({ token, run }: { readonly token: string; readonly run: (request: ControlRequest) => Promise<ControlAnswer> }): Hono {
  const app = new Hono();
  app.post('/control', bodyLimit({ maxSize: LARGEST_BODY }), async (c) => {
    if (!isToken(c.req.header('authorization'), token) || c.req.header('origin') !== undefined) return c.json({ error: 'forbidden' }, 403);
    const request = controlRequest.safeParse(await c.req.json().catch(() => undefined));
    return request.success ? c.json(await run(request.data)) : c.json({ error: 'bad-request' }, 400);
  });
  return app;
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
