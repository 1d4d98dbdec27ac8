import { Temporal } from 'temporal-polyfill';
import { keyText } from '../domain/plan-file/key-text.js';
import { readPlanFile } from '../domain/plan-file/read-plan-file.js';
import { AppError } from '../errors.js';
import type { Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import type { PlanFileTexts } from '../text/plan-file/index.js';
import { scheduleTexts } from '../text/schedule/index.js';
import { previewFile, previewSchedule } from '../usecases/asking/preview-schedule.js';
import type { ScheduledPrompt, ScheduleQuery } from '../usecases/asking/preview-schedule.js';
import { findOrganization } from '../usecases/plan/find-organization.js';
import { findPlan } from '../usecases/plan/find-plan.js';
import { nearEmails } from '../usecases/plan/near-emails.js';
import type { CommandIo } from './io.js';
import { faultLines } from '../text/plan-file/fault-lines.js';

export interface ScheduleArgs {
  readonly from: string;
  readonly to: string;
  readonly plan?: string;
  /** Its key; needed only where there are several. */
  readonly organization?: string;
  readonly person?: string;
  readonly json?: boolean;
  readonly file?: string;
}

/** A school year and its summer: more would be a slip of the keyboard. */
const MOST_DAYS = 800;

/** Lists the prompts of a plan file, with no database. Exit code 1 where the file or the dates are at fault. Throws AppError `no-plan` or `no-person`, which name what is near. */
export async function runScheduleOfFile(args: ScheduleArgs & { readonly file: string }, io: CommandIo): Promise<number> {
  const query = queryOf(args, io);
  const read = readPlanFile(await io.readFile(args.file));
  if (!read.ok) {
    for (const line of faultLines(args.file, read.faults, io.language)) io.err(line);
    return 1;
  }
  const { plan, people } = read.document;
  const texts = planFileTexts(io.language);
  if (query.plan !== undefined && query.plan.toLowerCase() !== plan.code.toLowerCase()) throw new AppError('no-plan', texts.noPlan(query.plan, plan.code));
  checkPerson(query.person, people.map(({ email }) => email), texts);
  print(previewFile(read.document, query), args, io);
  return 0;
}

/** Lists the prompts of the plans in the database; changes nothing. Throws as `findOrganization` and `findPlan` do, and AppError `no-person`. */
export async function runSchedule(args: ScheduleArgs, store: Store, io: CommandIo): Promise<number> {
  const query = queryOf(args, io);
  const texts = planFileTexts(io.language);
  const organizationId = await findOrganization(store, args.organization, texts);
  if (query.plan !== undefined) await findPlan(store, args, texts);
  if (query.person !== undefined && organizationId !== undefined) checkPerson(query.person, (await store.people.all(organizationId)).map(({ email }) => email), texts);
  print(await previewSchedule(store, { ...query, organizationId }), args, io);
  return 0;
}

/** A slip in an email must not read as if nobody were asked. Throws AppError `no-person`, naming near ones. */
function checkPerson(email: string | undefined, known: readonly string[], texts: PlanFileTexts): void {
  if (email !== undefined && !known.includes(keyText(email))) throw new AppError('no-person', texts.noPerson(email, nearEmails(email, known)));
}

function queryOf({ from, to, plan, person }: ScheduleArgs, io: CommandIo): ScheduleQuery {
  const texts = scheduleTexts(io.language);
  const [begin, end] = [from, to].map((date) => plainDate(date, texts.badDate(date)));
  if (!begin || !end || Temporal.PlainDate.compare(begin, end) > 0) throw new AppError('bad-dates', texts.upsideDown(from, to));
  if (begin.until(end, { largestUnit: 'days' }).days > MOST_DAYS) throw new AppError('bad-dates', texts.tooLong(MOST_DAYS));
  return { from: begin.toString(), to: end.toString(), ...(plan !== undefined && { plan }), ...(person !== undefined && { person }) };
}

function plainDate(text: string, fault: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new AppError('bad-date', fault);
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (cause) {
    throw new AppError('bad-date', fault, { cause });
  }
}

function print(rows: readonly ScheduledPrompt[], { json }: ScheduleArgs, io: CommandIo): void {
  if (json) return io.out(JSON.stringify(rows.map(asJson), null, 2));
  const texts = scheduleTexts(io.language);
  if (rows.length === 0) return io.out(texts.none);
  const table = rows.map((row) => [row.local.replace('T', ' '), row.zone, row.at, row.item, row.person, why(row, texts)]);
  const widths = texts.columns.map((title, column) => Math.max(title.length, ...table.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of [texts.columns, ...table]) io.out(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  io.out(texts.count(rows.length));
}

/** `reason` as one text, with the name of what moved it: `closed: Thanksgiving break`. */
function asJson({ because, ...row }: ScheduledPrompt): Omit<ScheduledPrompt, 'because'> {
  return row.reason === undefined || because === undefined || because === '' ? row : { ...row, reason: `${row.reason}: ${because}` };
}

function why(row: ScheduledPrompt, texts: ReturnType<typeof scheduleTexts>): string {
  if (row.reason === undefined) return '';
  const reason = texts.reasons[row.reason] ?? row.reason;
  return row.movedFrom === undefined ? reason : texts.moved(row.movedFrom, row.because ?? reason, reason);
}
