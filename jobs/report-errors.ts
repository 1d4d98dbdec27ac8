import type { Logger } from '../src/ports.js';
import { errorFields, stackFrames } from '../src/errors.js';

/** While an engine is away every connection fails again every two seconds; one line a minute says as much. */
const QUIET_MS = 60_000;

/** A listener for the errors of what serves in the background, such as the queue's engine: logs each kind at most once a minute. */
export function reportErrors(log: Logger, what: 'queue' | 'pace' = 'queue', quietMs = QUIET_MS): (error: unknown) => void {
  const recent = new Set<string>();
  return (error) => {
    const fields = errorFields(error);
    if (recent.has(fields.code)) return;
    recent.add(fields.code);
    setTimeout(() => recent.delete(fields.code), quietMs).unref();
    log.warn(`${what}.error`, fields);
    log.debug(`${what}.stack`, { code: fields.code, stack: stackFrames(error) });
  };
}
