import type { Logger } from '../../src/ports.js';

const nothing = (): void => undefined;

/** A log nobody reads. */
export const silentLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
