import { Option } from 'commander';
import type { Command } from 'commander';
import type { Core } from '../app.js';
import { ROLES } from '../domain/types.js';
import type { Role } from '../domain/types.js';
import { ASK_IN_CHOICES, runAskIn } from './ask-in.js';
import type { AskInArgs } from './ask-in.js';
import { runExport } from './export.js';
import { runGrant } from './grant.js';
import { runImport } from './import.js';
import { runImportCalendar } from './import-calendar.js';
import { runPause } from './pause.js';
import type { Done, ProgramContext } from './program-context.js';
import { runStart } from './start.js';

interface Which {
  readonly plan?: string;
  readonly organization?: string;
}

/** Which organization: every command takes it that could mean another tenant's. */
export function organizationOption(): Option {
  return new Option('--organization <key>', 'which organization, where there are several');
}

/** Adds the commands that bring plans in, start and stop them. */
export function addPlanCommands(program: Command, { io, now, withCore, afterChange }: ProgramContext, done: Done): void {
  const changing = async (work: (core: Core) => Promise<number>): Promise<void> => {
    const code = await withCore(work);
    if (code === 0) await afterChange();
    done(code);
  };
  const named = (command: Command): Command => command.addOption(new Option('--plan <code>', 'which plan, where there are several')).addOption(organizationOption());

  program
    .command('import')
    .description('bring in a plan file, or a changed one: checks it, shows the difference, asks, applies; sends nothing')
    .argument('<file>', 'the plan file; - for standard input')
    .option('-y, --yes', 'apply without asking')
    .option('--keep-chat-changes', 'leave owners and cadences alone that were set in chat since the last import')
    .action((file: string, options: { yes?: boolean; keepChatChanges?: boolean }) => changing(async (core) => runImport({ ...options, file }, core.store, io, await now())));
  program
    .command('import-calendar')
    .description("bring in a unit's closed days from a calendar file (.ics): shows the difference, asks, applies; sends nothing")
    .argument('<file>', 'the calendar file; - for standard input')
    .requiredOption('--unit <key>', 'whose calendar')
    .addOption(organizationOption())
    .option('--from <date>', "first day, YYYY-MM-DD; the school year's unless said, else today")
    .option('--to <date>', "last day, YYYY-MM-DD; the school year's unless said, else a year later")
    .option('-y, --yes', 'apply without asking')
    .action((file: string, options: { unit: string; organization?: string; from?: string; to?: string; yes?: boolean }) => changing(async (core) => runImportCalendar({ ...options, file }, core.store, io, await now())));
  named(program.command('export').description('write a plan back as a plan file').option('-o, --out <file>', 'where to; standard output unless said')).action(async (options: Which & { out?: string }) =>
    done(await withCore((core) => runExport(options, core.store, io))),
  );
  program
    .command('grant')
    .description('give a person a role')
    .argument('<email>', 'the email the plan file names them by')
    .addArgument(program.createArgument('<role>', 'what they may do').choices([...ROLES]))
    .addOption(organizationOption())
    .action((email: string, role: Role, { organization }: Which) => changing(async (core) => runGrant({ email, role, organization }, core.store, io, await now())));
  program
    .command('ask-in')
    .description('say where people are asked who are on several platforms; what they say in chat themselves goes first')
    .addArgument(program.createArgument('<where>', 'a platform, or anywhere: where they wrote last').choices([...ASK_IN_CHOICES]))
    .option('--person <email>', 'one person, by the email the plan file names them by; everyone who has not chosen unless said')
    .addOption(organizationOption())
    .action((where: AskInArgs['where'], options: Omit<AskInArgs, 'where'>) => changing(async (core) => runAskIn({ ...options, where }, core.store, io, await now())));
  named(program.command('start').description('show what would go out and who cannot be reached, then begin to ask').option('-y, --yes', 'start without asking')).action((options: Which & { yes?: boolean }) =>
    changing(async (core) => runStart(options, core.store, io, await now())),
  );
  named(program.command('pause').description('stop a plan at once: nothing more is asked or sent')).action((options: Which) => changing(async (core) => runPause(options, core.store, io, await now())));
}
