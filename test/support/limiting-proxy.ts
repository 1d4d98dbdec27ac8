import { createServer } from 'node:http';

/** One workspace behind the proxy: calls with its token go to its address. */
export interface Behind {
  readonly token: string;
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
}

/** Stands before the Web API of several workspaces, on loopback, and limits calls as Slack does: a method, a workspace. */
export interface LimitingProxy {
  readonly url: string;
  /** After `allowed` more calls, answers every call of a method with this token with 429, until it is lifted. */
  limit(token: string, method: string, rule: { readonly allowed: number; readonly retryAfterSeconds: number }): void;
  lift(token: string): void;
  /** How many calls of a method were passed on, and how many refused. */
  count(token: string, method: string): { readonly passed: number; readonly refused: number };
  stop(): Promise<void>;
}

interface Rule {
  readonly method: string;
  readonly retryAfterSeconds: number;
  left: number;
}

/** At https://docs.slack.dev/apis/web-api/rate-limits: status 429, seconds in `Retry-After`. */
export async function startLimitingProxy(workspaces: readonly Behind[]): Promise<LimitingProxy> {
  const rules = new Map<string, Rule>();
  const counts = new Map<string, { passed: number; refused: number }>();
  const countOf = (token: string, method: string): { passed: number; refused: number } => {
    const key = `${token} ${method}`;
    const count = counts.get(key) ?? { passed: 0, refused: 0 };
    counts.set(key, count);
    return count;
  };

  const server = createServer((request, response) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const method = (request.url ?? '').replace(/^\/api\//u, '');
    const behind = workspaces.find((one) => one.token === token);
    if (!behind) return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":false,"error":"invalid_auth"}');
    const rule = rules.get(token);
    const count = countOf(token, method);
    if (rule?.method === method && (rule.left -= 1) < 0) {
      count.refused += 1;
      return void response.writeHead(429, { 'retry-after': String(rule.retryAfterSeconds), 'content-type': 'application/json' }).end('{"ok":false,"error":"ratelimited"}');
    }
    count.passed += 1;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded' };
      fetch(`${behind.url}${request.url ?? ''}`, { method: 'POST', headers, body: new Uint8Array(Buffer.concat(chunks)) })
        .then(async (answer) => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()))
        .catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    limit: (token, method, { allowed, retryAfterSeconds }) => void rules.set(token, { method, retryAfterSeconds, left: allowed }),
    lift: (token) => void rules.delete(token),
    count: countOf,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
