import type { Core } from '../app.js';
import { databaseClock, queueState } from '../app/diagnose.js';
import type { Config } from '../config.js';
import { AppError, errorFields } from '../errors.js';
import type { Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import type { CliTexts } from '../text/cli/index.js';
import { formatList, formatNumber } from '../text/format.js';
import type { CommandIo } from './io.js';

interface Finding {
  readonly part: string;
  readonly isFine: boolean;
  readonly text: string;
}

/** More than a job's patience; less than what a person would notice. Seconds. */
const CLOCKS_MAY_DIFFER = 5;
const UNDELIVERED_SHOWN = 1_000;

/** Looks at every part and says how to mend each fault. Exit code 1 when there is one. */
export async function runDoctor({ core, config, log, io }: { readonly core: Core; readonly config: Config; readonly log: Logger; readonly io: CommandIo }): Promise<number> {
  const texts = cliTexts(io.language).doctor;
  const findings: Finding[] = [{ part: texts.settings, isFine: true, text: texts.settingsFine }];
  for (const look of [lookAtDatabase, lookAtMigrations, lookAtClock, lookAtZones, lookAtPeople, lookAtMessages]) findings.push(await look(core, texts, io));
  findings.push(...(await lookAtQueue(core, config, log, texts)));
  for (const { part, isFine, text } of findings) io.out(`${isFine ? texts.ok.padEnd(texts.fault.length) : texts.fault}  ${part}: ${text}`);
  const faults = findings.filter((finding) => !finding.isFine).length;
  io.out(faults === 0 ? texts.allWell : texts.faults(faults));
  return faults === 0 ? 0 : 1;
}

type Texts = CliTexts['doctor'];

async function lookAtDatabase({ database }: Core, texts: Texts): Promise<Finding> {
  try {
    await database.ping();
    return { part: texts.database, isFine: true, text: texts.databaseFine(database.engine) };
  } catch (error) {
    return { part: texts.database, isFine: false, text: error instanceof AppError ? error.message : errorFields(error).code };
  }
}

async function lookAtMigrations({ database }: Core, texts: Texts, io: CommandIo): Promise<Finding> {
  const { applied, pending, failed, unknown } = await database.migrationState();
  const fault = (text: string): Finding => ({ part: texts.migrations, isFine: false, text });
  const list = (names: readonly string[]) => formatList(io.language, names);
  if (failed.length > 0) return fault(texts.migrationsFailed(list(failed)));
  if (unknown.length > 0) return fault(texts.migrationsUnknown(list(unknown)));
  if (pending.length > 0) return fault(texts.migrationsPending(list(pending)));
  return { part: texts.migrations, isFine: true, text: texts.migrationsFine(applied.length) };
}

async function lookAtClock(core: Core, texts: Texts, io: CommandIo): Promise<Finding> {
  const apart = Math.abs((await databaseClock(core)).since(core.wallClock.now()).total('seconds'));
  const seconds = formatNumber(io.language, Math.ceil(apart));
  if (apart > CLOCKS_MAY_DIFFER) return { part: texts.clock, isFine: false, text: texts.clockFault(seconds) };
  const sandbox = core.sandboxClock ? `; ${texts.clockSandbox(core.clock.now().round('second').toString())}` : '';
  return { part: texts.clock, isFine: true, text: `${texts.clockFine(seconds)}${sandbox}` };
}

async function lookAtZones(_core: Core, texts: Texts): Promise<Finding> {
  const { length } = Intl.supportedValuesOf('timeZone');
  return length > 300 ? { part: texts.zones, isFine: true, text: texts.zonesFine(length) } : { part: texts.zones, isFine: false, text: texts.zonesFault };
}

/** Everyone who answers for an item must be somebody in chat. */
async function lookAtPeople({ store }: Core, texts: Texts, io: CommandIo): Promise<Finding> {
  const owners: string[] = [];
  const unmatched: string[] = [];
  for (const { id } of await store.people.organizations()) {
    const { items } = await store.checks.scheduleInputs(id, { anyState: true });
    const ids = [...new Set(items.flatMap((item) => item.ownerId ?? []))];
    owners.push(...ids);
    const matched = new Set((await store.people.identities(id, ids)).map((identity) => identity.personId));
    unmatched.push(...(await store.people.byIds(id, ids.filter((one) => !matched.has(one)))).map((person) => `${person.name} <${person.email}>`));
  }
  if (owners.length === 0) return { part: texts.chat, isFine: true, text: texts.chatNone };
  return unmatched.length === 0 ? { part: texts.chat, isFine: true, text: texts.chatFine(owners.length) } : { part: texts.chat, isFine: false, text: texts.chatFault(formatList(io.language, unmatched)) };
}

async function lookAtMessages({ store }: Core, texts: Texts, io: CommandIo): Promise<Finding> {
  const lost = (await Promise.all((await store.people.organizations()).map(({ id }) => store.deliveries.undelivered(id, UNDELIVERED_SHOWN)))).flat();
  const codes = formatList(io.language, [...new Set(lost.map((row) => row.lastError ?? row.state))]);
  return lost.length === 0 ? { part: texts.sending, isFine: true, text: texts.sendingFine } : { part: texts.sending, isFine: false, text: texts.sendingFault(lost.length, codes) };
}

async function lookAtQueue(core: Core, config: Config, log: Logger, texts: Texts): Promise<Finding[]> {
  try {
    const { kind, failed } = await queueState(core, config, log);
    const fine: Finding = { part: texts.queue, isFine: true, text: texts.queueFine(kind) };
    return failed === 0 ? [fine] : [fine, { part: texts.queue, isFine: false, text: texts.failedJobs(failed) }];
  } catch (error) {
    return [{ part: texts.queue, isFine: false, text: texts.queueFault(errorFields(error).code) }];
  }
}
