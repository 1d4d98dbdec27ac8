import { openCore } from '../app.js';
import type { Core } from '../app.js';
import { commandClock } from '../app/core.js';
import { awaitServer } from '../app/live-server.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import { runDoctor } from './doctor.js';
import { during } from './io.js';
import type { CommandIo } from './io.js';
import { runProgram } from './program.js';
import { runRemotely } from './run-remotely.js';
import { serve } from './serve.js';
import { packageVersion } from './version.js';

/**
 * Runs one command line at a terminal. A command that needs the database goes through the server that
 * runs on this data folder, where there is one; else it opens the database itself. Gives the exit code.
 */
export async function runCli(argv: readonly string[], config: Config, terminal: CommandIo, log: Logger): Promise<number> {
  const version = packageVersion();
  // What a program reads is not to be watched.
  const io: CommandIo = argv.includes('--json') ? { ...terminal, status: () => undefined } : terminal;
  let served: number | undefined;
  let opened: Core | undefined;
  const throughServer = async (otherwise: () => Promise<number>): Promise<number> => {
    const server = await awaitServer(config, { onBusy: () => io.status(cliTexts(io.language).progress.busy) }).finally(() => io.status(undefined));
    return server ? runRemotely(server, argv, io) : otherwise();
  };
  // Between the look and the opening another process may have taken the folder: it is waited for as well.
  const throughServerOrAlone = (alone: () => Promise<number>): Promise<number> => throughServer(() => unless('data-folder-in-use', alone, () => throughServer(alone)));
  const withOwnCore = async (work: (core: Core) => Promise<number>): Promise<number> => {
    const { opening, migrating } = cliTexts(io.language).progress;
    const core = await during(io, opening, () => openCore(config, { log, onMigrating: (count) => io.status(migrating(count)) }));
    opened = core;
    try {
      return await work(core);
    } finally {
      opened = undefined;
      await core.close();
    }
  };
  const ownLook = (): Promise<number> => runDoctor({ config, log, io });
  const code = await runProgram(argv, {
    io,
    config,
    now: async () => (opened?.clock ?? (await commandClock(config))).now(),
    version,
    withCore: (work) => throughServerOrAlone(() => withOwnCore(work)),
    doctor: () => unless('server-busy', () => throughServer(ownLook), ownLook),
    afterChange: async () => undefined,
    serve: async ({ sample }) => {
      served = await serve({ config, log, io, version, sample });
    },
  });
  return served ?? code;
}

/** Does the one, and the other where it ended with that AppError. */
async function unless<T>(code: string, one: () => Promise<T>, other: () => Promise<T>): Promise<T> {
  try {
    return await one();
  } catch (error) {
    if (error instanceof AppError && error.code === code) return other();
    throw error;
  }
}
