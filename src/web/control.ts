import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';

/** A command line to run inside the process that holds the database, with what the caller was asked for so far. */
const controlRequest = z.object({
  argv: z.array(z.string().max(10_000)).max(100),
  /** Contents of files by the path the command line names. */
  files: z.record(z.string(), z.string()).default({}),
  /** The person has said yes to the question that was asked. */
  confirmed: z.boolean().default(false),
  language: z.enum(['en', 'es']).default('en'),
  /** The folder that the caller's relative paths start from. */
  folder: z.string().max(10_000).default('/'),
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
      z.object({ kind: z.literal('bytes'), path: z.string(), base64: z.base64() }),
    ]),
  ),
  needs: z.discriminatedUnion('kind', [z.object({ kind: z.literal('file'), path: z.string() }), z.object({ kind: z.literal('yes'), question: z.string() })]).optional(),
});
export type ControlAnswer = z.output<typeof controlAnswer>;

/** What a server answers to `GET /control?nonce=…`: only who knows its token can tell. */
export const controlIdentity = z.object({ proof: z.string() });

/** The proof that a server has the token, for a nonce of the asker's: neither token nor proof is of use to who overhears it. */
export function identityProof(token: string, nonce: string): string {
  return createHmac('sha256', token).update(nonce).digest('hex');
}

/** A plan file may be large; nothing else is. */
const LARGEST_BODY = 20 * 1024 * 1024;
const nonceQuery = z.string().min(16).max(200);

/**
 * For the command line on this machine, which knows the token from the data folder. `GET /control` proves that this is
 * the server it looks for, before it is shown the token; `POST /control` runs a command line.
 */
export function controlRoutes({ token, run }: { readonly token: string; readonly run: (request: ControlRequest) => Promise<ControlAnswer> }): Hono {
  const app = new Hono();
  app.get('/control', (c) => {
    const nonce = nonceQuery.safeParse(c.req.query('nonce'));
    return nonce.success ? c.json({ proof: identityProof(token, nonce.data) }) : c.json({ error: 'bad-request' }, 400);
  });
  app.post('/control', bodyLimit({ maxSize: LARGEST_BODY }), async (c) => {
    if (!isSame(c.req.header('authorization') ?? '', `Bearer ${token}`) || c.req.header('origin') !== undefined) return c.json({ error: 'forbidden' }, 403);
    const request = controlRequest.safeParse(await c.req.json().catch(() => undefined));
    return request.success ? c.json(await run(request.data)) : c.json({ error: 'bad-request' }, 400);
  });
  return app;
}

/** Compares secrets in a time that tells nothing of where they differ. */
export function isSame(one: string, other: string): boolean {
  const [given, expected] = [Buffer.from(one), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
