import { env } from 'node:process';
import { leave } from './cli/leave.js';
import { runCli } from './cli/run-cli.js';
import { tellFault } from './cli/tell-fault.js';
import { terminalIo } from './cli/terminal-io.js';
import { faultLevel, readConfig } from './config.js';
import { createLogger } from './log.js';

const io = terminalIo('en');
try {
  const config = readConfig(env);
  leave(await runCli(['serve'], config, io, createLogger({ level: config.logLevel })));
} catch (error) {
  tellFault(error, io, createLogger({ level: faultLevel(env) }));
  leave(1);
}
