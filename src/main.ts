import { argv, env } from 'node:process';
import { leave } from './cli/leave.js';
import { runCli } from './cli/run-cli.js';
import { settingsOfWords } from './cli/settings-of-words.js';
import { tellFault } from './cli/tell-fault.js';
import { terminalIo } from './cli/terminal-io.js';
import { faultLevel, readConfig } from './config.js';
import { createLogger } from './log.js';

/** A service manager may say the role on the command line, as with `throughline serve`. */
const words = ['serve', ...argv.slice(2)];
const io = terminalIo('en');
try {
  const config = readConfig(env, settingsOfWords(words, env));
  leave(await runCli(words, config, io, createLogger({ level: config.logLevel })));
} catch (error) {
  tellFault(error, io, createLogger({ level: faultLevel(env) }));
  leave(1);
}
