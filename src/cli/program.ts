import { Command, CommanderError, Option } from 'commander';
import type { Core } from '../app.js';
import type { Config } from '../config.js';
import { ROLES } from '../domain/types.js';
import type { Role } from '../domain/types.js';
import type { Clock, Logger } from '../ports.js';
import { runDoctor } from './doctor.js';
import { runExport } from './export.js';
import { runGrant } from './grant.js';
import { runImport } from './import.js';
import { runImportCalendar } from './import-calendar.js';
import type { CommandIo } from './io.js';
import { runPause } from './pause.js';
import { runSchedule, runScheduleOfFile } from './schedule.js';
import type { ScheduleArgs } from './schedule.js';
import { runSchema } from './schema.js';
import { runStart } from './start.js';
import { runUnderstand } from './understand.js';

/** What commands work with. */
export interface ProgramContext {
  readonly config: Config;
  readonly log: Logger;
  readonly io: CommandIo;
  readonly clock: Clock;
  readonly version: string;
  /** Opens the database for one command; closes it afterwards, where it was opened for it. */
  readonly withCore: (work: (core: Core) => Promise<number>) => Promise<number>;
  /** Called after a command changed people or plans. */
  readonly afterChange: () => Promise<void>;
  /** Starts the server and stays; only at the terminal. */
  readonly serve?: (options: { readonly sample: boolean }) => Promise<void>;
}

/** Runs one command line (without the program's name). Gives the exit code: 0 done, 1 not done, 2 a command that is none. */
export async function runProgram(argv: readonly string[], context: ProgramContext): Promise<number> {
  let exitCode = 0;
  const done = (code: number): void => {
    exitCode = code;
  };
  const program = buildProgram(context, done);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function buildProgram(context: ProgramContext, done: (code: number) => void): Command {
  const { io } = context;
  const program = new Command('throughline')
    .description('Keeps a strategic plan alive: asks owners for evidence, files what they answer, tells leaders where the plan stands.')
    .version(context.version)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('Run `throughline help` for all commands.')
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) });
  addPlanCommands(program, context, done);
  addLookingCommands(program, context, done);
  addServing(program, context);
  return program;
}

function addPlanCommands(program: Command, { io, clock, withCore, afterChange }: ProgramContext, done: (code: number) => void): void {
  const changing = async (work: (core: Core) => Promise<number>): Promise<void> => {
    const code = await withCore(work);
    if (code === 0) await afterChange();
    done(code);
  };
  const named = (command: Command): Command =>
    command.addOption(new Option('--plan <code>', 'which plan, where there are several')).addOption(new Option('--organization <key>', 'which organization, where there are several'));
  type Which = { plan?: string; organization?: string };

  program
    .command('import')
    .description('bring in a plan file, or a changed one: checks it, shows the difference, asks, applies; sends nothing')
    .argument('<file>', 'the plan file; - for standard input')
    .option('-y, --yes', 'apply without asking')
    .action((file: string, { yes = false }: { yes?: boolean }) => changing((core) => runImport({ file, yes }, core.store, io, clock.now())));
  program
    .command('import-calendar')
    .description("bring in a unit's closed days from a calendar file (.ics): shows the difference, asks, applies; sends nothing")
    .argument('<file>', 'the calendar file; - for standard input')
    .requiredOption('--unit <key>', 'whose calendar')
    .addOption(new Option('--organization <key>', 'which organization, where there are several'))
    .option('--from <date>', "first day, YYYY-MM-DD; the school year's unless said, else today")
    .option('--to <date>', "last day, YYYY-MM-DD; the school year's unless said, else a year later")
    .option('-y, --yes', 'apply without asking')
    .action((file: string, options: { unit: string; organization?: string; from?: string; to?: string; yes?: boolean }) => changing((core) => runImportCalendar({ ...options, file }, core.store, io, clock.now())));
  named(program.command('export').description('write a plan back as a plan file').option('-o, --out <file>', 'where to; standard output unless said')).action(async (options: Which & { out?: string }) =>
    done(await withCore((core) => runExport(options, core.store, io))),
  );
  program
    .command('grant')
    .description('give a person a role')
    .argument('<email>', 'the email the plan file names them by')
    .addArgument(program.createArgument('<role>', 'what they may do').choices([...ROLES]))
    .addOption(new Option('--organization <key>', 'which organization, where there are several'))
    .action((email: string, role: Role, { organization }: Which) => changing((core) => runGrant({ email, role, ...(organization !== undefined && { organization }) }, core.store, io, clock.now())));
  named(program.command('start').description('show what would go out and who cannot be reached, then begin to ask').option('-y, --yes', 'start without asking')).action((options: Which & { yes?: boolean }) =>
    changing((core) => runStart(options, core.store, io, clock.now())),
  );
  named(program.command('pause').description('stop a plan at once: nothing more is asked or sent')).action((options: Which) => changing((core) => runPause(options, core.store, io, clock.now())));
}

function addLookingCommands(program: Command, { io, clock, config, log, withCore }: ProgramContext, done: (code: number) => void): void {
  program
    .command('schedule')
    .description('list every prompt that would go out, when, to whom, and why it moved; changes nothing')
    .requiredOption('--from <date>', 'first day, YYYY-MM-DD')
    .requiredOption('--to <date>', 'last day, YYYY-MM-DD')
    .option('--plan <code>', 'only this plan')
    .option('--person <email>', 'only this person')
    .option('--json', 'as JSON: {at, local, zone, person, item, cadence, movedFrom?, reason?}')
    .option('--file <plan.yaml>', 'of a plan file, with no database')
    .action(async (args: ScheduleArgs) => {
      const { file } = args;
      done(file === undefined ? await withCore((core) => runSchedule(args, core.store, io)) : await runScheduleOfFile({ ...args, file }, io));
    });
  program
    .command('understand')
    .description('print what a reply would be understood as; files nothing, needs no database')
    .requiredOption('--file <plan.yaml>', 'the plan file')
    .requiredOption('--item <code>', 'the item the reply is to')
    .option('--json', 'as JSON: {language, isReport, status, readings, links, blockers, needs}')
    .argument('<words...>', 'the reply')
    .action(async (words: string[], options: { file: string; item: string; json?: boolean }) => done(await runUnderstand({ ...options, words: words.join(' ') }, io, clock.now())));
  program.command('schema').description('print the JSON Schema of a plan file, for editors').action(() => done(runSchema(io)));
  program
    .command('doctor')
    .description('check settings, database, migrations, queue, clock and people; say how to mend each fault')
    .action(async () => done(await withCore((core) => runDoctor({ core, config, log, io }))));
}

function addServing(program: Command, { serve }: ProgramContext): void {
  if (!serve) return;
  program
    .command('serve')
    .description('run Throughline until it is stopped')
    .action(() => serve({ sample: false }));
  program
    .command('try')
    .description('run Throughline with a sample district, in a folder of its own')
    .action(() => serve({ sample: true }));
}
