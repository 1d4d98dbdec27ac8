import { Option } from 'commander';
import type { Command } from 'commander';
import { organizationOption } from './plan-commands.js';
import type { Done, ProgramContext } from './program-context.js';
import { runSlackInstallLink, runSlackRotateKeys, runSlackStatus } from './slack.js';
import { runSlackManifest } from './slack-manifest.js';
import type { SlackManifestArgs } from './slack-manifest.js';

/** Adds `slack …`: what setting Slack up and keeping it takes. */
export function addSlackCommands(program: Command, { io, config, withCore }: ProgramContext, done: Done): void {
  const slack = program.command('slack').description('set Slack up, and see how it stands').showHelpAfterError('Run `throughline slack --help` for its commands.');
  slack
    .command('manifest')
    .description("print the app's manifest, for “Create New App → From a manifest”; needs no database")
    .addOption(new Option('--url <address>', 'the public address Slack reaches, https://…; PUBLIC_URL unless said'))
    .option('--socket', 'over Socket Mode: no public address needed')
    .option('--org-wide', 'an Enterprise Grid organization may install it for all its workspaces')
    .option('--yaml', 'as YAML instead of JSON')
    .action((options: SlackManifestArgs) => done(runSlackManifest(options, config, io)));
  slack
    .command('install-link')
    .description('print a link that connects one workspace to one organization, once, within three days')
    .addOption(organizationOption())
    .action(async ({ organization }: { organization?: string }) => done(await withCore((core) => runSlackInstallLink(organization, config, core, io))));
  slack
    .command('status')
    .description('list the workspaces: whose they are, and whether they are connected')
    .action(async () => done(await withCore((core) => runSlackStatus(core.store, io))));
  slack
    .command('rotate-keys')
    .description('seal every token anew with the first key of TOKEN_KEYS')
    .action(async () => done(await withCore((core) => runSlackRotateKeys(config, core.store, io))));
}
