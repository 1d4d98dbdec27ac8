import { Hono } from 'hono';
import { errorFields } from '../errors.js';

export interface HealthDeps {
  /** What must answer before this process should get traffic: its name and a probe that throws. */
  readonly ready: Readonly<Record<string, () => Promise<void>>>;
  /** True once the process has begun to stop. */
  readonly stopping: () => boolean;
}

/** Longer than any healthy answer takes; a probe that hangs counts as failed. Milliseconds. */
const PROBE_MS = 2_000;

/** `/healthz`: the process runs. `/readyz`: it can do its work, or which part cannot. */
export function healthRoutes({ ready, stopping }: HealthDeps): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const parts = await Promise.all(Object.entries(ready).map(async ([name, probe]) => [name, await outcome(probe)] as const));
    const isReady = !stopping() && parts.every(([, result]) => result === 'ok');
    return c.json({ status: stopping() ? 'stopping' : isReady ? 'ready' : 'not-ready', parts: Object.fromEntries(parts) }, isReady ? 200 : 503);
  });
  return app;
}

async function outcome(probe: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no-answer'), PROBE_MS);
  });
  try {
    return await Promise.race([probe().then(() => 'ok'), tooLong]);
  } catch (error) {
    return errorFields(error).code;
  } finally {
    clearTimeout(timer);
  }
}
