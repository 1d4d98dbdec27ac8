import { openCore } from '../app.js';
import type { Core } from '../app.js';
import type { Config } from '../config.js';
import { liveServer } from '../app/live-server.js';
import { sandboxTime } from '../app/core.js';
import type { Logger } from '../ports.js';
import type { CommandIo } from './io.js';
import { runProgram } from './program.js';
import { runRemotely } from './remote-io.js';
import { serve } from './serve.js';
import { packageVersion } from './version.js';

/**
 * Runs one command line at a terminal. A command that needs the database goes through the server that
 * runs on this data folder, where there is one; else it opens the database itself. Gives the exit code.
 */
export async function runCli(argv: readonly string[], config: Config, io: CommandIo, log: Logger): Promise<number> {
  const version = packageVersion();
  let served: number | undefined;
  const withCore = async (work: (core: Core) => Promise<number>): Promise<number> => {
    const server = await liveServer(config.dataFolder);
    if (server) return runRemotely(server, argv, io);
    const core = await openCore(config, log);
    try {
      return await work(core);
    } finally {
      await core.close();
    }
  };
  const code = await runProgram(argv, {
    config,
    log,
    io,
    clock: await sandboxTime(config),
    version,
    withCore,
    afterChange: async () => undefined,
    serve: async ({ sample }) => {
      served = await serve({ config, log, io, version, sample });
    },
  });
  return served ?? code;
}
