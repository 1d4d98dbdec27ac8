import { Command, CommanderError, Option } from 'commander';
import { addLookingCommands } from './looking-commands.js';
import { addPlanCommands } from './plan-commands.js';
import type { ProgramContext } from './program-context.js';
import { addSlackCommands } from './slack-commands.js';
import { addTeamsCommands } from './teams-commands.js';

/** Runs one command line (without the program's name). Gives the exit code: 0 done, 1 not done, 2 a command that is none. */
export async function runProgram(argv: readonly string[], context: ProgramContext): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(context, (code) => {
    exitCode = code;
  });
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
  addSlackCommands(program, context, done);
  addTeamsCommands(program, context, done);
  addServing(program, context);
  return program;
}

function addServing(program: Command, { serve }: ProgramContext): void {
  if (!serve) return;
  program
    .command('serve')
    .description('run Throughline until it is stopped')
    // It is a setting, read with all others before any command runs; here it is told and checked.
    .addOption(new Option('--role <role>', 'take what people do, work through it, or both').choices(['web', 'worker', 'all']))
    .action(() => serve({ sample: false }));
  program
    .command('try')
    .description('run Throughline with a sample district, in a folder of its own')
    .action(() => serve({ sample: true }));
}
