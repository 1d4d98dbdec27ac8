import { AppError, errorFields, stackFrames } from '../errors.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';

/** Tells the person at the terminal what went wrong; what nobody expected goes to the log, without anyone's words. */
export function tellFault(error: unknown, io: CommandIo, log: Logger): void {
  if (error instanceof AppError) return io.err(error.message);
  log.error('command.failed', errorFields(error));
  log.debug('command.stack', { stack: stackFrames(error) });
  io.err(cliTexts(io.language).errors.unexpected);
}
