import { Option } from 'commander';
import type { Command } from 'commander';
import type { Core } from '../app.js';
import { organizationOption } from './plan-commands.js';
import type { Done, ProgramContext } from './program-context.js';
import { runSlackRotateKeys } from './slack.js';
import { runTeamsConnect, runTeamsDisconnect, runTeamsStatus } from './teams.js';
import type { TeamsConnectArgs } from './teams.js';
import { runTeamsPackage } from './teams-package.js';
import type { TeamsPackageArgs } from './teams-package.js';
import { runTeamsLetIn, runTeamsShutOut } from './teams-strangers.js';
import type { LetInArgs } from './teams-strangers.js';

/** Adds `teams …`: what setting Microsoft Teams up and keeping it takes. */
export function addTeamsCommands(program: Command, { io, config, now, withCore, afterChange }: ProgramContext, done: Done): void {
  const teams = program.command('teams').description('set Microsoft Teams up, and see how it stands').showHelpAfterError('Run `throughline teams --help` for its commands.');
  const changing = async (work: (core: Core) => Promise<number>): Promise<void> => {
    const code = await withCore(work);
    if (code === 0) await afterChange();
    done(code);
  };
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
  teams
    .command('connect')
    .description('let an app of its own serve an organization; it is kept sealed with TOKEN_KEYS, and answered where TEAMS is on')
    .addOption(organizationOption())
    .requiredOption('--app-id <id>', 'the Application (client) ID of the bot’s registration')
    .requiredOption('--tenant <id>', 'the Directory (tenant) ID of the organization')
    .addOption(new Option('--type <type>', 'the kind of registration').choices(['single-tenant', 'multi-tenant', 'managed-identity']).default('single-tenant'))
    .option('--secret-file <file>', 'a file with the value of a client secret; - reads it from standard input')
    .option('--certificate-file <file>', 'a PEM file with the certificate of the registration and its private key')
    .option('--unchecked', 'keep it also where Microsoft refuses it now')
    .action((options: TeamsConnectArgs) => changing((core) => runTeamsConnect(options, config, core, io)));
  teams
    .command('disconnect')
    .description('serve a tenant no longer')
    .requiredOption('--tenant <id>', 'its Directory (tenant) ID')
    .action(async (options: { tenant: string }) => done(await withCore((core) => runTeamsDisconnect(options, config, core, io))));
  teams
    .command('let-in')
    .description('let a guest, or somebody of another organization, count as a person of the plan; everyone else of them stays a stranger')
    .argument('<email>', 'the email the plan file names the person by')
    .requiredOption('--user <id>', 'who they are in Teams: the Object ID that Entra shows of them')
    .option('--tenant <id>', 'which tenant, where the organization has several')
    .addOption(organizationOption())
    .action((email: string, options: LetInArgs) => changing(async (core) => runTeamsLetIn(email, options, core, io, await now())));
  teams
    .command('shut-out')
    .description('make somebody a stranger again who was let in')
    .argument('<email>', 'the email the plan file names the person by')
    .addOption(organizationOption())
    .action((email: string, options: Pick<LetInArgs, 'organization'>) => changing(async (core) => runTeamsShutOut(email, options, core, io, await now())));
  teams
    .command('status')
    .description('list the tenants: whose they are, whether they are connected, how many people can be written to')
    .action(async () => done(await withCore((core) => runTeamsStatus(core.store, io))));
  teams
    .command('rotate-keys')
    .description('seal everything anew with the first key of TOKEN_KEYS, as `slack rotate-keys` does')
    .action(async () => done(await withCore((core) => runSlackRotateKeys(config, core.store, io))));
}
