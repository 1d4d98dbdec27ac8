#!/usr/bin/env node
import { argv, env } from 'node:process';
import { ConfigError, faultLevel, readConfig } from '../config.js';
import { createLogger } from '../log.js';
import { tellSettingFaults } from './doctor.js';
import { leave } from './leave.js';
import { runCli } from './run-cli.js';
import { settingsOfWords } from './settings-of-words.js';
import { tellFault } from './tell-fault.js';
import { terminalIo } from './terminal-io.js';

const words = argv.slice(2);
const io = terminalIo(/^es/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'es' : 'en');

try {
  const config = readConfig(env, settingsOfWords(words, env));
  leave(await runCli(words, config, io, createLogger({ level: config.logLevel })));
} catch (error) {
  if (words[0] === 'doctor' && error instanceof ConfigError) leave(tellSettingFaults(error.faults, io));
  else {
    tellFault(error, io, createLogger({ level: faultLevel(env) }));
    leave(1);
  }
}
