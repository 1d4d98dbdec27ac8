import type { JobQueue } from '../../../jobs/queue.js';
import type { Config } from '../../config.js';
import type { Logger } from '../../ports.js';
import { adminRoutes, BOARD_PATH } from '../../web/admin.js';
import type { Core } from '../core.js';
import { listen } from '../http-server.js';
import type { Opened } from '../opened.js';
import { countedLog } from './counted-log.js';
import type { PrometheusMetrics } from './metrics.js';
import { createObserver } from './observer.js';
import type { Observer } from './observer.js';

/** What looks on, and the metrics that it fills where somebody reads them. */
export interface Observing {
  readonly observer: Observer;
  /** The log for all that is watched. */
  readonly log: Logger;
  readonly metrics?: PrometheusMetrics;
}

/** Metrics where there is a port for them, traces where a collector is set up; the libraries of either are loaded then only. */
export async function openObserver({ adminPort, tracing, role }: Pick<Config, 'adminPort' | 'tracing' | 'role'>, plainLog: Logger, opened: Opened): Promise<Observing> {
  const metrics = adminPort === undefined ? undefined : (await import('./metrics.js')).prometheusMetrics();
  const traces = tracing && (await import('./tracing.js')).openTracing({ ...tracing, role });
  if (traces) opened.add('traces', () => traces.close());
  const log = countedLog(plainLog, metrics);
  return { log, observer: createObserver({ log, metrics, trace: traces?.trace }), ...(metrics && { metrics }) };
}

/** Opens the administration port, where there is to be one. Gives its address. Throws AppError `port-taken`, `port-refused`. */
export async function openAdmin({ adminPort, role }: Pick<Config, 'adminPort' | 'role'>, { metrics }: Observing, { store, clock }: Core, queue: JobQueue, log: Logger, opened: Opened): Promise<string | undefined> {
  if (adminPort === undefined || !metrics) return undefined;
  metrics.watch({ store, clock, queue, role });
  const http = await listen(adminRoutes({ metrics: () => metrics.text(), board: await queue.board(BOARD_PATH) }), '127.0.0.1', adminPort, 'ADMIN_PORT');
  opened.add('administration', (withinMs) => http.close(withinMs));
  log.info('administration.open', { url: http.url });
  return http.url;
}
