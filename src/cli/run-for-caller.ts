import type { App } from '../app.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports.js';
import type { ControlAnswer, ControlRequest } from '../web/control.js';
import { runDoctor } from './doctor.js';
import { runProgram } from './program.js';
import { NeedsFromCaller, remoteIo } from './remote-io.js';
import { tellFault } from './tell-fault.js';

/** Runs a command line inside the server, for somebody whose own process may not open the database. */
export async function runForCaller(
  { core, refresh, refused, config, log, version }: Pick<App, 'core' | 'refresh' | 'refused'> & { readonly config: Config; readonly log: Logger; readonly version: string },
  request: ControlRequest,
): Promise<ControlAnswer> {
  const { io, output } = remoteIo(request);
  try {
    const exitCode = await runProgram(request.argv, {
      io,
      config,
      now: async () => core.clock.now(),
      version,
      withCore: (work) => work(core),
      doctor: () => runDoctor({ config, log, io, core, refused: refused() }),
      afterChange: refresh,
    });
    return { exitCode, output };
  } catch (error) {
    if (error instanceof NeedsFromCaller) return { exitCode: 1, output, needs: error.needs };
    tellFault(error, io, log, { inServer: true });
    return { exitCode: 1, output };
  }
}
