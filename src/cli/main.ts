#!/usr/bin/env node
import { argv, env } from 'node:process';
import { ConfigError, faultLevel, readConfig } from '../config.js';
import { createLogger } from '../log.js';
import { tellSettingFaults } from './doctor.js';
import { leave } from './leave.js';
import { runCli } from './run-cli.js';
import { tellFault } from './tell-fault.js';
import { terminalIo } from './terminal-io.js';

const words = argv.slice(2);
const io = terminalIo(/^es/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'es' : 'en');
// A person at a terminal wants answers, not events; the server's log is for whoever runs it.
const quiet = words[0] === 'serve' ? {} : { LOG_LEVEL: env['LOG_LEVEL'] ?? 'error' };
const sample = words[0] === 'try' ? { THROUGHLINE_DATA: env['THROUGHLINE_DATA'] ?? '.throughline/try', PORT: env['PORT'] ?? '0', SANDBOX: 'on', DATABASE_URL: undefined, REDIS_URL: undefined } : {};

try {
  const config = readConfig(env, { ...quiet, ...sample });
  leave(await runCli(words, config, io, createLogger({ level: config.logLevel })));
} catch (error) {
  if (words[0] === 'doctor' && error instanceof ConfigError) leave(tellSettingFaults(error.faults, io));
  else {
    tellFault(error, io, createLogger({ level: faultLevel(env) }));
    leave(1);
  }
}
