import type { Command } from 'commander';
import type { Done, ProgramContext } from './program-context.js';
import { runTeamsPackage } from './teams-package.js';
import type { TeamsPackageArgs } from './teams-package.js';

/** Adds `teams …`: what setting Microsoft Teams up takes. */
export function addTeamsCommands(program: Command, { io, config }: ProgramContext, done: Done): void {
  const teams = program.command('teams').description('set Microsoft Teams up').showHelpAfterError('Run `throughline teams --help` for its commands.');
  teams
    .command('package')
    .description('write the app package that an administrator uploads to Teams; needs no database')
    .option('--app-id <id>', 'the Application (client) ID of the bot’s registration; MICROSOFT_APP_ID unless said')
    .option('--url <address>', 'the public address Teams reaches, https://…; PUBLIC_URL unless said')
    .requiredOption('--out <file>', 'the ZIP file to write')
    .option('--app-version <version>', 'the package’s version; higher each time it is uploaded', '1.0.0')
    .option('--developer <name>', 'who answers for the app, as Teams shows it', 'Throughline')
    .option('--website <address>', 'a page about the app; the public address unless said')
    .option('--privacy <address>', 'the privacy statement; the public address unless said')
    .option('--terms <address>', 'the terms of use; the public address unless said')
    .action(async (options: TeamsPackageArgs) => done(await runTeamsPackage(options, config, io)));
}
