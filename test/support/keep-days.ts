import type { KeepDays } from '../../src/ports.js';

/** The default settings of how long what is settled is kept. */
export const KEEP_DAYS: KeepDays = { eventContents: 30, eventKeys: 400, messages: 400, questions: 30 };
