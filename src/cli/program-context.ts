import type { Temporal } from 'temporal-polyfill';
import type { Core } from '../app.js';
import type { Config } from '../config.js';
import type { CommandIo } from './io.js';

/** What commands work with. */
export interface ProgramContext {
  readonly io: CommandIo;
  readonly config: Config;
  /** The time that commands follow. Throws AppError `clock-offset` where the sandbox's is damaged. */
  readonly now: () => Promise<Temporal.Instant>;
  readonly version: string;
  /** Opens the database for one command; closes it afterwards, where it was opened for it. */
  readonly withCore: (work: (core: Core) => Promise<number>) => Promise<number>;
  /** Looks at every part, also where the database does not open. */
  readonly doctor: () => Promise<number>;
  /** Called after a command changed people or plans. */
  readonly afterChange: () => Promise<void>;
  /** Starts the server and stays; only at the terminal. */
  readonly serve?: (options: { readonly sample: boolean }) => Promise<void>;
}

/** Takes a command's exit code. */
export type Done = (code: number) => void;
