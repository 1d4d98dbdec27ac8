import type { Command } from 'commander';
import { organizationOption } from './plan-commands.js';
import type { Done, ProgramContext } from './program-context.js';
import { runSchedule, runScheduleOfFile } from './schedule.js';
import type { ScheduleArgs } from './schedule.js';
import { runSchema } from './schema.js';
import { runUnderstand } from './understand.js';

/** Adds the commands that change nothing. */
export function addLookingCommands(program: Command, { io, now, withCore, doctor }: ProgramContext, done: Done): void {
  program
    .command('schedule')
    .description('list every prompt that would go out, when, to whom, and why it moved; changes nothing')
    .requiredOption('--from <date>', 'first day, YYYY-MM-DD')
    .requiredOption('--to <date>', 'last day, YYYY-MM-DD')
    .option('--plan <code>', 'only this plan')
    .addOption(organizationOption())
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
    .action(async (words: string[], options: { file: string; item: string; json?: boolean }) => done(await runUnderstand({ ...options, words: words.join(' ') }, io, await now())));
  program.command('schema').description('print the JSON Schema of a plan file, for editors').action(() => done(runSchema(io)));
  program
    .command('doctor')
    .description('check settings, database, migrations, queue, clock, people and messages; say how to mend each fault')
    .action(async () => done(await doctor()));
}
