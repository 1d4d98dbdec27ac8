import type { Logger, Metrics } from '../../ports.js';

/** The same log; what warns or tells of an error is counted by its event as well, so that whoever watches sees it grow. */
export function countedLog(log: Logger, metrics: Metrics | undefined): Logger {
  if (metrics === undefined) return log;
  return {
    ...log,
    warn: (event, fields) => {
      metrics.logged('warn', event);
      log.warn(event, fields);
    },
    error: (event, fields) => {
      metrics.logged('error', event);
      log.error(event, fields);
    },
  };
}
