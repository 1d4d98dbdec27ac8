import { allFrames, AppError, causeChain, errorFields, faultCode, isDiskFull } from '../errors.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';

/**
 * Tells the person at the terminal what went wrong. What nobody expected goes to the log, by class and code, with every
 * cause and call where it is set to debug: never by message, which may hold anyone's words.
 * `inServer`: the command runs in the server, whose log it is.
 */
export function tellFault(error: unknown, io: CommandIo, log: Logger, { inServer = false }: { readonly inServer?: boolean } = {}): void {
  const isExpected = error instanceof AppError;
  if (!isExpected) log.error('command.failed', errorFields(error));
  log.debug('command.stack', { causes: causeChain(error), stack: allFrames(error) });
  if (isExpected) return io.err(error.message);
  const { diskFull, unexpected, unexpectedInServer } = cliTexts(io.language).errors;
  io.err(isDiskFull(error) ? diskFull : (inServer ? unexpectedInServer : unexpected)(faultCode(error)));
}
