import type { Bench } from './bench.js';
import { ack, answer } from './commands.js';
import { drains } from './drain.js';
import { history } from './history.js';
import { limit } from './limit.js';
import { schedulers } from './schedulers.js';
import { start } from './start.js';
import { sweep } from './sweep.js';

/** Every comparison, in the order of a run. */
export const BENCHES: readonly Bench[] = [sweep, schedulers, ...drains, start, history, ack, answer, limit];
