import { openCore } from '../app.js';
import type { Core } from '../app.js';
import { commandClock } from '../app/core.js';
import { liveServer } from '../app/live-server.js';
import type { Config } from '../config.js';
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
  const throughServer = async (otherwise: () => Promise<number>): Promise<number> => {
    const server = await liveServer(config.dataFolder);
    return server ? runRemotely(server, argv, io) : otherwise();
  };
  const withOwnCore = async (work: (core: Core) => Promise<number>): Promise<number> => {
    const { opening, migrating } = cliTexts(io.language).progress;
    const core = await during(io, opening, () => openCore(config, { log, onMigrating: (count) => io.status(migrating(count)) }));
    try {
      return await work(core);
    } finally {
      await core.close();
    }
  };
  const code = await runProgram(argv, {
    io,
    now: async () => (await commandClock(config)).now(),
    version,
    withCore: (work) => throughServer(() => withOwnCore(work)),
    doctor: () => throughServer(() => runDoctor({ config, log, io })),
    afterChange: async () => undefined,
    serve: async ({ sample }) => {
      served = await serve({ config, log, io, version, sample });
    },
  });
  return served ?? code;
}
