import type { Status } from '../../../src/domain/types.js';

/** Replies, as `item: words`, by what must be understood. */
export type Phrases = Readonly<Record<Status | 'asked' | 'talk', readonly string[]>>;
